"""Addresses of this room."""

app_name = "rosters"
urlpatterns: list = []
