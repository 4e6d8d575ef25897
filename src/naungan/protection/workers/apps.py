from django.apps import AppConfig
from django.conf import settings


class WorkersConfig(AppConfig):
    name = "naungan.protection.workers"
    label = "workers"
    verbose_name = "Pekerja"

    def ready(self) -> None:
        from naungan.protection.workers.matching.model import keep_in

        keep_in(settings.VAR / "matching")
