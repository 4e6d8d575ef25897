from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "naungan.regulations"
    label = "regulations"
    verbose_name = "Regulasi"

    def ready(self) -> None:
        from naungan.regulations.reports import findable
        from naungan.search.registry import Kind, register

        facets = {"jenis": "Jenis peraturan", "tahun": "Tahun"}
        register(Kind(findable.KIND, "Regulasi", entries=findable.entries, facets=facets))
