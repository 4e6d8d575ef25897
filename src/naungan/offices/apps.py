from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "naungan.offices"
    label = "offices"
    verbose_name = "Kantor"
