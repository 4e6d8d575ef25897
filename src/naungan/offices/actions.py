"""Open an office, close an office; keep its units, posts, officials, staff figures and buildings."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from naungan.journal.actions import record
from naungan.offices.enums import Verb
from naungan.offices.models import Appointment, Office, Official, Post
from naungan.regions.models import Region


@transaction.atomic
def open_office(*, code: str, name: str, region: Region | str, by: Any, now: datetime, email: str = "") -> Office:
    """Open an office that speaks for `region` (a row, or a dotted code such as "52.03").

    Raises ValidationError, in words for the person at the form: the code is taken or no slug, the name is empty,
    the region is not known or no longer in use.
    """
    region_code = region.code if isinstance(region, Region) else region
    if not Region.objects.current().filter(code=region_code).exists():
        raise ValidationError({"region": f"Wilayah {region_code!r} tidak ada dalam daftar wilayah yang berlaku."})
    office = Office(code=code, name=" ".join(name.split()), region_id=region_code, email=email)
    office.full_clean()
    office.save()
    record(Verb.OPEN, office, by=by, now=now, facts={"code": code, "region": region_code})
    return office


@transaction.atomic
def close_office(office: Office, *, by: Any, now: datetime, reason: str) -> Office:
    """Close an office: it keeps its history and sends no more lists. Closing it again does nothing."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    if office.is_active:
        office.is_active = False
        office.save(update_fields=["is_active"])
        record(Verb.CLOSE, office, by=by, now=now, reason=reason)
    return office


def _lock(row: models.Model) -> None:
    """Two people at two screens must not each appoint a head: whoever comes second waits, then is asked anew."""
    if isinstance(row, Appointment):
        list(Post.objects.select_for_update().filter(pk=row.post_id))
        list(Official.objects.select_for_update().filter(pk=row.official_id))


@transaction.atomic
def keep(row: models.Model, *, by: Any, now: datetime, changed: list[str] | None = None) -> models.Model:
    """Write a unit, post, official, appointment, staff report or building as somebody filled it in.

    `changed` names the fields; None where the row is new. Raises ValidationError with a sentence beside the field.
    """
    is_new = row.pk is None
    _lock(row)
    row.full_clean()
    row.save()
    record(Verb.ADD if is_new else Verb.CHANGE, row, by=by, now=now, facts={"fields": sorted(changed or [])})
    return row


@transaction.atomic
def remove(row: models.Model, *, by: Any, now: datetime) -> None:
    """Take away what was written by mistake. Raises ProtectedError where something hangs on it: end that instead."""
    record(Verb.REMOVE, row, by=by, now=now)
    row.delete()
