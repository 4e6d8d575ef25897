"""Addresses of this room."""

app_name = "offices"
urlpatterns: list = []
