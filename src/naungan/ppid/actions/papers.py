"""Letters that leave with a verb: set in the same transaction, kept with the case for the applicant."""

from datetime import datetime
from typing import Any

from naungan.cases import actions as cases
from naungan.cases.models import Attachment, Case
from naungan.letters.actions import typeset
from naungan.letters.registry import LETTERS
from naungan.ppid.enums import FileRole
from naungan.ppid.letters import consequence_test_fields, letter_number
from naungan.ppid.models import ConsequenceTest


def printed(code: str, fields: dict[str, str], *, now: datetime) -> bytes:
    """The letter as PDF; what was never filled in (sealed fields read None) is left empty."""
    return typeset(code, {field: said or "" for field, said in fields.items()}, now=now)


def keep_letter(case: Case, code: str, fields: dict[str, str], *, by: Any, now: datetime) -> Attachment:
    """Set the letter and hang it on its case, where who holds the secret finds it."""
    name = letter_number(case).replace("/", "-")
    return cases.attach(
        case, printed(code, fields, now=now), name=f"{name}.pdf", kind="pdf", label=LETTERS[code].label,
        role=FileRole.LETTER, by=by, now=now, is_public=True,
    )  # fmt: skip


def keep_decision(case: Case, test: ConsequenceTest, *, by: Any, now: datetime) -> Attachment:
    """Hang the decision of a consequence test on the case whose answer leans on it (UU 14/2008 art. 19)."""
    sheet = printed("ppid.consequence_test", consequence_test_fields(test), now=test.approved_at or now)
    return cases.attach(
        case, sheet, name="uji-konsekuensi.pdf", kind="pdf", label=f"Keputusan uji konsekuensi {test.decision_number}",
        role=FileRole.TEST, by=by, now=now, is_public=True,
    )  # fmt: skip
