from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "naungan.library"
    label = "library"
    verbose_name = "Pustaka"
