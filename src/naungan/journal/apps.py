from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "naungan.journal"
    label = "journal"
    verbose_name = "Jurnal"
