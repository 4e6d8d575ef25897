"""Addresses of this room."""

app_name = "regulations"
urlpatterns: list = []
