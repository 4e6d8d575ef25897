"""What every page of the tree has besides Wagtail's own fields."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from naungan.portal import checking
from naungan.portal.editing import LeafForm
from naungan.portal.rights import UnitRights


class Leaf(models.Model):
    """A place in the public tree. `summary` is its one sentence: under the title, in lists, in search results."""

    summary = models.CharField(
        "ringkasan satu kalimat",
        max_length=240,
        help_text="Apa ini dan apa gunanya bagi pembaca. Tampil di bawah judul, di daftar, dan di hasil pencarian.",
    )
    unit = models.ForeignKey(
        "offices.Unit",
        models.SET_NULL,
        verbose_name="unit pengelola",
        null=True,
        blank=True,
        related_name="+",
        help_text="Unit yang menjaga isi halaman ini. Kosong: seluruh kantor.",
    )

    summary_panel = FieldPanel("summary")
    unit_panel = FieldPanel("unit")

    base_form_class = LeafForm

    class Meta:
        abstract = True

    @property
    def leads_to(self) -> str:
        """The address a link to this place has."""
        return self.url

    def permissions_for_user(self, user) -> UnitRights:
        """What this user may do here; an editor of another unit may look."""
        return UnitRights(user, self)

    def problems(self) -> list[str]:
        """What keeps it from going out, in sentences."""
        return checking.problems(self)
