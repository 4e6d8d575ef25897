from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "naungan.files"
    label = "files"
    verbose_name = "Berkas"
