"""What a person decided about two people, kept for ever: through undo and the next upload of the same list."""

from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.protection.workers.models import KnownPair
from naungan.protection.workers.rules import MAY_MERGE, MAY_PROPOSE_MERGE, SHORTEST_REASON, Keys


def remember_apart(a_keys: Keys, b_keys: Keys, *, by: User, reason: str, now: datetime) -> KnownPair:
    """These two are not the same person. Raises Refused when neither can be told from others."""
    return _remember(a_keys, b_keys, is_same=False, by=by, reason=reason, now=now)


def remember_same(a_keys: Keys, b_keys: Keys, *, by: User, reason: str, now: datetime) -> KnownPair:
    """These two are one person; the next upload of the same line is not asked about again."""
    return _remember(a_keys, b_keys, is_same=True, by=by, reason=reason, now=now)


@transaction.atomic
def _remember(a: Keys, b: Keys, *, is_same: bool, by: User, reason: str, now: datetime) -> KnownPair:
    for keys in (a, b):
        if not (keys.nik or keys.person):
            raise Refused("Orang tanpa NIK, tanggal lahir dan nama ibu tidak dapat diingat.")
    pair = KnownPair.objects.create(
        is_same=is_same, a_nik=a.nik, a_person=a.person, a_label=a.label[:60], b_nik=b.nik, b_person=b.person,
        b_label=b.label[:60], by=by, at=now, reason=reason.strip()[:300],
    )  # fmt: skip
    record("remember", pair, by=by, now=now, reason=pair.reason, facts={"same": is_same})
    return pair


@transaction.atomic
def revoke_pair(pair: KnownPair, *, by: User, reason: str, now: datetime) -> None:
    """Withdraw what was remembered, with a reason; the line stays in the history."""
    if not by.has_role(*MAY_PROPOSE_MERGE, *MAY_MERGE):
        raise Refused("Peran Anda tidak dapat mencabut keputusan ini.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("Tulis alasan mencabut, sedikitnya sepuluh huruf. Alasan ini tercatat.")
    if not KnownPair.objects.filter(pk=pair.pk, revoked_at=None).update(
        revoked_by=by, revoked_at=now, revoked_reason=reason.strip()[:300]
    ):
        raise Refused("Keputusan ini sudah dicabut.")
    record("revoke", pair, by=by, now=now, reason=reason.strip())
