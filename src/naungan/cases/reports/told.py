"""What a case says of itself: its way so far, and its deadline with the reckoning."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naungan.cases.models import Case, Step
from naungan.kit import clockface, words

TITLES = {
    "open": "Diterima",
    "message": "Pesan Anda",
    "note": "Kabar dari petugas",
    "extend": "Batas waktu diperpanjang",
    "letter": "Surat dikirim",
}
HIDDEN = ("hand_over", "renew_secret")  # steps without a word for the applicant
LONGEST_DRAWN = 30  # working days; a longer clock is told in words, for its calendar would fill the page
UNITS = {"working_days": "hari kerja", "hours": "jam", "days": "hari", "months": "bulan", "years": "tahun"}


def moments(case: Case) -> list[dict]:
    """The way so far for the applicant, the last one marked; inner notes and hand-overs are not among it."""
    shown = [step for step in case.steps.all() if step.said or step.verb not in (*HIDDEN, "note")]
    lines = [_moment(case, step) for step in shown]
    if lines and case.is_open:
        lines[-1]["state"] = "now"
    return lines


def _moment(case: Case, step: Step) -> dict:
    title = TITLES.get(step.verb) or case.of.told.get(step.state) or case.of.labels[step.state]
    moment = words.moment(timezone.localtime(case.received_at if step.verb == "open" else step.at))
    via = f" · lewat {case.get_channel_display()}" if step.verb == "open" else ""
    return {"title": title, "text": f"{moment}{via}" + (f" · {step.said}" if step.said else ""), "state": ""}


def own(user: Any) -> list[Case]:
    """The newest cases that this person sent while logged in; [] for everybody else."""
    if not user.is_authenticated:
        return []
    return list(Case.objects.filter(account=user, forgotten_at=None).order_by("-received_at")[:20])


def face(case: Case, now: datetime) -> clockface.Face | None:
    """The calendar of a clock in working days; None for a case without one, and for a clock of many weeks."""
    if not case.clock or case.clock["unit"] != "working_days" or case.clock["value"] > LONGEST_DRAWN:
        return None
    done = timezone.localdate(case.closed_at) if case.closed_at else None
    skipped = {date.fromisoformat(day): reason for day, reason in case.clock["skipped"]}
    begun = date.fromisoformat(case.clock["counted_from"])
    return clockface.face(begun, case.due_on, timezone.localdate(now), skipped, done_on=done)


def why(case: Case) -> str:
    """The reckoning in words: "10 hari kerja, hari pertama Rabu, 20 November 2024. Tidak dihitung: …"."""
    if not case.clock:
        return ""
    clock = case.clock
    length = f"{clock['value']} {UNITS[clock['unit']]}"
    if clock["extended_by"]:
        length += f" dan perpanjangan {clock['extended_by']} {UNITS[clock['unit']]}"
    if clock["unit"] != "working_days":
        return f"{length} sejak diterima."
    begun = words.weekday(date.fromisoformat(clock["first_day"]))
    off = [(date.fromisoformat(day), reason) for day, reason in clock["skipped"]]
    named = [f"{words.weekday(day)} ({reason})" for day, reason in off if day.weekday() < 5]
    weekend = any(day.weekday() > 4 for day, _ in off)
    skipped = ", ".join([*(["Sabtu dan Minggu"] if weekend else []), *named])
    return f"{length}, hari pertama {begun}." + (f" Tidak dihitung: {skipped}." if skipped else "")
