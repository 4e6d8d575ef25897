from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "naungan.figures"
    label = "figures"
    verbose_name = "Angka"
