"""The three kinds of cases that this room keeps, as the spine knows them."""

from typing import Any

from naungan.cases.registry import Kind, register
from naungan.ppid.actions import retention
from naungan.ppid.enums import DISPUTE, MAY_DECIDE, OBJECTION, REQUEST, DisputeState, ObjectionState, RequestState
from naungan.ppid.reports.applicant import details, name_of
from naungan.ppid.rules import moves

OFFICERS, SUPERIORS, READERS = ("ppid_officer",), tuple(str(role) for role in MAY_DECIDE), ("auditor",)

KEPT = "ppid.case_keep_years"


def plain(table: dict) -> dict:
    """State → ways, with plain words: what stands in the table compares with what stands here."""
    return {str(state.value): frozenset(str(to.value) for to in ways) for state, ways in table.items()}


def labels(states: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in states.choices}


def words(table: dict) -> dict[str, str]:
    return {str(state.value): str(getattr(said, "value", said)) for state, said in table.items()}


def register_all() -> None:
    """Called once, when the room opens."""
    register(
        Kind(
            REQUEST, "Permohonan informasi", "PPID", moves=plain(moves.MOVES), labels=labels(RequestState),
            told=words(moves.TOLD), waits=words(moves.WAITS), handlers=OFFICERS, superiors=SUPERIORS,
            readers=READERS, withdrawn=RequestState.WITHDRAWN.value, desk="ppid:case", details=details,
            name_of=name_of, keep_years_key=KEPT, forget=retention.forget_noun, intake="ppid:intake",
        )
    )  # fmt: skip
    register(
        Kind(
            OBJECTION, "Keberatan", "KBI", moves=plain(moves.OBJECTION_MOVES), labels=labels(ObjectionState),
            waits=words(moves.OBJECTION_WAITS), handlers=OFFICERS, superiors=SUPERIORS,
            readers=READERS, withdrawn=ObjectionState.WITHDRAWN.value, desk="ppid:case", details=details,
            name_of=name_of, keep_years_key=KEPT, forget=retention.forget_noun,
        )
    )  # fmt: skip
    register(
        Kind(
            DISPUTE, "Sengketa informasi", "SKI", moves=plain(moves.DISPUTE_MOVES), labels=labels(DisputeState),
            handlers=OFFICERS, superiors=SUPERIORS, readers=READERS, desk="ppid:case", details=details,
            name_of=name_of, keep_years_key=KEPT, forget=retention.forget_noun,
        )
    )  # fmt: skip
