from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "naungan.portal"
    label = "portal"
    verbose_name = "Portal"

    def ready(self):
        from naungan.portal import agenda, indexing, receivers
        from naungan.search.registry import Kind, register

        receivers.connect()
        indexing.ready()
        register(Kind("agenda", "Agenda", entries=agenda.entries, prior=0.75, fades=True, facets={"jenis": "Jenis"}))
