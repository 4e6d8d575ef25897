"""What matching found becomes questions: answered by the machine, by memory, or left for a person."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import polars as pl
from django.db import transaction

from naungan.kit.bulk import load
from naungan.protection.rosters.enums import Answer, Decider, QuestionKind, QuestionState
from naungan.protection.rosters.models import Candidate, Question, Roster, Row
from naungan.protection.workers import reports as workers
from naungan.protection.workers.models import KnownPair, Worker
from naungan.protection.workers.rules import Keys

SAME, REVIEW = "same", "review"  # bands of matching
CHUNK = 500
BY_A_PERSON = (Decider.PERSON,)


@dataclass
class Asked:
    """One question to be: its row, its candidates as dicts, and what is answered already."""

    row: int
    kind: str
    candidates: list[dict[str, Any]] = field(default_factory=list)
    state: str = QuestionState.OPEN
    answer: str = ""
    decider: str = ""
    worker: int | None = None
    other: int | None = None
    known: int | None = None


def ask(roster: Roster, found: pl.DataFrame | None, pairs_in_file: Any = None) -> None:
    """Store what matching found for a roster's rows. Asked again it changes only what nobody has decided.

    `found`: as `matching.registry.candidates` gives it (row_id is the row's pk). `pairs_in_file`: row_id_a, row_id_b
    with weight, probability, band and evidence where known; a frame or pairs of pks.
    One candidate in the band "same" is linked at once; several, or only "review", are asked.
    """
    asked = [*_of_registry(found), *_of_file(pairs_in_file)]
    _remember(roster, asked)
    with transaction.atomic():
        Roster.objects.select_for_update().get(pk=roster.pk)
        standing = Question.objects.filter(roster=roster)
        kept = set(standing.filter(decider__in=BY_A_PERSON).values_list("row_id", "kind"))
        kept |= set(standing.filter(state=QuestionState.WAITING).values_list("row_id", "kind"))
        kept -= _somebody_new(standing, asked)
        gone = {pk for pk, row, kind in standing.values_list("pk", "row_id", "kind") if (row, kind) not in kept}
        for chunk in _chunks(gone):
            Question.objects.filter(pk__in=chunk).delete()
        _store(roster, [one for one in asked if (one.row, one.kind) not in kept])


def _somebody_new(standing: Any, asked: list[Asked]) -> set[tuple[int, str]]:
    """Questions answered "none of these" for which matching now names somebody else: asked again, about that one.

    Who was turned down is known from memory and not asked about twice.
    """
    answered = standing.filter(answer=Answer.NONE, decider__in=BY_A_PERSON, state=QuestionState.DECIDED)
    named: dict[tuple[int, str], set] = defaultdict(set)
    for row, kind, worker, other in answered.values_list(
        "row_id", "kind", "candidates__worker_id", "candidates__row_id"
    ):
        named[row, kind].add((worker, other))
    return {
        (one.row, str(one.kind))
        for one in asked
        if (one.row, str(one.kind)) in named
        and any((c["worker"], c["row"]) not in named[one.row, str(one.kind)] for c in one.candidates)
    }


def _of_registry(found: pl.DataFrame | None) -> Iterable[Asked]:
    if found is None or not found.height:
        return []
    asked: dict[int, Asked] = {}
    for line in found.filter(pl.col("band").is_in([SAME, REVIEW])).sort("weight", descending=True).rows(named=True):
        one = asked.setdefault(line["row_id"], Asked(line["row_id"], QuestionKind.REGISTRY))
        if line["worker_id"] not in {candidate["worker"] for candidate in one.candidates}:
            one.candidates.append(_candidate(line, worker=line["worker_id"]))
    return asked.values()


def _of_file(pairs: Any) -> Iterable[Asked]:
    if pairs is None or not len(pairs):
        return []
    lines = pairs.rows(named=True) if isinstance(pairs, pl.DataFrame) else [
        {"row_id_a": a, "row_id_b": b} for a, b in pairs
    ]  # fmt: skip
    asked: dict[int, Asked] = {}
    for line in lines:
        if line.get("band", REVIEW) == REVIEW:
            earlier, later = sorted((line["row_id_a"], line["row_id_b"]))
            one = asked.setdefault(later, Asked(later, QuestionKind.FILE))
            one.candidates.append(_candidate(line, row=earlier))
    return asked.values()


def _candidate(line: dict[str, Any], **who: int) -> dict[str, Any]:
    return {
        "worker": None, "row": None, **who,
        "weight": line.get("weight") or 0.0, "probability": line.get("probability") or 0.5,
        "band": line.get("band") or REVIEW, "nik_relation": line.get("relation_of_nik") or "",
        "evidence": [dict(part) for part in line.get("evidence") or ()], "known": None,
    }  # fmt: skip


def _remember(roster: Roster, asked: list[Asked]) -> None:
    """Answer from memory what a person said of the same two before; then let the machine link what is plain."""
    if asked and KnownPair.objects.filter(revoked_at=None).exists():
        _from_memory(roster, asked)
    for one in asked:
        left = [candidate for candidate in one.candidates if not candidate["known"]]
        if one.answer:
            continue
        same = [candidate for candidate in left if candidate["band"] == SAME]
        if not left:
            one.state, one.answer, one.decider = QuestionState.DECIDED, Answer.NONE, Decider.MEMORY
            one.known = one.candidates[0]["known"]
        elif len(same) == 1 and one.kind == QuestionKind.REGISTRY:
            one.state, one.answer, one.decider = QuestionState.DECIDED, Answer.SAME, Decider.MACHINE
            one.worker = same[0]["worker"]


def _from_memory(roster: Roster, asked: list[Asked]) -> None:
    ids = {one.row for one in asked} | {c["row"] for one in asked for c in one.candidates if c["row"]}
    rows = _keys_of_rows(roster, ids)
    people = _keys_of_workers({c["worker"] for one in asked for c in one.candidates if c["worker"]})
    pairs, places = [], []
    for one in asked:
        for candidate in one.candidates:
            other = people.get(candidate["worker"], []) if candidate["worker"] else rows.get(candidate["row"], [])
            pairs.append((rows.get(one.row, []), other))
            places.append((one, candidate))
    for (one, candidate), known in zip(places, workers.known_pairs(pairs), strict=True):
        if known and known.is_same and not one.answer:
            one.state, one.answer, one.decider, one.known = (
                QuestionState.DECIDED, Answer.SAME, Decider.MEMORY, known.pk,
            )  # fmt: skip
            one.worker, one.other = candidate["worker"], candidate["row"]
        elif known and not known.is_same:
            candidate["known"] = known.pk


def keys_of_row(row: Row, label: str) -> Keys:
    """Under which keys the person of a row is remembered."""
    clean = row.clean or {}
    return workers.keys_of(
        nik_index=row.nik_index, name=clean.get("name"), born_on=clean.get("born_on"), mother=clean.get("mother"),
        village=row.village_id, label=label,
    )  # fmt: skip


def _keys_of_rows(roster: Roster, ids: set[int]) -> dict[int, list[Keys]]:
    chunks = _chunks(ids)
    rows = chain.from_iterable(Row.objects.filter(pk__in=chunk, roster=roster) for chunk in chunks)
    return {row.pk: [keys_of_row(row, f"{roster.number} baris {row.line}")] for row in rows}


def _keys_of_workers(ids: set[int]) -> dict[int, list[Keys]]:
    found = (Worker.objects.filter(pk__in=chunk).prefetch_related("absorbed") for chunk in _chunks(ids))
    return {worker.pk: workers.all_keys(worker) for worker in chain.from_iterable(found)}


def _chunks(ids: set[int]) -> list[list[int]]:
    ordered = sorted(ids)
    return [ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK)]


def _store(roster: Roster, asked: list[Asked]) -> None:
    load(
        Question,
        ["roster_id", "row_id", "kind", "state", "weight", "answer", "decider", "worker_id", "other_id", "known_id",
         "risk_parts", "remembered"],
        (
            (
                roster.pk, one.row, str(one.kind), str(one.state), max(c["weight"] for c in one.candidates),
                str(one.answer), str(one.decider), one.worker, one.other, one.known, "[]", "[]",
            )
            for one in asked
        ),
    )  # fmt: skip
    ids = {
        (row, kind): pk for pk, row, kind in Question.objects.filter(roster=roster).values_list("pk", "row_id", "kind")
    }
    load(
        Candidate,
        ["question_id", "worker_id", "row_id", "weight", "probability", "band", "nik_relation", "evidence", "known_id"],
        (
            (
                ids[one.row, str(one.kind)], c["worker"], c["row"], c["weight"], c["probability"], c["band"],
                c["nik_relation"], json.dumps(c["evidence"]), c["known"],
            )
            for one in asked
            for c in one.candidates
        ),
    )  # fmt: skip
