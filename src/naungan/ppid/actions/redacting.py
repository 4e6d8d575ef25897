"""Blacking out a document of a case: a working paper, its boxes, and copies that are proved before they are kept.

What is slow (reading, drawing, proving) happens in other processes and outside every transaction.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.cases import actions as cases
from naungan.cases.models import Case
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit import redaction
from naungan.kit.refusal import Refused
from naungan.ppid.enums import FileRole
from naungan.ppid.models import RedactedCopy, RedactionDraft
from naungan.ppid.rules import redacting as rules


@dataclass(frozen=True)
class Readable:
    """A PDF whose pages could be measured; `sheets` in millimetres."""

    content: bytes
    sheets: list[list[float]]


def readable(content: bytes) -> Readable:
    """Measure the pages. Raises Refused for a PDF that is locked, damaged or too thick."""
    return Readable(content, [[sheet.width, sheet.height] for sheet in redaction.sheets(content)])


@transaction.atomic
def begin(case: Case, paper: Readable, *, name: str, by: Any, now: datetime) -> RedactionDraft:
    """Put a working paper to the case. Raises Refused once the case is over, or for too many of them."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if not case.is_open:
        raise Refused("Perkara ini sudah selesai; tidak ada lagi yang dihitamkan di dalamnya.")
    if case.redaction_drafts.count() >= rules.MOST_DRAFTS:
        raise Refused(f"Paling banyak {rules.MOST_DRAFTS} naskah kerja dalam satu perkara. Hapus yang sudah jadi.")
    file = files.keep(paper.content, name="naskah.pdf", kind="pdf", by=by, now=now)
    draft = RedactionDraft.objects.create(
        case=case, file=file, name=name.strip() or "Naskah", sheets=paper.sheets, made_at=now, changed_at=now,
        changed_by=by,
    )  # fmt: skip
    record("begin_redaction", draft, by=by, now=now, facts={"pages": draft.pages})
    return draft


@transaction.atomic
def mark(draft: RedactionDraft, page: int, text: str, *, version: int, by: Any, now: datetime) -> RedactionDraft:
    """Replace the boxes of one page by those that were drawn. Raises Refused; also when somebody saved in between."""
    draft = _locked(draft, version)
    return _changed(draft, rules.with_page(draft.boxes, page, rules.read_marks(text, page, draft.sheets)), by, now)


@transaction.atomic
def mark_found(draft: RedactionDraft, chosen: Collection[str], *, by: Any, now: datetime) -> RedactionDraft:
    """Add what was found and chosen, to whatever is marked already. Raises Refused."""
    draft = _locked(draft)
    found = [box for value in chosen for box in rules.read_found(value, draft.sheets)]
    return _changed(draft, rules.with_found(draft.boxes, found), by, now)


@transaction.atomic
def unmark(draft: RedactionDraft, gone: str, *, by: Any, now: datetime) -> RedactionDraft:
    """Take one box away, named by its place (`rules.write_mark`); one that is gone already is no fault."""
    draft = _locked(draft)
    return _changed(draft, rules.without(draft.boxes, gone), by, now)


def burn(draft: RedactionDraft, *, ground: str, reason: str, version: int, by: Any, now: datetime) -> RedactedCopy:
    """Black the boxes out and prove it; a copy in which anything still shows is not kept. Raises Refused with what
    leaks, and for what lacks a letter of article 17 or a reason.

    Slow, so no transaction is open until the copy is there.
    """
    if draft.version != version:
        raise Refused(rules.STALE)
    rules.check_copy(draft.boxes, ground=ground, reason=reason)
    original = files.read(draft.file)
    boxes = [redaction.Box(*(box[edge] for edge in ("page", "x0", "y0", "x1", "y1"))) for box in draft.boxes]
    made = redaction.black_out(original, boxes)
    if leaks := redaction.proves(original, made, boxes):
        raise Refused(*leaks)
    return _keep(draft, made, ground=ground, reason=reason.strip(), version=version, by=by, now=now)


@transaction.atomic
def _keep(
    draft: RedactionDraft, made: bytes, *, ground: str, reason: str, version: int, by: Any, now: datetime
) -> RedactedCopy:
    """Only if nobody changed the boxes while the copy was being made; the second of two presses makes none."""
    draft = _locked(draft, version)
    number = draft.case.redacted_copies.count() + 1
    kept = cases.attach(
        draft.case, made, name=f"salinan-dihitamkan-{number}.pdf", kind="pdf",
        label=f"Salinan yang dihitamkan ({number})", role=FileRole.REDACTED, by=by, now=now,
    )  # fmt: skip
    marked = sorted({box["page"] for box in draft.boxes})
    copy = RedactedCopy.objects.create(
        attachment=kept, case=draft.case, boxes=len(draft.boxes), marked=marked, ground=ground, reason=reason,
        proved_at=now, by=by,
    )  # fmt: skip
    _changed(draft, draft.boxes, by, now)
    facts = {"boxes": copy.boxes, "pages": len(marked), "ground": ground}
    record("make_redacted_copy", copy, by=by, now=now, facts=facts)
    return copy


@transaction.atomic
def drop_copy(copy: RedactedCopy, *, by: Any, now: datetime) -> None:
    """A copy that nobody has been given yet may go. Raises Refused afterwards."""
    copy = RedactedCopy.objects.select_for_update().select_related("attachment__file", "case").get(pk=copy.pk)
    if copy.attachment.is_public:
        raise Refused("Salinan ini sudah diberikan kepada pemohon dan tidak dihapus lagi.")
    record("drop_redacted_copy", copy, by=by, now=now)
    attachment, file = copy.attachment, copy.attachment.file
    attachment.delete()
    files.forget(file)


@transaction.atomic
def forget(draft: RedactionDraft, *, by: Any, now: datetime) -> bool:
    """The working paper goes, with its bytes; copies made of it stay. False where somebody was first."""
    held = RedactionDraft.objects.select_for_update(of=("self",)).select_related("case", "file")
    found = held.filter(pk=draft.pk).first()
    if found is None:
        return False
    file = found.file
    record("forget_redaction", found, by=by, now=now)
    found.delete()
    files.forget(file)
    return True


def forget_done(*, now: datetime) -> int:
    """For the clock: working papers of cases that are over. Returns how many."""
    return sum(
        forget(draft, by=None, now=now) for draft in RedactionDraft.objects.filter(case__closed_at__isnull=False)
    )


def _locked(draft: RedactionDraft, version: int | None = None) -> RedactionDraft:
    drafts = RedactionDraft.objects.select_for_update(of=("self",)).select_related("case")
    found = drafts.filter(pk=draft.pk).first()
    if found is None:
        raise Refused("Naskah kerja ini sudah dihapus.")
    if version is not None and found.version != version:
        raise Refused(rules.STALE)
    return found


def _changed(draft: RedactionDraft, boxes: Sequence[rules.Mark], by: Any, now: datetime) -> RedactionDraft:
    draft.boxes, draft.version = list(boxes), draft.version + 1
    draft.changed_at, draft.changed_by = now, by
    draft.save(update_fields=["boxes", "version", "changed_at", "changed_by"])
    return draft
