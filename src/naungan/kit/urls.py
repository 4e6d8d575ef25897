"""Addresses of this room."""

from django.urls import path

from naungan.kit import views

app_name = "kit"
urlpatterns = [path("", views.pieces, name="pieces")]
