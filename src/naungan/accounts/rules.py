"""Pure decisions of this room: areas, grants, invitations, sessions. No table, no clock, no settings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naungan.accounts.enums import InvitationState, Role

INVITATION_LASTS = timedelta(days=7)

# What may become of an invitation. Sending it anew makes it wait again, with a new link.
MOVES: Mapping[InvitationState, frozenset[InvitationState]] = {
    InvitationState.WAITING: frozenset({InvitationState.WAITING, InvitationState.ACCEPTED, InvitationState.WITHDRAWN}),
    InvitationState.EXPIRED: frozenset({InvitationState.WAITING, InvitationState.WITHDRAWN}),
    InvitationState.ACCEPTED: frozenset(),
    InvitationState.WITHDRAWN: frozenset(),
}

# An administrator sees no sealed value and no vault, an auditor writes nothing (roles table of the mission):
# therefore these two stand beside few others in one person.
BESIDE: Mapping[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset({Role.EDITOR, Role.CHECKER, Role.PUBLISHER, Role.LEADER}),
    Role.AUDITOR: frozenset({Role.LEADER}),
}


class Refused(Exception):
    """A verb that may not be done; the message is a plain Indonesian sentence for the page."""


@dataclass(frozen=True)
class Grant:
    """One role over one area, as the rules see it; half-open in time."""

    user_id: int
    role: str
    area: str
    from_on: date
    until_on: date | None = None

    def in_force(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on < self.until_on)


def covers(area: str, code: str) -> bool:
    """Does the region `area` contain `code`? Dotted Kemendagri codes: 52 contains 52.03 but not 521."""
    return code == area or code.startswith(area + ".")


def reaches(areas: Iterable[str], code: str) -> bool:
    return any(covers(area, code) for area in areas)


def invitation_state(*, accepted: bool, withdrawn: bool, expires_at: datetime, now: datetime) -> InvitationState:
    """Where an invitation stands. That it ran out is computed, never stored."""
    if accepted:
        return InvitationState.ACCEPTED
    if withdrawn:
        return InvitationState.WITHDRAWN
    return InvitationState.EXPIRED if now >= expires_at else InvitationState.WAITING
