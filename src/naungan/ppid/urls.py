"""Addresses of this room. The public ones stay for ever."""

from django.urls import path

from naungan.ppid.views import completing, desk, objection_form, receipts, request_form

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
    path("meja/ppid/<int:pk>/<slug:name>/", desk.verb, name="verb"),
]
