"""Working papers and the copies that were made of them with the exempt parts blacked out."""

from django.conf import settings
from django.db import models

from naungan.cases.models import Attachment, Case
from naungan.files.models import StoredFile
from naungan.kit.sealed import SealedField
from naungan.ppid.enums import Article17


class RedactionDraft(models.Model):
    """Naskah kerja penghitaman: a whole document of which parts will be blacked out (UU 14/2008 art. 22(7)e).

    It is no attachment: no list of the case, no dossier and no page of the applicant can show it, and it is deleted
    when the case is over. `boxes` are dicts of `rules.redacting`; `sheets` are [width, height] of each page, all in
    millimetres. `version` grows with every change: who saves an older one is told.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="redaction_drafts")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    name = SealedField("nama naskah")
    sheets = models.JSONField("ukuran halaman", default=list)
    boxes = models.JSONField("kotak", default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "naskah kerja penghitaman"
        verbose_name_plural = "naskah kerja penghitaman"
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"naskah {self.pk} pada {self.case.number}"

    @property
    def pages(self) -> int:
        return len(self.sheets)


class RedactedCopy(models.Model):
    """Salinan yang dihitamkan: proved on that day, with its reason (UU 14/2008 art. 22(7)e).

    `marked` are the pages on which something is black; `reason` says in words what, and the applicant reads it. Not
    public until an answer, a delivery or an objection's decision takes it along.
    """

    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="redacted")
    case = models.ForeignKey(Case, models.CASCADE, related_name="redacted_copies")
    boxes = models.PositiveIntegerField("kotak")
    marked = models.JSONField("halaman yang dihitamkan", default=list)
    ground = models.CharField("huruf Pasal 17", max_length=1, choices=Article17.choices)
    reason = SealedField("yang dihitamkan dan alasannya")
    proved_at = models.DateTimeField("terbukti")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "salinan yang dihitamkan"
        verbose_name_plural = "salinan yang dihitamkan"
        ordering = ["proved_at", "pk"]

    def __str__(self) -> str:
        return f"salinan {self.pk} pada {self.case.number}"
