"""What leaves the office: cleaned first, then hung on its case for the applicant."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from naungan.cases import actions as cases
from naungan.cases.models import Case
from naungan.journal.actions import record
from naungan.kit.redaction import CLEANED, clean
from naungan.kit.refusal import Refused
from naungan.ppid.enums import FileRole
from naungan.ppid.models import RedactedCopy
from naungan.ppid.rules.redacting import blackened_told


@dataclass(frozen=True)
class Outgoing:
    """A file fit to leave. Made by `outgoing` and by nothing else."""

    content: bytes
    kind: str


def outgoing(content: bytes, kind: str) -> Outgoing:
    """The file without who wrote it, comments and tracked changes. `kind` was judged by `kit.uploads`.

    A PDF is rebuilt in a process of its own: call this before a transaction opens, never inside one. Kinds that carry
    nothing of the sort (CSV, plain text) pass as they are. Raises Refused for what only a person can decide about.
    """
    return Outgoing(clean(content, kind) if kind in CLEANED else content, kind)


def hand_out(case: Case, papers: Collection[Outgoing], *, name: str, by: Any, now: datetime) -> None:
    """Seal files to a case for the applicant to have: `name` is what the file is called, never what it was called."""
    many = len(papers) > 1
    for number, paper in enumerate(papers, start=1):
        label = f"Informasi yang diberikan ({number} dari {len(papers)})" if many else "Informasi yang diberikan"
        cases.attach(
            case, paper.content, name=f"{name}-{number}.{paper.kind}" if many else f"{name}.{paper.kind}",
            kind=paper.kind, label=label, role=FileRole.ANSWER, by=by, now=now, is_public=True,
        )  # fmt: skip


def hand_out_copies(
    case: Case, copies: Collection[RedactedCopy], *, by: Any, now: datetime, to: Case | None = None
) -> str:
    """Open redacted copies of the case to the applicant, and say in words what is black in them; "" for none.

    They go over to the case `to`, where they were made in one that the applicant does not read. Raises Refused where
    one of them belongs to another case or is out already.
    """
    keys = [copy.pk for copy in copies]
    found = RedactedCopy.objects.filter(pk__in=keys, case=case, attachment__is_public=False)
    given = list(found.select_related("attachment"))
    if len(given) != len(set(keys)):
        raise Refused("Salah satu salinan yang dipilih sudah diberikan atau sudah dihapus. Pilih lagi.")
    for copy in given:
        copy.attachment.is_public = True
        copy.case = copy.attachment.case = to or case
        copy.attachment.save(update_fields=["is_public", "case"])
        copy.save(update_fields=["case"])
        record("hand_out_redacted_copy", copy, by=by, now=now, facts={"boxes": copy.boxes, "ground": copy.ground})
    return blackened_told([(copy.boxes, copy.marked, str(copy.reason)) for copy in given])


def news(*lines: str, blackened: str) -> str:
    """What the applicant reads of a handing over: the lines that say something, then what is black (art. 22(7)e)."""
    return "\n".join(filter(None, [*lines, f"Bagian yang dihitamkan: {blackened}." if blackened else ""]))
