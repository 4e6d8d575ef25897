"""What a review shows: a row beside its candidates, how they differ, the evidence in words, what would follow."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from naungan.accounts.models import User
from naungan.kit import words
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters.enums import Answer, QuestionKind
from naungan.protection.rosters.layouts.previewing import masked
from naungan.protection.rosters.models import Candidate, Question, Row
from naungan.protection.rosters.rules import (
    MAY_CONFIRM,
    MAY_SEE_REVIEW,
    RISKS,
    RISKY,
    Compared,
    likeliness,
    needs_second,
    risk_points,
    risks,
)
from naungan.protection.workers.enums import Sex
from naungan.protection.workers.matching.words import in_words
from naungan.protection.workers.models import FIELD_NAMES, Worker
from naungan.protection.workers.reports import holds, shown
from naungan.protection.workers.rules import FIELDS, is_changed

# what nearly every worker has; anything else that hangs on one (a claim, a scholarship) makes a mistake dearer
ORDINARY = {"workers.Worker", "workers.Origin", "programmes.Enrolment", "rosters.Row", "rosters.Question",
            "rosters.Candidate"}  # fmt: skip


def hidden_from(user: User, question: Question) -> set[int]:
    """Candidates whose person lies outside the user's area: shown as evidence only, never with a value."""
    return {
        candidate.pk
        for candidate in question.candidates.select_related("worker")
        if candidate.worker and not holds(user, candidate.worker.village_id, MAY_SEE_REVIEW)
    }


def weighty(workers: Iterable[int]) -> dict[int, tuple[bool, bool]]:
    """Worker id → (has a funded cover, has anything else beside lists and covers). A fixed number of queries."""
    ids = list(workers)
    covered = set(Enrolment.objects.filter(worker__in=ids, is_funded=True).values_list("worker_id", flat=True))
    more: set[int] = set()
    for relation in Worker._meta.get_fields(include_hidden=True):
        model = getattr(relation, "related_model", None)
        if model and not relation.concrete and relation.one_to_many and model._meta.label not in ORDINARY:
            name = relation.field.attname
            more |= set(model._base_manager.filter(**{f"{name}__in": ids}).values_list(name, flat=True))
    return {pk: (pk in covered, pk in more) for pk in ids}


def compared(row: Row, candidate: Candidate, weights: dict[int, tuple[bool, bool]] | None = None) -> Compared:
    """What the risk of an answer is read from."""
    clean, worker = row.clean or {}, candidate.worker
    has_cover = has_more = False
    if worker:
        nik, born = worker.nik, worker.born_on
        has_cover, has_more = (weighty([worker.pk]) if weights is None else weights)[worker.pk]
    else:
        other = (candidate.row.clean or {}) if candidate.row else {}
        nik, born = other.get("nik"), _day(other.get("born_on"))
    return Compared(
        probability=candidate.probability, nik_a=clean.get("nik"), nik_b=nik, nik_relation=candidate.nik_relation,
        born_a=row.born_on, born_b=born, has_cover=has_cover, has_more=has_more,
    )  # fmt: skip


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else text or None


def may_second(user: User, question: Question) -> bool:
    """May this user be the second person here?"""
    return question.decided_by_id != user.pk and user.has_role(*MAY_CONFIRM, within=question.roster.office.region_id)


# --- one question -----------------------------------------------------------------------------------

SHOWN_FIELDS = ("nik", "name", "sex", "born_on", "birth_place", "village_id", "occupation", "mother", "phone")
MOST = 9  # candidates beside each other: one digit each


def sheet_of(question: Question, user: User) -> dict[str, Any]:
    """Everything the page of one question shows. A fixed number of queries, whatever the number of candidates."""
    row = question.row
    found = question.candidates.select_related("worker__village", "row__village", "known__by")
    # two candidates may have been merged since: one person is shown once, with the heavier evidence
    candidates = list({(c.worker_id, c.row_id): c for c in reversed(found)}.values())[::-1][:MOST]
    hidden = hidden_from(user, question)
    weights = weighty(c.worker_id for c in candidates if c.worker_id)
    mine = _of_row(row)
    sides = []
    for place, candidate in enumerate(candidates, start=1):
        is_hidden = candidate.pk in hidden
        side = _side(question, row, candidate, weights, is_hidden=is_hidden)
        side |= {"key": place, "values": {} if is_hidden else _of_candidate(candidate), "is_hidden": is_hidden}
        sides.append(side)
    none = [
        code
        for candidate in candidates
        for code in risks(Answer.NONE, compared(row, candidate, weights), on=question.roster.starts_on)
    ]
    return {
        "received": [(header, masked(str(value))) for header, value in (row.received or {}).items() if value],
        "lines": [_line(field, mine, sides) for field in SHOWN_FIELDS if _is_told(field, mine, sides)],
        "sides": sides,
        "none_risk": _risk(list(dict.fromkeys(none))),
        "none_effect": _none_effect(question, row),
        "is_beyond": bool(hidden),
    }


def _of_row(row: Row) -> dict[str, str]:
    clean = row.clean or {}
    values = {field: str(clean.get(field) or "") for field in SHOWN_FIELDS}
    values["nik"] = words.hidden(clean["nik"]) if clean.get("nik") else ""
    values["born_on"] = words.day(row.born_on) if row.born_on else ""
    values["village_id"] = row.village.full_name if row.village else ""
    values["sex"] = str(Sex(clean["sex"]).label) if clean.get("sex") in Sex.values else ""
    values["phone"] = f"••• {clean['phone'][-3:]}" if clean.get("phone") else ""
    return values


def _of_candidate(candidate: Candidate) -> dict[str, str]:
    if candidate.worker is None:
        return _of_row(candidate.row) if candidate.row else {}
    told = {field: shown(candidate.worker, field) for field in SHOWN_FIELDS}
    return {field: "" if value == words.NONE else value for field, value in told.items()}


def _is_told(field: str, mine: dict, sides: list[dict]) -> bool:
    return bool(mine[field] or any(side["values"].get(field) for side in sides))


def _line(field: str, mine: dict, sides: list[dict]) -> dict[str, Any]:
    cells = []
    for side in sides:
        value = side["values"].get(field, "")
        differs = bool(value and mine[field]) and value.casefold() != mine[field].casefold()
        # of a NIK and a telephone only a part is shown: whether they differ, the whole ones say
        if field in ("nik", "phone") and value and mine[field]:
            differs = side["whole"][field]
        cells.append({"side": side, "value": value, "differs": differs, "same": bool(value) and not differs})
    return {"label": FIELD_NAMES.get(field, "NIK"), "mine": mine[field], "cells": cells, "is_digits": field == "nik"}


def _side(question: Question, row: Row, candidate: Candidate, weights: dict, *, is_hidden: bool) -> dict[str, Any]:
    """One candidate: who, how likely, the evidence in words, what would follow, and the risk of saying yes."""
    clean = row.clean or {}
    told = in_words(candidate.evidence)
    strongest = max((abs(weight) for _, weight in told), default=1) or 1
    met = compared(row, candidate, weights)
    other = candidate.worker or candidate.row
    phone = other.phone if isinstance(other, Worker) else ((other.clean or {}).get("phone") if other else None)
    return {
        "candidate": candidate,
        "who": _who(candidate, is_hidden=is_hidden),
        "likeliness": likeliness(candidate.probability),
        "percent": round(candidate.probability * 100),
        "evidence": [
            {"say": say, "weight": weight, "share": 100 * abs(weight) / strongest, "for": weight >= 0}
            for say, weight in told
        ],
        "whole": {"nik": met.nik_a != met.nik_b, "phone": clean.get("phone") != phone},
        "risk": _risk(risks(Answer.SAME, met, on=question.roster.starts_on)),
        "effect": "" if is_hidden else _same_effect(question, row, candidate),
    }


def _who(candidate: Candidate, *, is_hidden: bool) -> str:
    if is_hidden:
        return "orang di luar wilayah Anda"
    if candidate.worker:
        return f"pekerja {candidate.worker.number}"
    return f"baris {candidate.row.line}" if candidate.row else "baris yang sudah tidak ada"


def _risk(codes: list[str]) -> dict[str, Any]:
    return {
        "points": risk_points(codes),
        "mark": RISKY,
        "needs_second": needs_second(codes),
        "parts": [(RISKS[code][1], RISKS[code][0]) for code in codes],
    }


def _same_effect(question: Question, row: Row, candidate: Candidate) -> str:
    """What a yes would do, in words."""
    if question.kind == QuestionKind.FILE:
        return "Baris ini menjadi ganda: hanya baris yang lebih dahulu yang dimasukkan."
    worker = candidate.worker
    if worker is None:
        return ""
    names = ", ".join(FIELD_NAMES[field] for field in _changes(row, worker))
    what = f"Isian yang berubah: {names}." if names else "Tidak ada isian yang berubah."
    return f"Tidak ada pekerja baru; baris ini menjadi kepesertaan pekerja {worker.number}. {what}"


def _changes(row: Row, worker: Worker) -> list[str]:
    """The fields that this row would change on a worker: the same rule as for a whole list, on a frame of one row."""
    clean = row.clean or {}
    told = {field: clean.get(field) for field in (*FIELDS, "name_key")}
    told |= {"village_id": row.village_id, "born_on": row.born_on}
    known = {f"known_{field}": getattr(worker, field) for field in told}
    kinds = {field: pl.Date if field.endswith("born_on") else pl.String for field in (*told, *known)}
    line = pl.DataFrame([told | known], schema=kinds)
    flags = line.select(is_changed(field).fill_null(False).alias(field) for field in FIELDS).row(0, named=True)
    return [field for field, holds_true in flags.items() if holds_true]


def _none_effect(question: Question, row: Row) -> str:
    if question.kind == QuestionKind.FILE:
        return "Baris ini tetap sendiri, dan keduanya tidak ditanyakan lagi."
    stays = "" if row.nik_index else " Tanpa NIK ia belum didaftarkan."
    return f"Pekerja baru dibuat.{stays} Bahwa mereka bukan orang yang sama diingat untuk seterusnya."


def risk_of(question: Question) -> dict[str, Any]:
    """Why the first answer waits for a second person."""
    return _risk([code for code in question.risk_parts if code in RISKS])


# --- the list, and many at once ---------------------------------------------------------------------


def list_line(question: Question, user: User) -> None:
    """What one line of the list shows beside the row: its likeliest candidate, named only inside the user's area."""
    best = next(iter(question.candidates.all()), None)
    question.best = best
    question.likeliness = likeliness(best.probability) if best else ""
    question.more = max(len(question.candidates.all()) - 1, 0)
    is_hidden = bool(best and best.worker and not holds(user, best.worker.village_id, MAY_SEE_REVIEW))
    question.best_name = "orang di luar wilayah Anda" if is_hidden else ""
    if best and best.worker and not is_hidden:
        question.best_name = f"{best.worker.name} ({best.worker.number})"
    elif best and not best.worker:
        question.best_name = "baris lain di berkas ini"


def bulk_lines(questions: list[Question], answer: str, user: User) -> list[dict[str, Any]]:
    """What one answer would do to each of many: the candidate it means, its effect, whether a second must confirm."""
    weights = weighty({c.worker_id for q in questions for c in q.candidates.all() if c.worker_id})
    return [_bulk_line(question, answer, user, weights) for question in questions]


def _bulk_line(question: Question, answer: str, user: User, weights: dict) -> dict[str, Any]:
    candidates = [candidate for candidate in question.candidates.all() if candidate.known_id is None]
    best = candidates[0] if candidates else None
    hidden = {c.pk for c in candidates if c.worker and not holds(user, c.worker.village_id, MAY_SEE_REVIEW)}
    on = question.roster.starts_on
    if answer == Answer.SAME:
        codes = risks(answer, compared(question.row, best, weights), on=on) if best else []
        may, effect = bool(best and best.pk not in hidden), ""
        if best and may:
            effect = _same_effect(question, question.row, best)
    else:
        codes = [code for c in candidates for code in risks(answer, compared(question.row, c, weights), on=on)]
        may, effect = not hidden, _none_effect(question, question.row)
    return {
        "question": question, "candidate": best.pk if best else "", "may": may, "effect": effect,
        "name": (question.row.clean or {}).get("name", ""),
        "who": ((best.worker_id or best.row_id) if best and answer == Answer.SAME else None),
        "met": _who(best, is_hidden=not may and best.pk in hidden) if best else "–",
        "likeliness": likeliness(best.probability) if best else "", "weight": question.weight,
        "risk": _risk(list(dict.fromkeys(codes))),
    }  # fmt: skip


def number(text: str) -> float | None:
    """A weight as somebody typed it, with comma or point."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
