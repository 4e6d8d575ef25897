"""Pure decisions of this room: areas, grants, invitations, sessions. No table, no clock, no settings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naungan.accounts.enums import InvitationState, Role
from naungan.kit.refusal import Refused

INVITATION_LASTS = timedelta(days=7)

# How long a session may lie unused, in minutes, and how long it may last at all, in hours. The shortest of a
# person's roles holds. No law fixes these: an office decision, dated so that a change stays explainable.
# Roles that see much or rule others are short (NIST SP 800-63B: 30 minutes idle at AAL2); the rest last a working day.
OFFICER_MINUTES = 8 * 60
WHOLE_HOURS = 12
SESSIONS: tuple[tuple[date, Mapping[str, int]], ...] = (
    (
        date(2026, 1, 1),
        {
            Role.ADMINISTRATOR: 30,
            Role.AUDITOR: 30,
            Role.VAULT_KEEPER: 30,
            Role.COMPLAINTS_OFFICER: 60,
            Role.CLAIMS_OFFICER: 120,
            Role.PROGRAMME_APPROVER: 120,
            Role.FINANCE_OFFICER: 120,
        },
    ),
)

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


def locked_sentence(minutes: int) -> str:
    """What the log-in page says when too many attempts failed; the same for every address."""
    return (
        f"Terlalu banyak percobaan masuk yang gagal. Coba lagi dalam {minutes} menit, "
        "atau buat kata sandi baru lewat “Lupa kata sandi”."
    )


def session_minutes(roles: Iterable[str], *, on: date) -> int:
    """Minutes a session may lie unused: the shortest of its roles by the table in force on that day.

    Somebody without a role (their own account only) has an officer's length.
    """
    table: Mapping[str, int] = {}
    for since, values in SESSIONS:
        if since <= on:
            table = values
    return min((table.get(role, OFFICER_MINUTES) for role in roles), default=OFFICER_MINUTES)


def session_over(*, began: float, seen: float, now: float, minutes: int) -> bool:
    """Has it lain unused for too long, or lasted longer than a working day? Moments as seconds since 1970."""
    return now - seen > minutes * 60 or now - began > WHOLE_HOURS * 3600


def check_grant(
    *, by: int, by_areas: Iterable[str], to: int, role: str, area: str, from_on: date, until_on: date | None,
    today: date, held: Iterable[Grant], active: bool = True,
) -> None:  # fmt: skip
    """May administrator `by` give `role` over `area` to `to`? `held` are the grants of `to`. Raises Refused."""
    if by == to:
        raise Refused("Peran untuk diri sendiri harus diberikan oleh administrator lain.")
    if not active:
        raise Refused("Akun ini tidak aktif. Aktifkan dahulu sebelum memberi peran.")
    check_reach(by_areas, area)
    if from_on < today:
        raise Refused("Peran tidak dapat dimulai pada hari yang sudah lewat.")
    if until_on is not None and until_on <= from_on:
        raise Refused("Tanggal akhir harus sesudah tanggal mulai.")
    standing = [grant for grant in held if grant.until_on is None or grant.until_on > max(today, grant.from_on)]
    for grant in standing:
        overlaps = (until_on is None or grant.from_on < until_on) and (
            grant.until_on is None or from_on < grant.until_on
        )
        if overlaps and grant.role == role and covers(grant.area, area):
            raise Refused("Orang ini sudah memegang peran itu di wilayah tersebut pada tanggal itu.")
        if overlaps and (clash := roles_clash(grant.role, role)):
            raise Refused(clash)


def check_reach(by_areas: Iterable[str], area: str) -> None:
    """An administrator gives and takes only within their own area."""
    if not reaches(by_areas, area):
        raise Refused("Wilayah itu di luar wilayah Anda. Mintalah administrator yang membawahkannya.")


def roles_clash(held: str, new: str) -> str:
    """Why two roles cannot stand in one person; "" when they can."""
    for one, other in ((held, new), (new, held)):
        if one != other and one in BESIDE and other not in BESIDE[Role(one)]:
            return (
                f"Peran {Role(one).label} tidak boleh dipegang bersama peran {Role(other).label} oleh orang yang sama."
            )
    return ""


def check_manage(*, by: int, by_areas: Iterable[str], to: int, held_areas: Iterable[str]) -> None:
    """May `by` switch off `to` or take their second factor? Every standing role of `to` must lie in their area."""
    if by == to:
        raise Refused("Ini akun Anda sendiri. Mintalah administrator lain.")
    areas = list(by_areas)
    if not all(reaches(areas, area) for area in held_areas):
        raise Refused("Orang ini juga memegang peran di luar wilayah Anda. Mintalah administrator yang membawahkannya.")


def check_last_administrator(ending: Grant, others: Iterable[Grant]) -> None:
    """`ending` is an administrator's grant that is to stop; somebody must be left who rules the same area.

    `others` are all other administrators' grants of active people. One that itself has an end does not count:
    it would leave the area without anybody on that day.
    """
    if ending.role != Role.ADMINISTRATOR:
        return
    if not any(
        other.user_id != ending.user_id and other.until_on is None and covers(other.area, ending.area)
        for other in others
        if other.role == Role.ADMINISTRATOR
    ):
        raise Refused(
            "Ini administrator terakhir untuk wilayahnya. Beri dahulu peran administrator, tanpa tanggal akhir, "
            "kepada orang lain."
        )


def check_move(state: InvitationState, to: InvitationState) -> None:
    """May an invitation go from `state` to `to`? Raises Refused with the reason."""
    if to in MOVES[state]:
        return
    raise Refused(
        {
            InvitationState.ACCEPTED: "Undangan ini sudah diterima.",
            InvitationState.WITHDRAWN: "Undangan ini sudah ditarik.",
            InvitationState.EXPIRED: "Tautan undangan ini sudah kedaluwarsa. Mintalah administrator mengirimnya lagi.",
            InvitationState.WAITING: "Undangan ini masih menunggu jawaban.",
        }[state]
    )
