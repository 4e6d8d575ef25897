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
