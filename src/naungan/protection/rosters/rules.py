"""Pure decisions about rosters."""

from naungan.accounts.enums import Role
from naungan.protection.rosters.enums import State

MAY_RECEIVE = (Role.VILLAGE_OFFICER, Role.REGENCY_OFFICER, Role.PROGRAMME_OFFICER)
MAY_APPROVE = (Role.PROGRAMME_APPROVER,)
MAY_SEE = (*MAY_RECEIVE, *MAY_APPROVE, Role.AUDITOR)

MOVES: dict[str, set[str]] = {
    State.RECEIVED: {State.JUDGED, State.UNREADABLE},
    State.JUDGED: {State.SUBMITTED, State.COMMITTING, State.REJECTED},
    State.SUBMITTED: {State.COMMITTING, State.REJECTED},
    State.COMMITTING: {State.COMMITTED, State.SUBMITTED},
    State.COMMITTED: {State.UNDONE},
    State.UNDONE: set(),
    State.REJECTED: set(),
    State.UNREADABLE: set(),
}


MAY_UNDO = MAY_APPROVE


def may_move(state: str, to: str) -> bool:
    """Does the table allow this move?"""
    return to in MOVES[state]


def approval_refusals(*, state: str, is_receiver: bool, has_role: bool) -> list[str]:
    """Why this person may not approve this roster now; empty when they may."""
    reasons = []
    if not may_move(state, State.COMMITTING):
        reasons.append(f"Daftar ini {State(state).label}; yang dapat disetujui hanya daftar yang sudah diperiksa.")
    if is_receiver:
        reasons.append("Pengunggah tidak dapat menyetujui daftarnya sendiri; minta petugas lain.")
    if not has_role:
        reasons.append("Hanya penyetuju program untuk wilayah kantor pengirim yang dapat menyetujui.")
    return reasons


def regions_meet(a: str, b: str) -> bool:
    """Is one region the other, or inside it?"""
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")
