from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "naungan.regulations"
    label = "regulations"
    verbose_name = "Regulasi"
