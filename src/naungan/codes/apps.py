from django.apps import AppConfig


class CodesConfig(AppConfig):
    name = "naungan.codes"
    label = "codes"
    verbose_name = "Daftar kode"
