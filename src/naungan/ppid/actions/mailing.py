"""Letters by e-mail to an applicant who gave an address: the receipt, and a word that there is news.

Neither holds the secret, and the word of news holds nothing of what it is about (docs/decisions/0031).
"""

from datetime import datetime
from typing import Any

from django.urls import reverse

from naungan.cases import actions as cases
from naungan.cases.enums import Waiting
from naungan.cases.models import Case
from naungan.cases.reports import told
from naungan.notices.actions import send_to
from naungan.notices.registry import Enclosure, Errand, register
from naungan.ppid.actions.printing import file_name, receipt
from naungan.ppid.enums import OBJECTION, REQUEST, ObjectionState, RequestState
from naungan.ppid.models import InfoRequest, Objection

RECEIPT, NEWS = "ppid.receipt", "ppid.news"
NOT_SENT = "Surel kepada pemohon tidak terkirim setelah beberapa kali dicoba. Sampaikan kabarnya dengan cara lain."


def register_all() -> None:
    """Called once by `apps.ready`."""
    register(Errand(RECEIPT, gave_up=_gave_up, enclose=_receipt))
    register(Errand(NEWS, gave_up=_gave_up))


def mail_receipt(case: Case, *, now: datetime) -> None:
    """In the transaction in which the case came in; nothing where no address was given."""
    _mail(case, "receipt", RECEIPT, now=now, why=told.why(case), is_request=case.kind == REQUEST)


def mail_news(case: Case, *, now: datetime) -> None:
    """In the transaction of the letter that now lies with the case."""
    _mail(case, "news", NEWS, now=now, is_awaited=case.waits_for == Waiting.APPLICANT)


def _mail(case: Case, template: str, errand: str, *, now: datetime, **context: Any) -> None:
    if address := _address(case):
        send_to(
            address, f"ppid/notices/{template}.txt", errand=errand, about=case.pk, now=now,
            path=reverse("cases:follow"), case=case, **context,
        )  # fmt: skip


def _address(case: Case) -> str:
    """Where the applicant reads; an objection is told to who made the request."""
    if case.kind == REQUEST:
        return str(InfoRequest.objects.get(case=case).email or "")
    if case.kind == OBJECTION:
        return str(Objection.objects.select_related("request").get(case=case).request.email or "")
    return ""


def _receipt(about: int, written_at: datetime) -> Enclosure | None:
    """The receipt without its secret; None once the case has gone on, because its deadline would be another one."""
    case = Case.objects.filter(pk=about).first()
    if case is None or case.state not in (RequestState.REGISTERED, ObjectionState.REGISTERED):
        return None
    return Enclosure(file_name(case), receipt(case, now=written_at))


def _gave_up(about: int, now: datetime) -> None:
    """The desk reads in the case's history that the letter did not go."""
    if case := Case.objects.filter(pk=about).first():
        cases.note(case, NOT_SENT, by=None, now=now)
