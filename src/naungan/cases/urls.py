"""Addresses of this room."""

from django.urls import path

from naungan.cases.views import public

app_name = "cases"
urlpatterns = [
    path("lacak/", public.follow, name="follow"),
    path("lacak/urusan/", public.followed, name="followed"),
    path("lacak/urusan/pesan/", public.message, name="message"),
    path("lacak/urusan/cabut/", public.withdraw, name="withdraw"),
    path("lacak/urusan/tutup/", public.leave, name="leave"),
    path("lacak/urusan/batas.ics", public.calendar, name="calendar"),
    path("lacak/urusan/lampiran/<int:pk>/", public.attachment, name="attachment"),
]
