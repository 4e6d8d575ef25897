from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "naungan.config"
    label = "config"
    verbose_name = "Naungan"

    def ready(self) -> None:
        from naungan.config import checks  # noqa: F401 (registers itself)
