"""What the register adds up to in a year, without opening a seal: the ground of summary and yearly report."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.utils import timezone

from naungan.cases.enums import Channel
from naungan.cases.rules import works
from naungan.ppid.enums import ApplicantKind, DisputeState, ObjectionState, RequestState
from naungan.ppid.models.requests import Dispute, InfoRequest, Objection

ONE_DAY = timedelta(days=1)
R = RequestState
OUTCOMES = (R.ANSWERED_GRANTED, R.ANSWERED_PARTLY, R.ANSWERED_REFUSED, R.NOT_HELD)


@dataclass(frozen=True)
class Line:
    """A request as far as it counts. `outcome` is one of OUTCOMES, lapsed, withdrawn, or "" while it is open."""

    month: int
    channel: str
    applicant: str
    outcome: str
    ground: str
    extended: bool
    days: int | None
    on_time: bool | None


def working_days(first: date, last: date) -> int:
    """Working days after `first` up to and with `last`: how the law counts an answer. 0 on the day itself.

    A year whose holidays are not in the book yet counts by its weekends: a late answer must not close the register.
    """
    day, count = first, 0
    while day < last:
        day += ONE_DAY
        count += works(day)
    return count


def lines(year: int) -> list[Line]:
    """Every request received in a year; one query, no sealed column."""
    names = (
        "case__received_at", "case__channel", "case__state", "applicant_kind", "decision", "ground", "extended_at",
        "answered_at", "answer_due_on", "answer_clock", "completed_at",
    )  # fmt: skip
    found = InfoRequest.objects.filter(case__year=year).order_by("case__serial").values_list(*names)
    return [_line(dict(zip(names, row, strict=True))) for row in found]


def _line(row: dict[str, Any]) -> Line:
    state, decision = row["case__state"], row["decision"]
    outcome = decision if decision in {one.value for one in OUTCOMES} else ""
    if not outcome and state in (R.LAPSED, R.WITHDRAWN):
        outcome = state
    answered = _day(row["answered_at"])
    days = on_time = None
    if answered and decision:
        days = working_days(_counted_from(row), answered)
        on_time = row["answer_due_on"] is None or answered <= row["answer_due_on"]
    return Line(
        _day(row["case__received_at"]).month, row["case__channel"], row["applicant_kind"], outcome, row["ground"],
        row["extended_at"] is not None, days, on_time,
    )  # fmt: skip


def _counted_from(row: Mapping[str, Any]) -> date:
    """Day 0 of the clock as it was told to the applicant; the day of receipt where no reckoning was kept."""
    kept = (row["answer_clock"] or {}).get("counted_from")
    return date.fromisoformat(kept) if kept else _day(row["completed_at"] or row["case__received_at"])


def _day(moment: datetime | None) -> Any:
    return timezone.localdate(moment) if moment else None


def requests(counted: Iterable[Line]) -> dict[str, Any]:
    """Numbers of article 56: how many, how long, granted, refused with reasons. Plain data."""
    counted = list(counted)
    days = sorted(line.days for line in counted if line.days is not None)
    outcomes = Counter(line.outcome for line in counted)
    return {
        "received": len(counted),
        "by_month": [sum(line.month == month for line in counted) for month in range(1, 13)],
        "by_channel": _spread(Channel.values, (line.channel for line in counted)),
        "by_applicant": _spread(ApplicantKind.values, (line.applicant for line in counted)),
        "outcomes": {one.value: outcomes[one.value] for one in (*OUTCOMES, R.LAPSED, R.WITHDRAWN)},
        "open": outcomes[""],
        "grounds": dict(sorted(Counter(line.ground for line in counted if line.ground).items())),
        "extended": sum(line.extended for line in counted),
        "answered": len(days),
        "on_time": sum(line.on_time is True for line in counted),
        "days_total": sum(days),
        "days_median": median(days) if days else None,
        "days_longest": days[-1] if days else None,
    }


def _spread(known: Iterable[str], seen: Iterable[str]) -> dict[str, int]:
    counts = Counter(seen)
    return {name: counts[name] for name in known}


def objections(year: int) -> dict[str, Any]:
    """Objections received in a year: how they ended and on which letters of article 35 they stood. One query."""
    rows = list(Objection.objects.filter(case__year=year).values_list("case__state", "decision", "grounds"))
    decided = {ObjectionState.UPHELD, ObjectionState.REJECTED, ObjectionState.SETTLED}
    ends = Counter(decision if decision in decided else state for state, decision, _ in rows)
    return {
        "received": len(rows),
        "outcomes": {one.value: ends[one.value] for one in (*sorted(decided), ObjectionState.WITHDRAWN)},
        "open": ends[ObjectionState.REGISTERED.value],
        "grounds": dict(sorted(Counter(letter for *_, letters in rows for letter in letters).items())),
    }


def disputes(year: int) -> dict[str, Any]:
    """Disputes filed in a year: where they stand and how they were ruled. One query."""
    rows = list(Dispute.objects.filter(filed_on__year=year).values_list("case__state", "ruling"))
    return {
        "filed": len(rows),
        "states": _spread(DisputeState.values, (state for state, _ in rows)),
        "rulings": dict(sorted(Counter(ruling for _, ruling in rows if ruling).items())),
    }


def year_numbers(year: int) -> dict[str, Any]:
    """All numbers of a year; three queries."""
    return {"requests": requests(lines(year)), "objections": objections(year), "disputes": disputes(year)}
