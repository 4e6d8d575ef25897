"""A case's deadline as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naungan import law
from naungan.cases.models import Case
from naungan.kit import words
from naungan.kit.clockface import Face, face


@dataclass(frozen=True)
class Clock:
    """What the piece `clock` asks for."""

    face: Face
    why: str
    source: str


def clock(
    received_at: datetime, reckoning: Mapping[str, Any], today: date, done_at: datetime | None = None
) -> Clock | None:
    """The reckoning that was kept with a case, as a calendar and a sentence; None where there is none."""
    if not reckoning or "due_on" not in reckoning:
        return None
    start = min(timezone.localdate(received_at), date.fromisoformat(reckoning["counted_from"]))
    if date.fromisoformat(reckoning["counted_from"]) > timezone.localdate(received_at):
        start = timezone.localdate(received_at)
    skipped = {date.fromisoformat(day): reason for day, reason in reckoning["skipped"]}
    due_on = date.fromisoformat(reckoning["due_on"])
    done_on = timezone.localdate(done_at) if done_at else None
    counted = date.fromisoformat(reckoning["counted_from"])
    if counted > start:
        skipped.setdefault(counted, "hari diterima")  # day 0 when it came on a day off or after hours
    return Clock(face(start, due_on, today, skipped, done_on), why(reckoning, skipped), reckoning["source"])


def case_clock(case: Case, today: date) -> Clock | None:
    """Of the clock that runs now; it may have begun after the case (completed, extended)."""
    if not case.clock:
        return None
    counted = date.fromisoformat(case.clock["counted_from"])
    begun = max(timezone.localdate(case.received_at), min(counted, today))
    start = datetime.combine(begun, datetime.min.time(), tzinfo=timezone.get_current_timezone())
    near = (counted - timezone.localdate(case.received_at)).days < 14  # the same clock since receipt, over days off
    return clock(case.received_at if near else start, case.clock, today)


def why(reckoning: Mapping[str, Any], skipped: Mapping[date, str]) -> str:
    """ "10 hari kerja sejak hari kerja pertama sesudah diterima; tidak dihitung: Sabtu, Minggu, 27 November (…)." """
    days = reckoning["value"] + reckoning["extended_by"]
    text = f"{days} hari kerja, dihitung mulai hari kerja sesudah diterima"
    if reckoning["extended_by"]:
        text += f" ({reckoning['value']} ditambah {reckoning['extended_by']} karena diperpanjang)"
    named = [
        f"{day.day} {words.month(day).split()[0]} ({reason})"
        for day, reason in sorted(skipped.items())
        if day.weekday() < 5 and reason != "hari diterima"
    ]
    return f"{text}. Tidak dihitung: Sabtu, Minggu{', ' if named else ''}{', '.join(named)}."


def days_of(key: str, on: date) -> int:
    """A number of days of the book, for a sentence."""
    return int(str(law.at(key, on=on).value))


def after_receipt(case: Case, today: date) -> list[dict[str, str]]:
    """What comes after a request was received, as the receipt tells it."""
    due = case.due_on
    extended = law.due("ppid.response_days", received=date.fromisoformat(case.clock["counted_from"]), extended=True)
    return [
        {
            "title": "Kami periksa kelengkapannya",
            "text": f"Bila ada yang kurang, Anda kami kabari dalam {days_of('ppid.complete_request_days', today)} "
            "hari kerja.",
            "state": "now",
        },
        {
            "title": f"Jawaban tertulis, paling lambat {words.day(due)}",
            "text": "Diberikan seluruhnya, sebagian, ditolak dengan alasan, atau tidak kami kuasai.",
            "state": "next",
        },
        {
            "title": f"Bisa diperpanjang sekali, sampai {words.day(extended.due_on)}",
            "text": f"{extended.extended_by} hari kerja, hanya dengan alasan tertulis.",
            "state": "next",
        },
        {
            "title": "Tidak puas? Ajukan keberatan",
            "text": f"Dalam {days_of('ppid.objection_days', today)} hari kerja, gratis. Atasan PPID yang menjawab.",
            "state": "next",
        },
    ]


def after_objection(case: Case, today: date) -> list[dict[str, str]]:
    """What comes after an objection."""
    return [
        {
            "title": f"Tanggapan tertulis atasan PPID, paling lambat {words.day(case.due_on)}",
            "text": "Yang menjawab permohonan Anda tidak ikut memutuskan.",
            "state": "now",
        },
        {
            "title": "Masih tidak puas? Komisi Informasi",
            "text": f"Dalam {days_of('ppid.dispute_days', today)} hari kerja sesudah tanggapan, atau sesudah waktunya "
            "lewat tanpa tanggapan.",
            "state": "next",
        },
    ]
