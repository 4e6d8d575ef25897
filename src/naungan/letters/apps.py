from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "naungan.letters"
    label = "letters"
    verbose_name = "Surat"
