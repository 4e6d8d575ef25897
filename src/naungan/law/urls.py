"""Addresses of this room."""

from django.urls import path

from naungan.law.views import public

app_name = "law"
urlpatterns = [path("dasar-hukum/", public.book, name="book")]
