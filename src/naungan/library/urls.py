"""Addresses of this room. The public ones stay for ever."""

from django.urls import path

from naungan.library.views import desk, desk_procedures, feeds, procedures, public

app_name = "library"
urlpatterns = [
    path("dokumen/", public.home, name="home"),
    path("dokumen/umpan.atom", feeds.newest, name="feed"),
    path("dokumen/daftar.csv", feeds.table_csv, name="table"),
    path("dokumen/<slug:code>/", public.shelf, name="shelf"),
    path("dokumen/<slug:code>/<slug:slug>/", public.document, name="document"),
    path("dokumen/<slug:code>/<slug:slug>/v<int:number>/<str:name>", public.download, name="download"),
    path("sop/", procedures.home, name="procedures"),
    path("sop/<slug:slug>/", procedures.procedure, name="procedure"),
    path("sop/<slug:slug>/cetak/", procedures.paper, name="procedure_paper"),
    path("sop/<slug:slug>/v<int:number>/", procedures.version, name="procedure_version"),
    path("sop/<slug:slug>/v<int:number>/naskah.pdf", procedures.download, name="procedure_file"),
    path("meja/dokumen/", desk.board, name="board"),
    path("meja/dokumen/unggah/", desk.upload, name="upload"),
    path("meja/dokumen/<int:pk>/", desk.document, name="desk_document"),
    path("meja/dokumen/<int:pk>/keterangan/", desk.describe, name="describe"),
    path("meja/dokumen/<int:pk>/versi/", desk.new_version, name="new_version"),
    path("meja/dokumen/<int:pk>/v<int:number>/berkas/", desk.file, name="desk_file"),
    path("meja/dokumen/<int:pk>/v<int:number>/terbitkan/", desk.publish, name="publish"),
    path("meja/dokumen/<int:pk>/v<int:number>/kembalikan/", desk.send_back, name="send_back"),
    path("meja/dokumen/<int:pk>/tarik/", desk.withdraw, name="withdraw"),
    path("meja/sop/", desk_procedures.home, name="desk_procedures"),
    path("meja/sop/baru/", desk_procedures.new, name="new_procedure"),
    path("meja/sop/<int:pk>/", desk_procedures.procedure, name="desk_procedure"),
    path("meja/sop/<int:pk>/versi/", desk_procedures.new_version, name="new_procedure_version"),
    path("meja/sop/<int:pk>/tinjau/", desk_procedures.review, name="review_procedure"),
    path("meja/sop/<int:pk>/v<int:number>/naskah/", desk_procedures.file, name="desk_procedure_file"),
    path("meja/sop/<int:pk>/v<int:number>/terbitkan/", desk_procedures.publish, name="publish_procedure"),
    path("meja/sop/<int:pk>/v<int:number>/kembalikan/", desk_procedures.send_back, name="send_back_procedure"),
    path("meja/sop/<int:pk>/tarik/", desk_procedures.withdraw, name="withdraw_procedure"),
]
