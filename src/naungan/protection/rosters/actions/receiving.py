"""A list comes in: kept with its hash, given a number, not read yet."""

import hashlib
from datetime import date, datetime

from django.db import IntegrityError, transaction

from naungan.accounts.models import User
from naungan.files.actions import keep
from naungan.journal.actions import record
from naungan.kit.locks import hold
from naungan.kit.months import add_months, first_of_month
from naungan.kit.refusal import Refused
from naungan.offices.models import Office
from naungan.protection.programmes.actions import open_programme
from naungan.protection.rosters.models import Roster
from naungan.protection.rosters.rules import MAY_RECEIVE, regions_meet


def receive(
    content: bytes, *, name: str, programme: str, office: str, starts_on: date, by: User, now: datetime
) -> Roster:
    """Keep a list for a programme's months and give it a number.

    `programme` and `office` are codes; `starts_on` any day of the first month of cover.
    Raises Refused: programme unknown or closed, office unknown or of another area, empty or too large a file,
    or the same file for the same programme and months a second time (with the path of the first).
    """
    target = open_programme(programme)
    sender = Office.objects.filter(code=office, is_active=True).first()
    if sender is None:
        raise Refused(f"Kantor {office!r} tidak dikenal.")
    if not by.has_role(*MAY_RECEIVE, within=sender.region_id):
        raise Refused(f"{by} tidak dapat mengirim daftar atas nama {sender}; wilayahnya lain.")
    if not regions_meet(sender.region_id, target.region_id):
        raise Refused(f"{sender} berada di luar wilayah program {target.code} ({target.region}).")
    if not content:
        raise Refused("Berkas ini kosong.")
    starts_on = first_of_month(starts_on)
    key = hashlib.sha256(
        f"{hashlib.sha256(content).hexdigest()}:{target.pk}:{starts_on}:{target.months}".encode()
    ).hexdigest()
    try:
        with transaction.atomic():
            hold("roster-number")
            _refuse_twin(key)
            roster = Roster.objects.create(
                number=_next_number(now.year),
                programme=target,
                office=sender,
                file=keep(content, name=name, kind=_kind(name), by=by, now=now),
                starts_on=starts_on,
                ends_on=add_months(starts_on, target.months),
                live_key=key,
                received_by=by,
                received_at=now,
            )
            record("receive", roster, by=by, now=now, facts={"programme": target.code, "office": sender.code})
            return roster
    except IntegrityError:
        # another upload of the same file won the race between our look and our write
        _refuse_twin(key)
        raise


def _refuse_twin(key: str) -> None:
    first = Roster.objects.filter(live_key=key).first()
    if first:
        raise Refused(
            f"Berkas ini sudah diterima sebagai {first.number} untuk program dan bulan yang sama.", path=first.path
        )


def _next_number(year: int) -> str:
    last = Roster.objects.filter(number__startswith=f"D-{year}-").order_by("-id").values_list("number", flat=True)[:1]
    return f"D-{year}-{int(last[0].rsplit('-', 1)[1]) + 1 if last else 1:04d}"


def _kind(name: str) -> str:
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return suffix[:10] if suffix.isalnum() else ""
