"""Who may do what with a document or a procedure. One proposes, another publishes."""

from collections.abc import Collection
from datetime import date

from naungan.library.enums import State, VersionState
from naungan.library.rules.personal import sentence

MOVES = {
    State.DRAFT: {State.PUBLISHED, State.WITHDRAWN},
    State.PUBLISHED: {State.WITHDRAWN},
    State.WITHDRAWN: {State.PUBLISHED},  # with a new version
}
VERSION_MOVES = {
    VersionState.PROPOSED: {VersionState.PUBLISHED, VersionState.RETURNED},
    VersionState.RETURNED: set(),  # mended by a new version
    VersionState.PUBLISHED: set(),
}


def in_unit(officer_unit: int | None, owner_unit: int | None) -> bool:
    """An officer of one unit works on that unit's shelves; one without a unit works for the whole office."""
    return officer_unit is None or officer_unit == owner_unit


def may_write(*, has_role: bool, officer_unit: int | None, owner_unit: int | None, owner: str) -> str:
    """Why not; "" when they may."""
    if not has_role:
        return "Anda tidak memegang peran penulis, pemeriksa, atau penerbit naskah."
    if not in_unit(officer_unit, owner_unit):
        return f"Rak ini milik {owner}. Kirim berkasnya kepada petugas unit itu, atau mintalah penerbit seluruh dinas."
    return ""


def may_publish(
    *, state: str, proposer: int | None, officer: int, has_role: bool, in_own_unit: bool, places: Collection[str] = ()
) -> str:
    """Why this version may not be published by this officer; "" when it may."""
    if VersionState.PUBLISHED not in VERSION_MOVES[VersionState(state)]:
        return "Versi ini tidak menunggu penerbitan."
    if not has_role:
        return "Yang menerbitkan adalah penerbit naskah."
    if proposer == officer:
        return "Yang mengajukan tidak menerbitkan. Mintalah penerbit lain."
    if not in_own_unit:
        return "Dokumen ini milik unit lain. Mintalah penerbit unit itu atau penerbit seluruh dinas."
    return sentence(list(places)) if places else ""


def may_return(*, state: str, has_role: bool, in_own_unit: bool, reason: str) -> str:
    if VersionState.RETURNED not in VERSION_MOVES[VersionState(state)]:
        return "Versi ini tidak menunggu penerbitan."
    if not has_role or not in_own_unit:
        return "Yang mengembalikan adalah pemeriksa atau penerbit naskah dari unit itu."
    return "" if reason.strip() else "Tulis alasannya, supaya penulis tahu apa yang harus dibetulkan."


def may_withdraw(*, state: str, has_role: bool, in_own_unit: bool, reason: str) -> str:
    if State.WITHDRAWN not in MOVES[State(state)]:
        return "Yang sudah ditarik tidak dapat ditarik lagi."
    if not has_role or not in_own_unit:
        return "Yang menarik adalah penerbit naskah dari unit itu atau dari seluruh dinas."
    return "" if reason.strip() else "Tulis alasannya; pembaca akan melihatnya di halaman dokumen."


def review_overdue(review_on: date | None, *, today: date) -> int:
    """Days that a procedure's review is late; 0 when it is not."""
    return max(0, (today - review_on).days) if review_on else 0
