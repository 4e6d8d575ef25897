"""Addresses of this room."""

app_name = "kit"
urlpatterns: list = []
