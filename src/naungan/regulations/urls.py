"""Addresses of this room. They stay for ever: others cite them."""

from django.urls import path, register_converter

from naungan.regulations.enums import ADDRESS, Kind
from naungan.regulations.views import public


class KindConverter:
    """`peraturan-pemerintah` is a kind and no instrument."""

    regex = "|".join(ADDRESS.values())

    def to_python(self, value: str) -> Kind:
        return next(kind for kind, address in ADDRESS.items() if address == value)

    def to_url(self, value: str) -> str:
        return value if value in ADDRESS.values() else ADDRESS[Kind(value)]


register_converter(KindConverter, "kind")

app_name = "regulations"
urlpatterns = [
    path("regulasi/", public.shelf, name="shelf"),
    path("regulasi/jdih.json", public.jdihn, name="jdihn"),
    path("regulasi/terbaru.atom", public.newest, name="newest"),
    path("regulasi/<kind:kind>/", public.shelf, name="kind"),
    path("regulasi/<slug:slug>.json", public.record_json, name="json"),
    path("regulasi/<slug:slug>/", public.record, name="record"),
    path("regulasi/<slug:slug>/berkas/<int:number>/", public.file, name="file"),
]
