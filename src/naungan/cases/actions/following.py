"""The applicant's side: number and secret open a case, and nothing else does."""

import hmac
from datetime import datetime

from django.db import transaction

from naungan.cases import rules
from naungan.cases.actions.opening import hashed
from naungan.cases.models import Case, Step
from naungan.journal.actions import record
from naungan.kit.refusal import Refused

LONGEST = 4000


def find(number: str, secret: str) -> Case | None:
    """The case with this number, for whoever knows its secret. The same work and the same answer for a number that
    does not exist and for a wrong secret."""
    given = hashed(secret)
    case = Case.objects.select_related("unit").filter(number=rules.read_number(number)).first()
    expected = case.secret_hash if case and case.secret_hash else "0" * len(given)
    return case if hmac.compare_digest(given, expected) and case is not None else None


@transaction.atomic
def say(case: Case, text: str, *, now: datetime) -> Step:
    """A message of the applicant; it changes no deadline. Raises Refused."""
    text = text.strip()
    if not text:
        raise Refused("Pesan masih kosong.")
    if len(text) > LONGEST:
        raise Refused(f"Pesan paling panjang {LONGEST} huruf; yang ini {len(text)}. Bagi menjadi dua pesan.")
    step = Step.objects.create(case=case, at=now, verb="message", state=case.state, by=None, said=text)
    record("message_on_case", case, by=None, now=now)
    return step
