"""What is not kept for ever: proofs of identity go first, and after years all that names people."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from naungan.cases.models import Attachment, Case
from naungan.files import actions as files
from naungan.files.models import StoredFile
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.ppid.enums import OBJECTION, REQUEST, FileRole
from naungan.ppid.models import Dispute, InfoRequest, Objection

ROLES = (FileRole.IDENTITY, FileRole.PROXY)


def keep_identity(request: InfoRequest, *, now: datetime) -> None:
    """An objection or dispute needs the proof again: its days begin anew."""
    until = timezone.localdate(now) + timedelta(days=settings.PPID_IDENTITY_DAYS)
    proofs = Attachment.objects.filter(case=request.case_id, role__in=ROLES).values("file_id")
    StoredFile.objects.filter(pk__in=proofs).update(keep_until=until)


def forget_identity(*, now: datetime) -> int:
    """For the clock: delete every proof whose day is over; the journal keeps that it was there. Returns how many."""
    today = timezone.localdate(now)
    over = Attachment.objects.filter(role__in=ROLES, case__info_request__isnull=False, file__keep_until__lt=today)
    over |= Attachment.objects.filter(role__in=ROLES, case__objection__isnull=False, file__keep_until__lt=today)
    return sum(_forget_proof(pk, now) for pk in over.values_list("pk", flat=True))


@transaction.atomic
def _forget_proof(pk: int, now: datetime) -> bool:
    """False where another clock was first."""
    proof = Attachment.objects.select_for_update(of=("self",)).select_related("case", "file").filter(pk=pk).first()
    if proof is None:
        return False
    proof.delete()
    files.forget(proof.file)
    record("forget_identity", proof.case, by=None, now=now)
    return True


SEALED_OF_REQUEST = (
    "name", "id_number", "represented", "address", "occupation", "phone", "email", "asked", "purpose", "missing",
    "answer",
)  # fmt: skip
SEALED_OF_OBJECTION = ("reasons", "purpose", "proxy_name", "proxy_address", "answer")


def forget_noun(case: Case) -> None:
    """`Kind.forget`: a request, objection or dispute past its keeping says no more who asked what; it still counts.

    Raises Refused while what grew out of it (an objection, a dispute) is still kept: they are read together.
    """
    if case.kind == REQUEST:
        request = InfoRequest.objects.get(case=case)
        _check_grown(request.objections, case)
        _erase(request, SEALED_OF_REQUEST, id_index="")
    elif case.kind == OBJECTION:
        objection = Objection.objects.get(case=case)
        _check_grown(objection.disputes, case)
        _erase(objection, SEALED_OF_OBJECTION)
    else:
        _erase(Dispute.objects.get(case=case), ("ruling_note",))


def _check_grown(nouns: Any, case: Case) -> None:
    kept = nouns.filter(case__forgotten_at=None).select_related("case").first()
    if kept is not None:
        raise Refused(f"{case.number} masih dibaca bersama {kept.case.number}. Habiskan yang itu dulu.")


def _erase(noun: Any, names: tuple[str, ...], **also: str) -> None:
    for name, value in {**dict.fromkeys(names), **also}.items():
        setattr(noun, name, value)
    noun.save()
