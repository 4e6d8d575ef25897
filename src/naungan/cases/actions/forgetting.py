"""The end of a case's keeping: what names people or was written by them goes, number and dates stay and still count."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from naungan.cases.models import Case
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit.refusal import Refused


@transaction.atomic
def forget(cases: Iterable[Case], *, by: Any, now: datetime, reason: str) -> int:
    """Empty cases past their keeping, all of them or none. Returns how many.

    `reason` names the approval (UU 43/2009 art. 51: archives are destroyed by decision, with a record). Raises Refused:
    no reason, nobody's superior, a case that is open, still kept, or already empty, or a noun that is still needed.
    """
    if not reason.strip():
        raise Refused("Tulis nomor persetujuan atau berita acara pemusnahan arsipnya.")
    wanted, today = [case.pk for case in cases], timezone.localdate(now)
    found = list(
        Case.objects.select_for_update().filter(pk__in=wanted).order_by("-pk")
    )  # what grew out of another goes first
    if not found:
        raise Refused("Pilih paling sedikit satu perkara.")
    for case in found:
        if not by.has_role(*case.of.superiors, within=case.area):
            raise Refused(f"{case.number}: pemusnahan diputuskan atasan.")
        if case.is_open or case.keep_until is None or case.keep_until >= today or case.forgotten_at:
            raise Refused(f"{case.number} belum habis masa simpannya, atau isinya sudah dihapus.")
        _empty(case, now)
        record("forget_case", case, by=by, now=now, reason=reason.strip()[:200])
    return len(found)


def _empty(case: Case, now: datetime) -> None:
    if case.of.forget:
        case.of.forget(case)
    for attachment in case.attachments.select_related("file"):
        attachment.delete()
        files.forget(attachment.file)
    case.steps.update(said=None, inner=None)
    case.title, case.needs, case.account, case.secret_hash, case.forgotten_at = None, [], None, "", now
    case.save()
