from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "naungan.regions"
    label = "regions"
    verbose_name = "Wilayah"
