"""Pictures and files that editors put on pages, with what must stand beside them."""

from typing import ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.search import index

from naungan.kit.redrawing import stripped
from naungan.portal.enums import Licence


class StrippedFile(WagtailImageFieldFile):
    """Whichever way a picture comes (form, many at once, command), it is drawn anew before it is kept."""

    def save(self, name, content, save=True):
        super().save(name, stripped(content, name), save)


class StrippedImageField(WagtailImageField):
    attr_class = StrippedFile


class Picture(AbstractImage):
    """Gambar. A picture of the portal: never without words for those who do not see it, nor without its maker."""

    file = StrippedImageField("berkas", upload_to=get_upload_to, width_field="width", height_field="height")
    alt = models.CharField(
        "teks alternatif",
        max_length=240,
        help_text="Apa yang terlihat, untuk pembaca yang tidak melihat gambar. Misalnya: Petani memetik tembakau di "
        "kaki Rinjani. Tanpa kata “gambar” atau “foto”.",
    )
    credit = models.CharField(
        "kredit", max_length=120, help_text="Siapa yang membuat. Misalnya: Foto Humas Disnakertrans NTB."
    )
    licence = models.CharField("lisensi", max_length=12, choices=Licence.choices, default=Licence.OFFICE)

    admin_form_fields = (
        "title", "file", "alt", "credit", "licence", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    search_fields: ClassVar[list] = [
        *AbstractImage.search_fields,
        index.SearchField("alt"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "gambar"
        verbose_name_plural = "gambar"
        permissions = [("choose_picture", "Can choose picture")]

    @property
    def default_alt_text(self) -> str:
        return self.alt


class Rendition(AbstractRendition):
    """Salinan gambar. One size and format of a picture, made when it is first needed."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = "salinan gambar"
        verbose_name_plural = "salinan gambar"
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter_of_a_picture"
            )
        ]


class Download(AbstractDocument):
    """Berkas unduhan. A file to take home; public unless its collection is private."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "berkas unduhan"
        verbose_name_plural = "berkas unduhan"
        permissions = [("choose_download", "Can choose download")]
