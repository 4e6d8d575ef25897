"""The register of requests: every column of the public format, read from the cases themselves, so always current.

With names; for officers only. What the public reads is `summary`, made from `counting`, which never opens a seal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naungan.accounts.models import User
from naungan.kit import words
from naungan.ppid.enums import Article17, Held, Obtain, RequestState
from naungan.ppid.models.requests import InfoRequest
from naungan.ppid.reports import tables

# name → heading, as public bodies print it (facts of Perki 1/2021); the number stands first
COLUMNS = {
    "number": "Nomor pendaftaran",
    "received": "Tanggal",
    "name": "Nama",
    "address": "Alamat",
    "contact": "Nomor kontak",
    "occupation": "Pekerjaan",
    "asked": "Informasi yang diminta",
    "purpose": "Tujuan penggunaan informasi",
    "status": "Status informasi",
    "form": "Bentuk informasi yang dikuasai",
    "kind": "Jenis permohonan",
    "decision": "Keputusan",
    "reason": "Alasan penolakan",
    "notified": "Hari dan tanggal pemberitahuan tertulis",
    "delivered": "Hari dan tanggal pemberian informasi",
    "cost": "Biaya dan cara pembayaran",
}


@dataclass(frozen=True)
class Row:
    """One line as it is told, and the case it leads to."""

    pk: int
    state: str
    number: str
    received: str
    name: str
    address: str
    contact: str
    occupation: str
    asked: str
    purpose: str
    status: str
    form: str
    kind: str
    decision: str
    reason: str
    notified: str
    delivered: str
    cost: str

    @property
    def cells(self) -> list[str]:
        return [getattr(self, name) for name in COLUMNS]


@dataclass(frozen=True)
class Sieve:
    """What narrows the register; the sealed columns are searched after they were opened."""

    year: int
    state: str = ""
    question: str = ""


def rows(user: User, sieve: Sieve) -> list[Row]:
    """Lines of a year in the order of their numbers; two queries, however many there are."""
    found = InfoRequest.objects.visible_to(user).filter(case__year=sieve.year).select_related("case")
    if sieve.state in RequestState.values:
        found = found.filter(case__state=sieve.state)
    lines = [_row(one) for one in found.order_by("case__serial")]
    wanted = sieve.question.lower().split()
    return [line for line in lines if _holds(line, wanted)] if wanted else lines


def _holds(line: Row, wanted: Iterable[str]) -> bool:
    text = " ".join(line.cells).lower()
    return all(word in text for word in wanted)


def _row(found: InfoRequest) -> Row:
    case = found.case
    decision = found.decision if found.decision in RequestState.values else ""
    return Row(
        pk=case.pk,
        state=case.state,
        number=case.number,
        received=words.day(case.received_at),
        name=_named(found),
        address=found.address or "",
        contact=", ".join(part for part in (found.phone, found.email) if part),
        occupation=found.occupation or "",
        asked=found.asked or "",
        purpose=found.purpose or "",
        status=Held(found.held).label + (f": {found.held_by}" if found.held_by else "") if found.held else "",
        form=_label(Obtain, found.form_held),
        kind=_label(Obtain, found.obtain),
        decision=RequestState(decision).label if decision else _label(RequestState, case.state),
        reason=_reason(found),
        notified=_on(found.answered_at),
        delivered=_on(found.delivered_at),
        cost=_cost(found),
    )


def _named(found: InfoRequest) -> str:
    return f"{found.name}, kuasa dari {found.represented}" if found.represented else found.name or ""


def _label(kind: Any, value: str) -> str:
    return str(kind(value).label) if value else ""


def _reason(found: InfoRequest) -> str:
    """UU 14/2008 Ps. 17 huruf h (mengungkapkan rahasia pribadi), uji konsekuensi 01/UK/2025"""
    if not found.ground:
        return ""
    said = f"UU 14/2008 Ps. 17 huruf {found.ground} ({Article17(found.ground).label})"
    return f"{said}, uji konsekuensi {found.consequence_test}" if found.consequence_test else said


def _on(moment: datetime | None) -> str:
    return words.weekday(timezone.localdate(moment)) if moment else ""


def _cost(found: InfoRequest) -> str:
    if found.fee is None:
        return ""
    paid = f", lunas {words.day(found.paid_on)}" if found.paid_on else ""
    return "gratis" if not found.fee else f"{words.money(found.fee)} {found.payment}".strip() + paid


def years(user: User) -> list[int]:
    """Years that have requests, newest first."""
    found = InfoRequest.objects.visible_to(user).order_by().values_list("case__year", flat=True).distinct()
    return sorted(found, reverse=True)


def as_table(lines: Iterable[Row], year: int, on: date) -> tables.Table:
    """The register as a file says what it is and when it was read."""
    note = f"Memuat data pribadi: hanya untuk petugas. Keadaan {words.day(on)}."
    return tables.Table(f"Register permohonan {year}", tuple(COLUMNS.values()), [line.cells for line in lines], note)


assert {field.name for field in fields(Row)} >= set(COLUMNS)
