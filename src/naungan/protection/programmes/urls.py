"""Addresses of this room."""

from django.urls import path

from naungan.protection.programmes.views import desk

app_name = "programmes"
urlpatterns = [
    path("", desk.programmes, name="list"),
    path("buka/", desk.arrange, name="arrange"),
    path("perlindungan/", desk.cover, name="cover"),
    path("<slug:code>/templat.xlsx", desk.template, name="template"),
    path("<slug:code>/", desk.programme, name="programme"),
]
