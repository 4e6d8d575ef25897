from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "naungan.accounts"
    label = "accounts"
    verbose_name = "Akun"
