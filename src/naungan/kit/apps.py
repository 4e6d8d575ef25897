from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "naungan.kit"
    label = "kit"
    verbose_name = "Peralatan"
