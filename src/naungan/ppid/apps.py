from django.apps import AppConfig


class PpidConfig(AppConfig):
    name = "naungan.ppid"
    label = "ppid"
    verbose_name = "PPID"

    def ready(self) -> None:
        from naungan.ppid import kinds, letters

        kinds.register_all()
        letters.register_all()
