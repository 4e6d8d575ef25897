"""Addresses of this room."""

from django.urls import path

from naungan.protection.workers.views import desk

app_name = "workers"
urlpatterns = [
    path("", desk.search, name="search"),
    path("<str:number>/", desk.worker, name="worker"),
    path("<str:number>/buka-nik/", desk.reveal, name="reveal"),
]
