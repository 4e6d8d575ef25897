from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "naungan.desk"
    label = "desk"
    verbose_name = "Meja"
