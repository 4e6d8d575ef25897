"""Addresses of this room."""

from django.urls import path

from naungan.protection.rosters.views import columns, desk, review, workbench

app_name = "rosters"
urlpatterns = [
    path("", desk.rosters, name="list"),
    path("kirim/", desk.receive, name="receive"),
    path("tinjau/", review.questions, name="review"),
    path("tinjau/banyak/", review.many, name="review_many"),
    path("tinjau/<int:pk>/", review.question, name="question"),
    path("tinjau/<int:pk>/jawab/", review.answer, name="answer"),
    path("tinjau/<int:pk>/tarik/", review.take_back, name="take_back"),
    path("<str:number>/", desk.roster, name="roster"),
    path("<str:number>/kolom/", columns.columns, name="columns"),
    path("<str:number>/buka/", columns.unlock, name="unlock"),
    path("<str:number>/perbaikan.xlsx", desk.error_book, name="errors"),
    path("<str:number>/baris/<int:pk>/putuskan/", desk.decide, name="decide"),
    path("<str:number>/baris/<int:pk>/", workbench.row, name="row"),
    path("<str:number>/masalah/<int:pk>/terima/", workbench.accept, name="accept"),
    path("<str:number>/usul/<slug:code>/<slug:column>/", workbench.accept_kind, name="accept_kind"),
    path("<str:number>/loloskan/", workbench.allow, name="allow"),
    path("<str:number>/kosongkan/", workbench.empty, name="empty"),
    path("<str:number>/ulang/", workbench.again, name="again"),
    path("<str:number>/ajukan/", desk.submit, name="submit"),
    path("<str:number>/setujui/", desk.approve, name="approve"),
    path("<str:number>/kembalikan/", desk.reject, name="reject"),
    path("<str:number>/urungkan/", desk.undo, name="undo"),
]
