from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "naungan.law"
    label = "law"
    verbose_name = "Buku hukum"

    def ready(self) -> None:
        from naungan.law import checks  # noqa: F401  registers the system checks
