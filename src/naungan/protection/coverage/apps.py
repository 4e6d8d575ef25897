from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "naungan.protection.coverage"
    label = "coverage"
    verbose_name = "Cakupan"
