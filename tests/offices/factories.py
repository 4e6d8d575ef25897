"""Offices, units, posts and people in them, for tests."""

from datetime import date

from naungan.offices.enums import AppointmentKind
from naungan.offices.models import Appointment, Office, Official, Post, Unit


def office(code: str = "dispertan-lotim", region: str = "52.03", **fields) -> Office:
    fields.setdefault("name", "Dinas Pertanian Kabupaten Lombok Timur")
    return Office.objects.create(code=code, region_id=region, **fields)


def unit(code: str = "dinas") -> Unit:
    """One of the units that every installation begins with."""
    return Unit.objects.get(code=code)


def post(unit_code: str = "dinas", title: str = "Kepala Dinas", **fields) -> Post:
    return Post.objects.create(title=title, unit=unit(unit_code), **fields)


def official(name: str = "Orang Karangan", **fields) -> Official:
    return Official.objects.create(name=name, **fields)


def appointment(
    where: Post,
    who: Official,
    kind: str = AppointmentKind.DEFINITIVE,
    from_on: date = date(2024, 1, 1),
    until_on: date | None = None,
    **fields,
) -> Appointment:
    return Appointment.objects.create(post=where, official=who, kind=kind, from_on=from_on, until_on=until_on, **fields)
