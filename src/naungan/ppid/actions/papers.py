"""Letters that leave with a verb: set in the same transaction, kept with the case for the applicant."""

from datetime import datetime
from typing import Any

from naungan.cases import actions as cases
from naungan.cases.models import Attachment, Case
from naungan.letters.registry import LETTERS
from naungan.ppid.actions.mailing import mail_news
from naungan.ppid.actions.printing import printed
from naungan.ppid.enums import FileRole
from naungan.ppid.letters import consequence_test_fields, letter_number
from naungan.ppid.models import ConsequenceTest


def keep_letter(case: Case, code: str, fields: dict[str, str], *, by: Any, now: datetime) -> Attachment:
    """Set the letter and hang it on its case, where who holds the secret finds it; who gave an address is told so."""
    name = letter_number(case).replace("/", "-")
    kept = cases.attach(
        case, printed(code, fields, now=now), name=f"{name}.pdf", kind="pdf", label=LETTERS[code].label,
        role=FileRole.LETTER, by=by, now=now, is_public=True,
    )  # fmt: skip
    mail_news(case, now=now)
    return kept


def keep_decision(case: Case, test: ConsequenceTest, *, by: Any, now: datetime) -> Attachment:
    """Hang the decision of a consequence test on the case whose answer leans on it (UU 14/2008 art. 19)."""
    sheet = printed("ppid.consequence_test", consequence_test_fields(test), now=test.approved_at or now)
    return cases.attach(
        case, sheet, name="uji-konsekuensi.pdf", kind="pdf", label=f"Keputusan uji konsekuensi {test.decision_number}",
        role=FileRole.TEST, by=by, now=now, is_public=True,
    )  # fmt: skip
