"""Addresses of this room."""

from django.urls import path

from naungan.cases.views import desk, public

app_name = "cases"
urlpatterns = [
    path("lacak/", public.follow, name="follow"),
    path("meja/perkara/", desk.queue, name="queue"),
    path("meja/perkara/<int:pk>/", desk.case, name="case"),
]
