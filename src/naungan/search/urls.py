"""Addresses of this room."""

from django.urls import path

from naungan.search.views import public

app_name = "search"
urlpatterns = [path("cari/", public.home, name="home")]
