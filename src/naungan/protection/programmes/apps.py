from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "naungan.protection.programmes"
    label = "programmes"
    verbose_name = "Program"
