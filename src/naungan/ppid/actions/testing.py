"""Verbs of a consequence test: begin, take a step, decide, approve, send back, end."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from naungan.accounts.enums import Role
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.ppid.actions import lists
from naungan.ppid.enums import ExamState, ExamStep, InfoClass, ListState, Outcome
from naungan.ppid.models.lists import ConsequenceStep, ConsequenceTest
from naungan.ppid.rules import lists as rules


@transaction.atomic
def begin(*, title: str, unit: Any, occasion: str, by: Any, now: datetime, is_sample: bool = False) -> ConsequenceTest:
    """Open a test of one piece of information."""
    _officer(by)
    made = ConsequenceTest.objects.create(
        title=title, unit=unit, occasion=occasion, created_at=now, created_by=by, is_sample=is_sample
    )
    record("begin_test", made, by=by, now=now, facts={"occasion": occasion})
    return made


@transaction.atomic
def take_step(test: ConsequenceTest, step: str, *, by: Any, now: datetime, **told: Any) -> ConsequenceTest:
    """Record what one step found. A step may be taken again; the older finding stays beside it.

    Raises Refused out of order, for missing findings, for a letter Pasal 17 does not have, and after the decision.
    """
    _officer(by)
    test = _locked(test)
    if test.state != ExamState.OPEN:
        raise Refused(f"Uji ini {test.get_state_display()}; langkahnya tidak diubah lagi.")
    told = {name: told.get(name) for name in rules.NEEDED[ExamStep(step)]}
    if refusal := rules.may_step(step, steps_done(test)) or rules.check_grounds(told.get("grounds") or ()):
        raise Refused(refusal)
    if missing := rules.lacking(step, told):
        raise Refused(f"Langkah ini belum lengkap: {', '.join(missing)}.")
    for name, value in told.items():
        setattr(test, name, sorted(value) if name == "grounds" else str(value).strip())
    test.save()
    ConsequenceStep.objects.create(test=test, step=step, told={n: getattr(test, n) for n in told}, at=now, by=by)
    record("step_test", test, by=by, now=now, facts={"step": step})
    return test


@transaction.atomic
def decide(
    test: ConsequenceTest, *, outcome: str, decision_number: str, decided_on: date, ends_on: date | None, by: Any,
    now: datetime,
) -> ConsequenceTest:  # fmt: skip
    """PPID's decision; it waits for the superior. Raises Refused with a step missing or an exemption without end."""
    _officer(by)
    test = _locked(test)
    refusal = rules.may_decide(
        state=test.state, done=steps_done(test), outcome=outcome, decided_on=decided_on, ends_on=ends_on
    )
    if refusal:
        raise Refused(refusal)
    if not decision_number.strip():
        raise Refused("Tulis nomor keputusannya; daftar menyebutkannya.")
    test.state, test.outcome, test.decision_number = ExamState.DECIDED, outcome, decision_number.strip()
    test.decided_on, test.decided_by, test.reason = decided_on, by, ""
    test.ends_on = None if outcome == Outcome.OPEN else ends_on
    test.save()
    record("decide_test", test, by=by, now=now, facts={"outcome": outcome})
    return test


@transaction.atomic
def approve(test: ConsequenceTest, *, by: Any, now: datetime) -> ConsequenceTest:
    """The superior's yes: the exemption holds and stands in the list at once. Another person than who decided."""
    _superior(by)
    test = _locked(test)
    if refusal := rules.may_approve(state=test.state, decider=test.decided_by_id, officer=by.pk):
        raise Refused(refusal)
    test.state, test.approved_by, test.approved_at = ExamState.APPROVED, by, now
    test.save()
    record("approve_test", test, by=by, now=now, facts={"outcome": test.outcome}, public=True)
    if test.outcome != Outcome.OPEN:
        row = lists.enter(
            by=by, now=now, info_class=InfoClass.EXEMPT, kind=test.title[:120], summary=test.part[:400],
            unit=test.unit, maker="PPID", made=f"keputusan {test.decision_number}"[:160], forms="menurut dokumennya",
            retention="selama pengecualian berlaku", test=test, review_on=test.ends_on, is_sample=test.is_sample,
        )  # fmt: skip
        lists.publish(row, by=by, now=now)
    return test


@transaction.atomic
def send_back(test: ConsequenceTest, *, by: Any, now: datetime, reason: str) -> ConsequenceTest:
    """The superior's no, with a reason: the test is open again."""
    _superior(by)
    test = _locked(test)
    if test.state != ExamState.DECIDED:
        raise Refused("Tidak ada putusan yang menunggu persetujuan.")
    if not reason.strip():
        raise Refused("Tulis apa yang harus diperbaiki.")
    test.state, test.reason = ExamState.OPEN, reason.strip()[:300]
    test.save()
    record("return_test", test, by=by, now=now, reason=reason)
    return test


@transaction.atomic
def end(test: ConsequenceTest, *, by: Any, now: datetime, reason: str) -> ConsequenceTest:
    """The exemption is over: its row goes to the archive. What it hid may be asked for from now on."""
    _officer(by)
    test = _locked(test)
    if ExamState.ENDED not in rules.EXAM_MOVES[test.state]:
        raise Refused(f"Uji ini {test.get_state_display()}; tidak ada pengecualian yang berjalan.")
    if not reason.strip():
        raise Refused("Tulis mengapa pengecualian berakhir.")
    test.state, test.ended_at, test.reason = ExamState.ENDED, now, reason.strip()[:300]
    test.save()
    record("end_test", test, by=by, now=now, reason=reason, public=True)
    row = getattr(test, "listed", None)
    if row is not None and row.state != ListState.ARCHIVED:
        lists.archive(row, by=by, now=now, reason=reason)
    return test


def steps_done(test: ConsequenceTest) -> set[str]:
    """The steps that have a finding."""
    return set(test.steps.values_list("step", flat=True))


def _locked(test: ConsequenceTest) -> ConsequenceTest:
    return ConsequenceTest.objects.select_for_update(of=("self",)).select_related("unit").get(pk=test.pk)


def _officer(by: Any) -> None:
    if not by.has_role(Role.PPID_OFFICER):
        raise Refused("Uji konsekuensi dikerjakan petugas PPID.")


def _superior(by: Any) -> None:
    if not by.has_role(Role.PPID_SUPERIOR):
        raise Refused("Putusan uji konsekuensi disetujui atasan PPID.")
