"""A case begins: number, secret and deadline in one transaction with whatever the room above writes beside it."""

import hashlib
import hmac
from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from naungan import law
from naungan.cases import rules
from naungan.cases.models import Case, Series, Step
from naungan.cases.registry import KINDS
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.law.office import office_hours
from naungan.offices.models import Unit

WORDS = Path(__file__).parent.parent / "lexicon" / "secret_words.txt"


class Opened(NamedTuple):
    """The case, and its secret: this is the only moment at which anybody can read it."""

    case: Case
    secret: str


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Words for secrets: Indonesian, short, unlike one another."""
    return tuple(WORDS.read_text(encoding="utf-8").split())


def hashed(secret: str) -> str:
    """Under the installation's own key: who holds the database alone cannot try secrets."""
    return hmac.new(settings.KEYS.index, f"case:{rules.read_secret(secret)}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def open_case(
    *,
    kind: str,
    state: str,
    title: str,
    channel: str,
    received_at: datetime,
    by: Any,
    now: datetime,
    clock: str = "",
    area: str = "",
    unit: Unit | None = None,
    account: Any = None,
    needs: Collection[str] = (),
    said: str = "",
) -> Opened:
    """Give the next number of the kind in the year of receipt, a secret and a deadline.

    `area` is a region code, by default that of the office itself. `clock` is a key of the book ("ppid.response_days"),
    or empty for a case without a time limit. `received_at` lies in the past for what came by letter or telephone.
    Raises Refused where it lies in the future or the year's holidays are not in the book yet.
    """
    if received_at > now:
        raise Refused("Tanggal diterima belum tiba. Periksa tanggal dan jamnya.")
    of = KINDS[kind]
    year = timezone.localtime(received_at).year
    # the row is written first and so is locked until the end: nobody else gets a number before this case stands
    Series.objects.get_or_create(kind=kind, year=year)
    Series.objects.filter(kind=kind, year=year).update(last=F("last") + 1)
    serial = Series.objects.get(kind=kind, year=year).last
    secret = rules.make_secret(words())
    case = Case(
        kind=kind, year=year, serial=serial, number=rules.number(of.prefix, year, serial), title=title, state=state,
        waits_for=waiting(of, state), channel=channel, received_at=received_at,
        area=area or settings.PROVINCE, unit=unit, account=account, needs=sorted(needs), secret_hash=hashed(secret),
    )  # fmt: skip
    set_clock(case, clock, received_at)
    case.save()
    Step.objects.create(case=case, at=now, verb="open", state=state, by=by, said=said)
    record("open_case", case, by=by, now=now, facts={"channel": channel})
    return Opened(case, secret)


@transaction.atomic
def renew_secret(case: Case, *, by: Any, now: datetime, reason: str) -> str:
    """For who lost it and showed an identity card at the desk: the old secret dies. `reason` says what was shown."""
    if not reason.strip():
        raise Refused("Tulis bagaimana pemohon dikenali, misalnya: menunjukkan KTP asli.")
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.forgotten_at:
        raise Refused("Isi perkara ini sudah dimusnahkan menurut masa simpan.")
    secret = rules.make_secret(words())
    case.secret_hash = hashed(secret)
    case.save(update_fields=["secret_hash"])
    Step.objects.create(case=case, at=now, verb="renew_secret", state=case.state, by=by, inner=reason)
    record("renew_secret", case, by=by, now=now)
    return secret


def set_clock(case: Case, key: str, received: date | datetime, *, extended: bool = False) -> None:
    """Write the deadline and its reckoning on the case (unsaved). A date counts as received in the office's hours.
    Raises Refused."""
    if not key:
        case.due_on, case.due_at, case.clock = None, None, {}
        return
    try:
        due = law.due(key, received=received, extended=extended, office=office_hours())
    except law.LawError as no:
        raise Refused(str(no)) from None
    case.due_on, case.due_at, case.clock = due.due_on, due.due_at, rules.proof(due)


def waiting(of: Any, state: str) -> str:
    """Whose turn a state is: an end waits for nobody."""
    return of.waits.get(state) or ("office" if of.moves.get(state) else "nobody")
