"""A form that was kept as a draft becomes a case: once, however often the button is pressed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.cases.enums import Channel
from naungan.kit.refusal import Refused
from naungan.ppid.actions import drafts
from naungan.ppid.actions.objections import Objected, object_to
from naungan.ppid.actions.receiving import Applicant, Received, Wish, receive
from naungan.ppid.models import FormDraft, InfoRequest

GONE = "Isian ini sudah terkirim atau sudah dihapus."


def _locked(draft: FormDraft) -> FormDraft:
    """Raises Refused when it was sent a moment ago."""
    found = FormDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise Refused(GONE)
    return found


def applicant(given: dict[str, Any]) -> Applicant:
    names = ("name", "address", "id_number", "represented", "occupation", "phone", "email")
    return Applicant(kind=given["applicant_kind"], **{name: given.get(name) or "" for name in names})


def wish(given: dict[str, Any]) -> Wish:
    return Wish(given["asked"], given.get("purpose") or "", given["obtain"], given["receive"])


@transaction.atomic
def send_request(draft: FormDraft, given: dict[str, Any], *, account: Any, now: datetime) -> Received:
    """`given` is the clean data of all steps. The draft and its files are gone afterwards. Raises Refused."""
    draft = _locked(draft)
    made = receive(
        applicant=applicant(given), wish=wish(given), channel=Channel.FORM, received_at=now, by=None, now=now,
        papers=drafts.papers(draft), needs=given.get("needs") or (), account=account,
    )  # fmt: skip
    drafts.forget(draft)
    return made


@transaction.atomic
def send_objection(draft: FormDraft, request: InfoRequest, given: dict[str, Any], *, now: datetime) -> Objected:
    """The same for an objection. Raises Refused."""
    draft = _locked(draft)
    names = ("grounds", "reasons", "purpose", "proxy_name", "proxy_address")
    made = object_to(
        request, **{name: given.get(name) or "" for name in names}, channel=Channel.FORM, received_at=now, by=None,
        now=now, papers=drafts.papers(draft),
    )  # fmt: skip
    drafts.forget(draft)
    return made
