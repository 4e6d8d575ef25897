"""Open an office, close an office."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from naungan.journal.actions import record
from naungan.offices.enums import Verb
from naungan.offices.models import Office
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
