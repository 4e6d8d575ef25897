from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "naungan.library"
    label = "library"
    verbose_name = "Pustaka"

    def ready(self) -> None:
        from naungan.library.reports import index
        from naungan.search.registry import Kind, register

        facets = {"set": "Himpunan", "year": "Tahun", "unit": "Unit"}
        register(Kind("document", "Dokumen", entries=index.documents, prior=0.65, facets=facets))
        register(Kind("sop", "SOP", entries=index.procedures, prior=0.85, facets={"unit": "Unit"}))
