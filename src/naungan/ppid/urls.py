"""Addresses of this room. The public ones stay for ever."""

from django.urls import path

from naungan.ppid.views import completing, objection_form, receipts, request_form

app_name = "ppid"
urlpatterns = [
    path("layanan/permohonan-informasi/isi/", request_form.form, name="request_form"),
    path("layanan/permohonan-informasi/lengkapi/", completing.complete, name="complete"),
    path("layanan/keberatan/isi/", objection_form.form, name="objection_form"),
    path("layanan/tanda-terima/", receipts.receipt, name="receipt"),
]
