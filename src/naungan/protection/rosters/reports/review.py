"""What a review shows: a row beside its candidates, how they differ, the evidence in words, what would follow."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from naungan.accounts.models import User
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters.models import Candidate, Question, Row
from naungan.protection.rosters.rules import MAY_CONFIRM, MAY_SEE_REVIEW, Compared
from naungan.protection.workers.models import Worker
from naungan.protection.workers.reports import holds

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
