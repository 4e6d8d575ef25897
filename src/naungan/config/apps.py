from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "naungan.config"
    label = "config"
    verbose_name = "Naungan"
