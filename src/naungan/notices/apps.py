from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "naungan.notices"
    label = "notices"
    verbose_name = "Pemberitahuan"
