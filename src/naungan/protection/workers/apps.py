from django.apps import AppConfig


class WorkersConfig(AppConfig):
    name = "naungan.protection.workers"
    label = "workers"
    verbose_name = "Pekerja"
