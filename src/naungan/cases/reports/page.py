"""What the desk's page of a case shows, whatever its kind.

A room with a page of its own extends `cases/desk/case.html`, fills the blocks `noun` (its own part), `deeds` (its
buttons) and `beside` (more in the side column), and renders it with this context and its own beside it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naungan.accounts.models import User
from naungan.cases.enums import Need
from naungan.cases.models import AnswerTemplate, Case, Step
from naungan.cases.reports import days, queue, told
from naungan.cases.reports.reach import may_carry
from naungan.kit import words

VERBS = {
    "open": "Diterima",
    "message": "Pesan pemohon",
    "note": "Catatan",
    "extend": "Batas waktu diperpanjang",
    "letter": "Surat dikirim",
    "hand_over": "Diserahkan",
    "renew_secret": "Kata kunci diganti",
    "remind": "Diingatkan",
}


def context(case: Case, *, user: User, now: datetime, asked: Mapping[str, str]) -> dict[str, Any]:
    """`case`, its clock, its way, files, needs, the ready texts of its kind, and whether this user may write.

    `asked` is the query of the address: it names the queue one came from, which stands beside the case. A fixed
    number of queries: steps, files, texts, the queue.
    """
    today, choice = timezone.localdate(now), queue.Choice.read(asked)
    cursor = asked.get("setelah", "")
    shown = None if case.of.desk else case.of.part or case.of.details  # a page of its own fills its own blocks
    template, part = shown(case) if shown else ("", {})
    return {
        "case": case,
        "left": days.left(case, now=now, today=today),
        "loud": loud(case, now, today),
        "face": told.face(case, now),
        "why": told.why(case),
        "moments": [moment(case, step) for step in case.steps.select_related("by")],
        "files": case.attachments.select_related("file", "by"),
        "needs": [Need(need).label for need in case.needs if need in Need.values],
        "ready": AnswerTemplate.objects.for_kind(case.kind),
        "may_carry": may_carry(user, case),
        "part": template,
        "side": queue.page(user, choice, now=now, after=cursor),
        "side_title": queue.TABS[choice.tab],
        "back": choice.query(),
        "query": choice.query(setelah=cursor),
        **part,
    }


def loud(case: Case, now: datetime, today: date) -> str:
    """The sentence beside the big number: the loudest thing of a case is its clock."""
    if not case.is_open:
        return f"Selesai {words.day(case.closed_at)}"
    if case.due_on is None:
        return "Tanpa batas waktu"
    if case.waits_for == "applicant":
        return "Menunggu pemohon"
    hour = f", {timezone.localtime(case.due_at):%H.%M}" if case.due_at else ""
    if case.is_overdue(now, today):
        return f"Lewat: batasnya {words.weekday(case.due_on)}{hour}"
    return f"Batasnya hari ini{hour}" if case.due_on == today else f"Batasnya {words.weekday(case.due_on)}{hour}"


def moment(case: Case, step: Step) -> dict[str, Any]:
    """One step as officers read it: who, when, and what was said to whom."""
    title = case.of.labels[step.state] if step.verb == "move" else VERBS.get(step.verb, step.verb)
    return {
        "title": title,
        "at": case.received_at if step.verb == "open" else step.at,
        "by": step.by or ("pemohon" if step.verb == "message" else "sistem"),
        "said": step.said,
        "inner": step.inner,
    }
