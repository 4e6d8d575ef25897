"""Was this page useful? Counts per page and day, and sentences; nothing of the person who wrote them."""

from django.conf import settings
from django.db import models


class PageOpinion(models.Model):
    """Penilaian halaman: how many readers of one page found it useful on one day, and how many did not."""

    path = models.CharField("halaman", max_length=200)
    on = models.DateField("hari")
    yes = models.PositiveIntegerField("membantu", default=0)
    no = models.PositiveIntegerField("tidak membantu", default=0)

    class Meta:
        verbose_name = "penilaian halaman"
        verbose_name_plural = "penilaian halaman"
        constraints = [models.UniqueConstraint(fields=["path", "on"], name="one_opinion_per_page_and_day")]

    def __str__(self) -> str:
        return f"{self.path} {self.on}"


class CommentQuerySet(models.QuerySet):
    def open(self) -> "CommentQuerySet":
        return self.filter(done_at=None)


class PageComment(models.Model):
    """Masukan halaman: what a reader missed on a page. Numbers and addresses of people were taken out before."""

    path = models.CharField("halaman", max_length=200, db_index=True)
    on = models.DateField("hari", db_index=True)  # a day, no hour: an hour could be matched with a log
    text = models.CharField("apa yang kurang", max_length=600)
    done_at = models.DateTimeField("selesai", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diselesaikan"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "masukan halaman"
        verbose_name_plural = "masukan halaman"
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.path} {self.on}"
