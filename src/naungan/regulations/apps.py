from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "naungan.regulations"
    label = "regulations"
    verbose_name = "Regulasi"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import published, unpublished

        from naungan.regulations import publishing
        from naungan.regulations.models import Instrument, InstrumentFile
        from naungan.regulations.policies import NothingIsDeleted
        from naungan.regulations.reports import findable
        from naungan.search.registry import Kind, register

        facets = {"jenis": "Jenis peraturan", "tahun": "Tahun"}
        told = {"prior": 0.65, "facets": facets, "standing": findable.standings}
        register(Kind(findable.KIND, "Regulasi", entries=findable.entries, **told))
        for model in (Instrument, InstrumentFile):
            register_permission_policy(model, NothingIsDeleted(model))
        published.connect(publishing.published, sender=Instrument, dispatch_uid="regulations.published")
        unpublished.connect(publishing.unpublished, sender=Instrument, dispatch_uid="regulations.unpublished")
