from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "naungan.protection.rosters"
    label = "rosters"
    verbose_name = "Daftar nama"
