"""Where a block may lead: a page of the site or the address of a room, never to nowhere."""

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from wagtail import blocks
from wagtail.models import Page

from naungan.kit.icons import ICONS


def leads_somewhere(address: str) -> bool:
    """Is there a room or a live page behind this address of ours?"""
    path = address.split("#")[0].split("?")[0]
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.url_name != "wagtail_serve":
        return True
    home = Page.objects.filter(depth=2).order_by("path").first()
    return home is not None and Page.objects.live().filter(url_path=home.url_path + match.args[0]).exists()


def drawings() -> list[tuple[str, str]]:
    """The house's own icons; a function, so that a new drawing is no migration."""
    return [(name, name) for name in sorted(ICONS)]


def checked_address(value: str) -> None:
    """Raises ValidationError unless `value` is an address of ours that exists, or another site's whole address."""
    if value.startswith("https://"):
        return
    if not value.startswith("/") or value.startswith("//"):
        raise ValidationError("Tulis alamat yang dimulai dengan / untuk situs ini, atau https:// untuk situs lain.")
    if not leads_somewhere(value):
        raise ValidationError(f"Tidak ada halaman di {value}. Periksa ejaannya.")


class AddressBlock(blocks.CharBlock):
    """An address of this site, "/cakupan/", or the whole address of another one, "https://…"."""

    def clean(self, value):
        value = super().clean(value).strip()
        if value or self.required:
            checked_address(value)
        return value


class LinkBlock(blocks.StructBlock):
    """A word that leads somewhere."""

    title = blocks.CharBlock(max_length=60, label="judul")
    address = AddressBlock(max_length=200, label="alamat")

    class Meta:
        icon = "link"
        label = "tautan"


class TileBlock(LinkBlock):
    """One task: an icon, a title that begins with a verb, one line of what it gains."""

    text = blocks.CharBlock(max_length=120, label="satu baris penjelasan", required=False)
    icon = blocks.ChoiceBlock(choices=drawings, default="file", label="gambar")

    class Meta:
        icon = "link"
        label = "petak tugas"
        template = "portal/blocks/tile.html"


class CardBlock(LinkBlock):
    text = blocks.CharBlock(max_length=240, label="isi")

    class Meta:
        icon = "doc-full"
        label = "kartu"
