"""Addresses of this room."""

app_name = "coverage"
urlpatterns: list = []
