"""Addresses of this room."""

app_name = "law"
urlpatterns: list = []
