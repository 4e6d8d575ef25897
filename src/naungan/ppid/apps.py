from django.apps import AppConfig


class PpidConfig(AppConfig):
    name = "naungan.ppid"
    label = "ppid"
    verbose_name = "PPID"

    def ready(self) -> None:
        from naungan.ppid import kinds

        kinds.register_all()
