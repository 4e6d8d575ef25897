from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "naungan.law"
    label = "law"
    verbose_name = "Buku hukum"
