from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "naungan.portal"
    label = "portal"
    verbose_name = "Portal"
