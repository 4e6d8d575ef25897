"""An office that sends lists and an officer who approves them, for the benchmarks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import polars as pl
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.accounts.models import RoleGrant, User
from naungan.kit.names import name_key
from naungan.kit.sealed import blind_index, sealed_field
from naungan.offices.models import Office as Unit
from naungan.protection.programmes.models import Programme
from naungan.protection.rosters import actions
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.models import Worker
from naungan.protection.workers.rules import worker_number


class Office:
    """`sealed` gives people as tuples in the order of `fields`, ready to be loaded into the registry."""

    fields = (
        "number", "nik", "nik_index", "name", "name_key", "sex", "born_on", "birth_place", "village_id", "occupation",
        "sector", "mother", "phone", "created_at",
    )  # fmt: skip

    def __init__(self) -> None:
        now = timezone.now()
        self.unit = Unit.objects.create(code="uji", name="Kantor uji", region_id="52")
        self.sender, self.approver = (
            User.objects.create(email=f"{name}@contoh.id", name=name) for name in ("pengirim", "penyetuju")
        )
        since = timezone.localdate() - timedelta(days=1)
        for user, role in ((self.sender, Role.PROGRAMME_OFFICER), (self.approver, Role.PROGRAMME_APPROVER)):
            RoleGrant.objects.create(user=user, role=role, area_id="52", from_on=since)
        self.programme = Programme.objects.create(
            code="uji", name="Program uji", fund="dbhcht", months=12, region_id="52", created_at=now, instrument="uji"
        )

    def receive(self, content: bytes, *, name: str, starts_on: date) -> Roster:
        return actions.receive(
            content, name=name, programme=self.programme.code, office=self.unit.code, starts_on=starts_on,
            by=self.sender, now=timezone.now(),
        )  # fmt: skip

    def sealed(self, people: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
        seal = {name: sealed_field(Worker, name).seal for name in ("nik", "mother", "phone")}
        now = timezone.now()
        keyed = people.with_columns(name_key=name_key(pl.col("name")))
        for person in keyed.iter_rows(named=True):
            yield (
                worker_number(person["number"] + 10**9), seal["nik"](person["nik"]), blind_index("nik", person["nik"]),
                person["name"], person["name_key"], person["sex"], person["born_on"], "", person["village_id"],
                person["occupation"], "", seal["mother"](person["mother"]), seal["phone"](person["phone"]), now,
            )  # fmt: skip
