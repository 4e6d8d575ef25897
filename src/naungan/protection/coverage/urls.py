"""Addresses of this room."""

from django.urls import path

from naungan.protection.coverage.views import public

app_name = "coverage"
urlpatterns = [
    path("cakupan/", public.region, name="home"),
    path("cakupan/data.csv", public.table_csv, name="csv"),
    path("cakupan/data.json", public.table_json, name="json"),
    path("cakupan/<str:code>/", public.region, name="region"),
    path("cakupan/<str:code>/data.csv", public.table_csv, name="csv"),
    path("cakupan/<str:code>/data.json", public.table_json, name="json"),
]
