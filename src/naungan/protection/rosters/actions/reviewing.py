"""The review: a person says whether a row is somebody we know; a second one confirms where that is risky."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.protection.rosters.actions.asking import ask, keys_of_row
from naungan.protection.rosters.enums import Answer, Decider, QuestionKind, QuestionState, State
from naungan.protection.rosters.models import Candidate, Question, Roster, Row
from naungan.protection.rosters.reports.review import compared, hidden_from
from naungan.protection.rosters.rules import (
    DECIDABLE,
    MAY_CONFIRM,
    MAY_REVIEW,
    RETAKABLE,
    needs_second,
    risks,
)
from naungan.protection.workers import actions as workers
from naungan.protection.workers import reports as registry
from naungan.protection.workers.models import KnownPair, Merge, Worker
from naungan.protection.workers.rules import MAY_PROPOSE_MERGE

__all__ = ["ask", "decide", "decide_many", "decided", "forget_workers", "open_rows", "same_in_file", "take_back"]

REASON = "diputuskan saat meninjau daftar"
NOBODY: dict = {
    "state": QuestionState.OPEN, "answer": "", "decider": "", "worker": None, "other": None, "decided_by": None,
    "decided_at": None, "confirmed_by": None, "confirmed_at": None, "known": None, "risk_parts": [], "remembered": [],
}  # fmt: skip


# --- what planning reads ----------------------------------------------------------------------------


def decided(roster: Roster) -> dict[int, int | None]:
    """Row id → the worker it is, or None for a new person; what machine, memory and people have settled."""
    settled = Question.objects.filter(roster=roster, kind=QuestionKind.REGISTRY, state=QuestionState.DECIDED)
    return {
        row: worker
        for row, answer, worker in settled.values_list("row_id", "answer", "worker_id")
        if answer == Answer.NONE or worker
    }


def same_in_file(roster: Roster) -> dict[int, int]:
    """Row id → the earlier row of the same file that stands for it, as a person decided."""
    settled = Question.objects.filter(
        roster=roster, kind=QuestionKind.FILE, state=QuestionState.DECIDED, answer=Answer.SAME
    )
    first = {row: other for row, other in settled.values_list("row_id", "other_id") if other}
    stands = {}
    for row in first:
        root = first[row]
        while root in first:  # always to an earlier row: it ends
            root = first[root]
        stands[row] = root
    return stands


def open_rows(roster: Roster) -> set[int]:
    """Rows that wait for a decision: they are not put in."""
    waiting = Question.objects.filter(roster=roster).exclude(state=QuestionState.DECIDED)
    return set(waiting.values_list("row_id", flat=True))


# --- deciding ---------------------------------------------------------------------------------------


@transaction.atomic
def decide(
    question: Question, *, answer: str, worker: Worker | int | None = None, other: Row | int | None = None, by: User,
    now: datetime,
) -> Question:  # fmt: skip
    """Answer one question: the same as a candidate (`worker`, or `other` row of the file), or none of them.

    A risky answer waits for another officer, who gives the same answer; another answer opens the question again.
    What is settled is remembered. After the commit a decision still counts: it is remembered for the row's next
    upload, and becomes a proposed merge where the row has become a worker of its own. Raises Refused.
    """
    question = _held(question)
    chosen = _chosen(question, answer, _pk(worker), _pk(other))
    _refuse(question, chosen, answer=answer, by=by)
    if question.state == QuestionState.WAITING:
        return _second(question, chosen, answer=answer, by=by, now=now)
    question.answer, question.decider, question.decided_by, question.decided_at = answer, Decider.PERSON, by, now
    question.worker_id, question.other_id = (chosen.worker_id, chosen.row_id) if chosen else (None, None)
    question.risk_parts = _risks(question, chosen, answer)
    if needs_second(question.risk_parts):
        question.state = QuestionState.WAITING
        question.save()
        record("answer", question, by=by, now=now, facts={"answer": answer, "risks": question.risk_parts})
        return question
    return _settle(question, by=by, now=now)


def decide_many(answers: Iterable[tuple[Question, str, int | None]], *, by: User, now: datetime) -> list[Question]:
    """Several answers at once, all or none: (question, answer, candidate's worker or row id)."""
    done, reasons = [], []
    with transaction.atomic():
        for question, answer, who in answers:
            named = {"worker": who} if question.kind == QuestionKind.REGISTRY else {"other": who}
            try:
                done.append(decide(question, answer=answer, by=by, now=now, **named))
            except Refused as no:
                reasons += [f"Baris {question.row.line} daftar {question.roster.number}: {no}"]
        if reasons:
            raise Refused("Tidak ada yang diputuskan.", *reasons)
    return done


@transaction.atomic
def take_back(question: Question, *, by: User, now: datetime) -> Question:
    """Open a decided question again while its list is not put in; what it left in memory is withdrawn."""
    question = _held(question)
    reasons = []
    if question.state == QuestionState.OPEN:
        reasons.append("Pertanyaan ini belum dijawab.")
    if question.roster.state not in RETAKABLE:
        reasons.append(f"{question.roster.number} {question.roster.get_state_display()}; keputusannya sudah dipakai.")
    if not by.has_role(*MAY_REVIEW, within=question.roster.office.region_id):
        reasons.append("Anda tidak dapat menarik keputusan di wilayah ini.")
    if question.confirmed_by_id and question.decided_by_id == by.pk:
        reasons.append("Keputusan ini disahkan petugas kedua; petugas lain yang menariknya kembali.")
    if reasons:
        raise Refused(*reasons, path=question.path)
    for pair in KnownPair.objects.filter(pk__in=question.remembered, revoked_at=None):
        workers.revoke_pair(pair, by=by, reason="keputusan tinjauan ditarik kembali", now=now)
    _reopen(question)
    record("take-back", question, by=by, now=now)
    return question


def _held(question: Question) -> Question:
    """The question, its list locked first: a decision and an approval never cross."""
    Roster.objects.select_for_update().get(pk=question.roster_id)
    return Question.objects.select_for_update(of=("self",)).select_related("roster__office", "row").get(pk=question.pk)


def forget_workers(ids: Iterable[int]) -> None:
    """These workers are about to vanish (their roster is undone): no open list keeps pointing at them."""
    ids = list(ids)
    workers.close_proposals(ids)
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        for question in Question.objects.filter(worker_id__in=chunk):
            _reopen(question)
        Candidate.objects.filter(worker_id__in=chunk).delete()
    Question.objects.filter(kind=QuestionKind.REGISTRY, candidates=None, state=QuestionState.OPEN).delete()


def _reopen(question: Question) -> None:
    for name, value in NOBODY.items():
        setattr(question, name, value)
    question.save()


def _second(question: Question, chosen: Candidate | None, *, answer: str, by: User, now: datetime) -> Question:
    """The second person: the same answer settles it, another opens it again."""
    who = (chosen.worker_id, chosen.row_id) if chosen else (None, None)
    if (answer, *who) != (question.answer, question.worker_id, question.other_id):
        _reopen(question)
        record("disagree", question, by=by, now=now, facts={"answer": answer})
        return question
    question.confirmed_by, question.confirmed_at = by, now
    return _settle(question, by=by, now=now)


def _settle(question: Question, *, by: User, now: datetime) -> Question:
    question.state = QuestionState.DECIDED
    question.remembered = _remember(question, by=by, now=now)
    if question.roster.state == State.COMMITTED and question.answer == Answer.SAME:
        question.merge = _late(question, by=by, now=now)
    question.save()
    record("decide", question, by=by, now=now, facts={"answer": question.answer, "risks": question.risk_parts})
    return question


def _remember(question: Question, *, by: User, now: datetime) -> list[int]:
    """Keep the answer under the keys of both sides, where they have any."""
    row = question.row
    mine = keys_of_row(row, f"{question.roster.number} baris {row.line}")
    if question.answer == Answer.SAME:
        sides = [question.worker or question.other]
    else:
        sides = [candidate.worker or candidate.row for candidate in question.candidates.select_related("worker", "row")]
    verb = workers.remember_same if question.answer == Answer.SAME else workers.remember_apart
    pairs = []
    for side in sides:
        if side is None:
            continue
        label = f"{question.roster.number} baris {getattr(side, 'line', '')}"
        keys = registry.all_keys(side)[0] if isinstance(side, Worker) else keys_of_row(side, label)
        if (mine.nik or mine.person) and (keys.nik or keys.person):
            pairs.append(verb(mine, keys, by=by, reason=REASON, now=now).pk)
    return pairs


def _late(question: Question, *, by: User, now: datetime) -> Merge | None:
    """The list is in already and its row became a worker: one officer proposes to merge, another confirms."""
    made = question.row.worker
    met = question.worker or (question.other.worker if question.other else None)
    if not made or not met or made.pk == met.pk or not by.has_role(*MAY_PROPOSE_MERGE):
        return None
    try:
        return workers.propose_merge(met, made, by=by, reason=f"{REASON} {question.roster.number}", now=now)
    except Refused:
        return None  # proposed already, or beyond this officer's area: the decision itself stands


# --- reasons to say no ------------------------------------------------------------------------------


def _pk(thing: Worker | Row | int | None) -> int | None:
    return thing if thing is None or isinstance(thing, int) else thing.pk


def _chosen(question: Question, answer: str, worker: int | None, other: int | None) -> Candidate | None:
    if answer == Answer.NONE:
        return None
    if answer != Answer.SAME:
        raise Refused("Pilih salah satu jawaban.", path=question.path)
    named = {"worker_id": worker} if question.kind == QuestionKind.REGISTRY else {"row_id": other}
    found = question.candidates.filter(**named).exclude(worker=None, row=None).first()
    if found is None:
        raise Refused("Pilih salah satu calon yang ditampilkan.", path=question.path)
    return found


def _refuse(question: Question, chosen: Candidate | None, *, answer: str, by: User) -> None:
    roster, reasons = question.roster, []
    if roster.state not in DECIDABLE:
        reasons.append(f"{roster.number} {roster.get_state_display()}; barisnya tidak dapat diputuskan sekarang.")
    if question.state == QuestionState.DECIDED:
        reasons.append("Pertanyaan ini sudah diputuskan. Tarik kembali keputusannya lebih dulu.")
    roles = MAY_CONFIRM if question.state == QuestionState.WAITING else MAY_REVIEW
    if not by.has_role(*roles, within=roster.office.region_id):
        reasons.append("Anda tidak dapat memutuskan baris dari wilayah ini.")
    if question.state == QuestionState.WAITING and question.decided_by_id == by.pk:
        reasons.append("Petugas yang memutuskan tidak dapat mengesahkannya sendiri; minta petugas lain.")
    hidden = hidden_from(by, question)
    if hidden and (chosen is None or chosen.pk in hidden):
        reasons.append("Salah satu calon di luar wilayah Anda; petugas provinsi yang memutuskannya.")
    if reasons:
        raise Refused(*reasons, path=question.path)


def _risks(question: Question, chosen: Candidate | None, answer: str) -> list[str]:
    """The risks of this answer: of the chosen candidate, or of saying no to each."""
    others = [chosen] if chosen else list(question.candidates.select_related("worker", "row"))
    on = question.roster.starts_on
    codes = [code for candidate in others for code in risks(answer, compared(question.row, candidate), on=on)]
    return list(dict.fromkeys(codes))
