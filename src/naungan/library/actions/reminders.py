"""Reminding the owner units of what is missing, and clearing away what was only held. Called by `naungan tick`."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.accounts.models import User
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit import words
from naungan.kit.locks import hold
from naungan.library import rules
from naungan.library.actions.letters import officers
from naungan.library.enums import Stage, Verb
from naungan.library.models import DocumentSet, HeldFile, Procedure, Reminder
from naungan.library.reports import board
from naungan.notices.actions import write

HELD_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Missing:
    """Something of one unit that is owed: a document, or a procedure's review."""

    subject: str
    sentence: str
    unit_id: int
    stage: Stage


def remind(*, now: datetime) -> int:
    """Write to the officers of the owner units about everything that has reached a new stage; returns the letters.

    Each thing is told once at each stage, also when the clock runs twice or died in between: the mark and the letters
    are one transaction. One officer gets one letter, however many things are new.
    """
    with transaction.atomic():
        hold("library.remind")
        told = set(Reminder.objects.values_list("subject", "stage"))
        fresh = [thing for thing in missing(timezone.localdate(now)) if (thing.subject, thing.stage) not in told]
        Reminder.objects.bulk_create(
            [Reminder(subject=thing.subject, stage=thing.stage, sent_at=now) for thing in fresh]
        )
        letters: dict[User, list[Missing]] = defaultdict(list)
        for thing in fresh:
            for officer in officers(thing.unit_id, Role.EDITOR, Role.PUBLISHER, now=now):
                letters[officer].append(thing)
        for officer, things in letters.items():
            write("library/notices/missing.txt", to=officer, now=now, path=reverse("library:board"), things=things)
        if fresh:
            shelf = DocumentSet.objects.order_by("pk").first()
            if shelf is not None:
                record(Verb.REMIND, shelf, by=None, now=now, facts={"things": len(fresh), "letters": len(letters)})
    return len(letters)


def missing(today: date) -> list[Missing]:
    """Everything that a reminder could speak of today, with its stage."""
    found = []
    for row in board.rows(today):
        for cell in row.cells:
            stage = rules.stage(cell.slot.due_on, today=today) if cell.is_missing else None
            if stage:
                code, year, part = cell.slot.key
                when = words.day(cell.slot.due_on)
                sentence = f"{cell.slot.label} belum ada; batasnya {when}."
                found.append(Missing(f"document:{code}:{year}:{part}", sentence, row.shelf.unit_id, stage))
    for procedure in Procedure.objects.published().exclude(review_on=None).order_by("pk"):
        stage = rules.stage(procedure.review_on, today=today)
        if stage:
            sentence = f"SOP “{procedure}” perlu ditinjau; jadwalnya {words.day(procedure.review_on)}."
            subject = f"procedure:{procedure.pk}:{procedure.review_on:%Y-%m-%d}"
            found.append(Missing(subject, sentence, procedure.unit_id, stage))
    return found


def forget_held(*, now: datetime) -> int:
    """Delete files that were held for a form which nobody finished within a day."""
    gone = 0
    for held in HeldFile.objects.filter(held_at__lt=now - HELD_FOR).select_related("file"):
        drop(held)
        gone += 1
    return gone


@transaction.atomic
def drop(held: HeldFile) -> None:
    file = held.file
    held.delete()
    files.forget(file)
