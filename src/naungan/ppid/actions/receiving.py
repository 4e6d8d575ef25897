"""A request comes in, by whatever way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from naungan.cases import actions as cases
from naungan.cases.models import Case
from naungan.kit.refusal import Refused
from naungan.kit.sealed import blind_index
from naungan.ppid.actions.mailing import mail_receipt
from naungan.ppid.enums import REQUEST, ApplicantKind, FileRole, RequestState
from naungan.ppid.models import InfoRequest
from naungan.ppid.rules import requests as rules

PERSONAL = frozenset({FileRole.IDENTITY, FileRole.PROXY})  # kept apart, and deleted after a time


@dataclass(frozen=True)
class Applicant:
    """Who asks. `represented` names for whom, where a proxy asks; `id_number` is a NIK or the number of a deed."""

    kind: str
    name: str
    address: str
    id_number: str = ""
    represented: str = ""
    occupation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Wish:
    """What is asked, what for, and how it is to come."""

    asked: str
    purpose: str
    obtain: str
    receive: str


@dataclass(frozen=True)
class Paper:
    """A file whose content has been judged: `kit.uploads` said its kind. `role` is one of FileRole."""

    role: str
    content: bytes
    name: str
    kind: str


class Received(NamedTuple):
    """The request, and the secret of its case: nobody can read it later."""

    request: InfoRequest
    secret: str


def identity_kept_until(day: date) -> date:
    """How long a proof of identity lies here; the office's choice (NAUNGAN_PPID_IDENTITY_DAYS)."""
    return day + timedelta(days=settings.PPID_IDENTITY_DAYS)


@transaction.atomic
def receive(
    *, applicant: Applicant, wish: Wish, channel: str, received_at: datetime, by: Any, now: datetime,
    papers: Collection[Paper] = (), needs: Collection[str] = (), account: Any = None,
) -> Received:  # fmt: skip
    """Give the request its number, its secret and ten working days (UU 14/2008 art. 22(7)). Raises Refused."""
    check(applicant, wish)
    case, secret = cases.open_case(
        kind=REQUEST, state=RequestState.REGISTERED.value, title=rules.title_of(wish.asked), channel=channel,
        received_at=received_at, by=by, now=now, clock="ppid.response_days", account=account, needs=needs,
    )  # fmt: skip
    request = InfoRequest.objects.create(
        case=case, applicant_kind=applicant.kind, name=applicant.name.strip(), id_number=applicant.id_number,
        id_index=index_of(applicant.id_number), represented=applicant.represented, address=applicant.address,
        occupation=applicant.occupation, phone=applicant.phone, email=applicant.email, asked=wish.asked.strip(),
        purpose=wish.purpose.strip(), obtain=wish.obtain, receive=wish.receive,
    )  # fmt: skip
    keep_papers(case, papers, by=by, now=now)
    mail_receipt(case, now=now)
    return Received(request, secret)


def check(applicant: Applicant, wish: Wish) -> None:
    """What no request can do without; all else may be completed later. Raises Refused."""
    wrong = []
    if not applicant.name.strip():
        wrong.append("Nama pemohon belum diisi.")
    if applicant.kind == ApplicantKind.PROXY and not applicant.represented.strip():
        wrong.append("Sebutkan siapa yang memberi kuasa.")
    if not wish.asked.strip():
        wrong.append("Tulis informasi yang diminta.")
    if len(wish.asked) > rules.LONGEST:
        wrong.append(f"Rincian informasi paling panjang {rules.LONGEST} huruf.")
    if wrong:
        raise Refused(*wrong)


def index_of(id_number: str) -> str:
    """The blind index of a NIK or deed number; "" where none was given."""
    return blind_index("nik", id_number) if id_number else ""


def keep_papers(case: Case, papers: Collection[Paper], *, by: Any, now: datetime) -> None:
    """Seal files to a case; proofs of identity with the day on which they go."""
    until = identity_kept_until(timezone.localdate(now))
    for paper in papers:
        cases.attach(
            case, paper.content, name=f"{paper.role}.{paper.kind}", kind=paper.kind,
            label=str(FileRole(paper.role).label).capitalize(), role=paper.role, by=by, now=now,
            keep_until=until if paper.role in PERSONAL else None,
        )  # fmt: skip
