"""A decision and what it does to the dry run: the doors of the review call these."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from naungan.accounts.models import User
from naungan.protection.rosters.actions import planning, reviewing
from naungan.protection.rosters.enums import QuestionState
from naungan.protection.rosters.models import Question, Roster
from naungan.protection.rosters.rules import RETAKABLE

AT_ONCE = 2_000  # rows; a longer list is planned anew when its last question is closed (and again when approved)


def answer(question: Question, *, by: User, now: datetime, **said: Any) -> Question:
    """Decide one question (`reviewing.decide`) and bring the dry run of its list up to date."""
    done = reviewing.decide(question, by=by, now=now, **said)
    replan([done.roster_id])
    return done


def answer_many(answers: Iterable[tuple[Question, str, int | None]], *, by: User, now: datetime) -> list[Question]:
    """Decide several at once, all or none, and bring their lists up to date."""
    done = reviewing.decide_many(answers, by=by, now=now)
    replan({question.roster_id for question in done})
    return done


def withdraw(question: Question, *, by: User, now: datetime) -> Question:
    """Take one decision back and bring its list up to date."""
    done = reviewing.take_back(question, by=by, now=now)
    replan([done.roster_id])
    return done


def replan(rosters: Iterable[int]) -> None:
    """Make the dry run of these lists anew where it has not been put in yet."""
    for roster in Roster.objects.filter(pk__in=rosters, state__in=RETAKABLE).select_related("programme", "office"):
        is_long = roster.counts.get("rows", 0) > AT_ONCE
        if is_long and Question.objects.filter(roster=roster).exclude(state=QuestionState.DECIDED).exists():
            continue
        planning.replan(roster)
