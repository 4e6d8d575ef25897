"""Addresses of this room. The public ones stay for ever."""

from django.urls import path

from naungan.ppid.views import completing, desk, objection_form, receipts, redacting, request_form

app_name = "ppid"
urlpatterns = [
    path("layanan/permohonan-informasi/isi/", request_form.form, name="request_form"),
    path("layanan/permohonan-informasi/lengkapi/", completing.complete, name="complete"),
    path("layanan/keberatan/isi/", objection_form.form, name="objection_form"),
    path("layanan/tanda-terima/", receipts.receipt, name="receipt"),
    path("layanan/tanda-terima/bukti.pdf", receipts.receipt_pdf, name="receipt_pdf"),
    path("meja/ppid/masuk/", desk.intake, name="intake"),
    path("meja/ppid/diterima/", desk.handed, name="handed"),
    path("meja/ppid/<int:pk>/", desk.case, name="case"),
    path("meja/ppid/<int:pk>/buka-identitas/", desk.reveal, name="reveal"),
    path("meja/ppid/<int:pk>/berkas.zip", desk.dossier, name="dossier"),
    path("meja/ppid/<int:pk>/hitamkan/", redacting.home, name="redacting"),
    path("meja/ppid/<int:pk>/hitamkan/<int:draft_pk>/", redacting.draft, name="redact"),
    path("meja/ppid/<int:pk>/hitamkan/<int:draft_pk>/halaman/<int:page>.jpg", redacting.picture, name="redact_page"),
    path("meja/ppid/<int:pk>/hitamkan/<int:draft_pk>/cari/", redacting.find, name="redact_find"),
    path("meja/ppid/<int:pk>/hitamkan/<int:draft_pk>/salin/", redacting.copy, name="redact_copy"),
    path("meja/ppid/<int:pk>/hitamkan/<int:draft_pk>/hapus/", redacting.forget, name="redact_forget"),
    path("meja/ppid/<int:pk>/salinan-hitam/<int:copy_pk>/hapus/", redacting.drop, name="redact_drop"),
    path("meja/ppid/<int:pk>/<slug:name>/", desk.verb, name="verb"),
]
