"""Addresses of this room."""

from django.urls import path

from naungan.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("surat/<int:pk>/", views.letter, name="letter"),
    path("surat/<int:pk>/dibaca/", views.read, name="read"),
]
