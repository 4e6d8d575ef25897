"""The import as comparable systems write it: one row after the other through the ORM."""

from datetime import date
from typing import Any

import polars as pl
from django.db import transaction
from django.utils import timezone

from made.place import seconds
from naungan.kit.names import name_key
from naungan.kit.sealed import blind_index
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.workers.models import Origin, Worker
from naungan.protection.workers.rules import worker_number

STARTS, ENDS = date(2027, 1, 1), date(2028, 1, 1)


def orm_import(people: pl.DataFrame, office: Any) -> float:
    """Seconds for all of them: the row kept, the person found or made, the origin and the cover; each one checked with
    full_clean and saved, all in one transaction (which favours this way)."""
    roster = office.receive(b"NIK;Nama\n", name="satu-satu.csv", starts_on=STARTS)
    rows = people.to_dicts()

    def run() -> None:
        with transaction.atomic():
            for line, person in enumerate(rows, start=2):
                _one(person, line, roster, office)

    return seconds(run)[0]


def _one(person: dict[str, Any], line: int, roster: Roster, office: Any) -> None:
    now = timezone.now()
    index = blind_index("nik", person["nik"])
    row = Row(roster=roster, sheet="", line=line, received=_cells(person), clean=_cells(person), nik_index=index,
              village_id=person["village_id"], verdict="new")  # fmt: skip
    row.save()
    facts = {
        "number": worker_number(person["number"] + 10**9), "nik": person["nik"], "name": person["name"],
        "name_key": name_key(person["name"]), "sex": person["sex"], "born_on": person["born_on"],
        "village_id": person["village_id"], "occupation": person["occupation"], "mother": person["mother"],
        "phone": person["phone"], "created_at": now,
    }  # fmt: skip
    worker, created = Worker.objects.get_or_create(nik_index=index, defaults=facts)
    _full_clean(worker)
    worker.save()
    changes = {"name": [None, person["name"]]}
    origin = Origin(worker=worker, roster_number=roster.number, file_sha256="0" * 64, line=line, at=now,
                    created=created, changes=changes)  # fmt: skip
    _full_clean(origin)
    origin.save()
    cover = Enrolment(worker=worker, programme=office.programme, starts_on=STARTS, ends_on=ENDS, is_funded=True,
                      segment="informal", village_id=person["village_id"], tariff=16800, tariff_source="uji",
                      roster_number=roster.number, line=line, created_at=now)  # fmt: skip
    _full_clean(cover)
    cover.save()
    row.worker, row.is_enrolled = worker, True
    row.save()


def _cells(person: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in person.items()}


def _full_clean(model: Any) -> None:
    """Django's own check, of what is filled: our nullable fields are not declared blank."""
    model.full_clean(
        exclude=[field.name for field in model._meta.fields if getattr(model, field.attname) in (None, "")]
    )
