"""How often a page was read: a number a day, and nothing about who."""

import atexit
from collections.abc import Mapping
from datetime import date

from django.db import models, transaction
from django.db.models import F, Sum

from naungan.portal.counting import Tally


class ReadCountQuerySet(models.QuerySet):
    @transaction.atomic
    def add(self, counts: Mapping[tuple[int, date], int]) -> None:
        """Add to the rows of (page, day); others may add to the same rows at the same time."""
        for (page_id, on), count in counts.items():
            self.bulk_create([ReadCount(page_id=page_id, on=on)], ignore_conflicts=True)
            self.filter(page_id=page_id, on=on).update(count=F("count") + count)

    def of(self, page_id: int) -> int:
        """How often a page was read, as far as written."""
        return self.filter(page_id=page_id).aggregate(n=Sum("count"))["n"] or 0


class ReadCount(models.Model):
    """Hitungan baca. One row per page and day. No address, no cookie, no time of day: nobody can be found in it."""

    page_id = models.PositiveBigIntegerField()  # no foreign key: the count outlives the page
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    objects = ReadCountQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan baca"
        verbose_name_plural = "hitungan baca"
        constraints = [models.UniqueConstraint(fields=["page_id", "on"], name="one_read_count_a_page_and_day")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.on:%Y-%m-%d}: {self.count}"


TALLY = Tally(lambda counts: ReadCount.objects.add(counts))
atexit.register(TALLY.write)
