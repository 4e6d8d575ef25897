"""Bring the table of regions to what the seed says."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from naungan.regions import seed
from naungan.regions.enums import Level
from naungan.regions.models import Region, RegionQuerySet

UPDATED = [name for name in seed.Row._fields if name != "code"]


@dataclass(frozen=True)
class Loaded:
    """How many rows the table holds after a load, and what the load changed besides."""

    rows: int
    villages: int
    retired: int
    removed: int


@transaction.atomic
def load(*, province: str, today: date) -> Loaded:
    """Load all regions and the villages of `province`; doing it twice changes nothing.

    A code that the seed no longer lists is retired on `today`, never deleted: people live there and NIKs name it.
    Villages of another province go when nothing refers to them, and stay untouched when something does.
    Raises ValueError for a province that has no villages.
    """
    rows = seed.rows(province)
    Region.objects.bulk_create(
        [Region(**row._asdict()) for row in rows],
        batch_size=2_000,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=UPDATED,
    )
    listed = {row.code for row in rows}
    known = Region.objects.current().values_list("code", flat=True)
    gone = Region.objects.filter(code__in=[code for code in known if code not in listed])
    foreign = Q(level=Level.VILLAGE) & ~Q(code__startswith=f"{province}.")
    removed, _ = unreferenced(gone.filter(foreign)).delete()
    retired = gone.exclude(foreign).update(valid_until=today)
    villages = Region.objects.current().within(province).filter(level=Level.VILLAGE).count()
    return Loaded(Region.objects.count(), villages, retired, removed)


def unreferenced(regions: RegionQuerySet) -> RegionQuerySet:
    """Those to which no row of any room points."""
    for relation in Region._meta.related_objects:
        regions = regions.filter(**{f"{relation.name}__isnull": True})
    return regions
