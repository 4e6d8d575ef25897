from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "naungan.search"
    label = "search"
    verbose_name = "Pencarian"
