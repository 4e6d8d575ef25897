"""Addresses of this room."""

app_name = "workers"
urlpatterns: list = []
