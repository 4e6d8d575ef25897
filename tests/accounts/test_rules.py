from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from naungan.accounts import rules
from naungan.accounts.enums import InvitationState, Role
from naungan.accounts.rules import Grant, Refused

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
STATES = list(InvitationState)


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)))
def test_every_move_of_an_invitation(state, to):
    allowed = {
        ("waiting", "waiting"), ("waiting", "accepted"), ("waiting", "withdrawn"),
        ("expired", "waiting"), ("expired", "withdrawn"),
    }  # fmt: skip
    if (state, to) in allowed:
        rules.check_move(state, to)
    else:
        with pytest.raises(Refused):
            rules.check_move(state, to)


@pytest.mark.parametrize(
    ("accepted", "withdrawn", "left", "state"),
    [
        (False, False, 1, "waiting"),
        (False, False, 0, "expired"),
        (True, False, -1, "accepted"),
        (False, True, 1, "withdrawn"),
    ],
)
def test_where_an_invitation_stands(accepted, withdrawn, left, state):
    ends = NOW + timedelta(seconds=left)
    assert rules.invitation_state(accepted=accepted, withdrawn=withdrawn, expires_at=ends, now=NOW) == state


@pytest.mark.parametrize(
    ("area", "code", "inside"),
    [
        ("52", "52", True),
        ("52", "52.03.07.1001", True),
        ("52.03", "52.031", False),
        ("52.03", "52", False),
        ("5", "52", False),
    ],
)
def test_an_area_covers_what_lies_in_it(area, code, inside):
    assert rules.covers(area, code) is inside


def grant(**change):
    facts = {
        "by": 1, "by_areas": ["52.03"], "to": 2, "role": "village_officer", "area": "52.03.07", "from_on": TODAY,
        "until_on": None, "today": TODAY, "held": [],
    }  # fmt: skip
    rules.check_grant(**{**facts, **change})


def held(role="village_officer", area="52.03", since=date(2025, 1, 1), until=None):
    return [Grant(2, role, area, since, until)]


def test_a_grant_in_order_passes():
    grant()
    grant(held=held(role="regency_officer"))
    grant(held=held(until=TODAY))
    grant(held=held(area="52.03.07.1001"))
    grant(from_on=TODAY + timedelta(1), until_on=TODAY + timedelta(2))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"to": 1}, "diri sendiri"),
        ({"area": "52"}, "luar wilayah"),
        ({"area": "52.71"}, "luar wilayah"),
        ({"by_areas": []}, "luar wilayah"),
        ({"from_on": TODAY - timedelta(1)}, "sudah lewat"),
        ({"until_on": TODAY}, "sesudah tanggal mulai"),
        ({"active": False}, "tidak aktif"),
        ({"held": held()}, "sudah memegang"),
        ({"role": "administrator", "held": held(role="vault_keeper")}, "tidak boleh dipegang bersama"),
        ({"role": "programme_officer", "held": held(role="administrator")}, "tidak boleh dipegang bersama"),
        ({"role": "editor", "held": held(role="auditor")}, "tidak boleh dipegang bersama"),
    ],
)
def test_a_grant_out_of_order_is_refused_with_its_reason(change, words):
    with pytest.raises(Refused, match=words):
        grant(**change)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.AUDITOR)])
def test_an_auditor_writes_nothing_and_an_administrator_sees_nothing_sealed(role):
    assert bool(rules.roles_clash("auditor", role)) is (role != "leader")
    assert bool(rules.roles_clash(role, "administrator")) is (role not in ("editor", "checker", "publisher", "leader"))


def test_the_last_administrator_stays():
    mine = Grant(2, "administrator", "52.03", TODAY)
    above, beside = Grant(3, "administrator", "52", TODAY), Grant(3, "administrator", "52.71", TODAY)
    ending = Grant(3, "administrator", "52", TODAY, TODAY + timedelta(9))
    own_other = Grant(2, "administrator", "52", TODAY)
    rules.check_last_administrator(mine, [mine, above])
    rules.check_last_administrator(Grant(2, "editor", "52", TODAY), [])
    for others in ([], [mine], [beside], [ending], [own_other]):
        with pytest.raises(Refused, match="administrator terakhir"):
            rules.check_last_administrator(mine, others)


@pytest.mark.parametrize(
    ("roles", "minutes"),
    [
        ([], 480),
        (["village_officer"], 480),
        (["village_officer", "auditor"], 30),
        (["claims_officer"], 120),
        (["vault_keeper"], 30),
    ],
)
def test_the_shortest_role_sets_the_session(roles, minutes):
    assert rules.session_minutes(roles, on=TODAY) == minutes


def test_before_the_table_begins_everyone_has_an_officers_session():
    assert rules.session_minutes(["auditor"], on=date(2025, 12, 31)) == 480


@pytest.mark.parametrize(
    ("began", "seen", "over"), [(0, 1800, False), (0, 0, False), (-1, -1, True), (1800 - 12 * 3600 - 1, 1800, True)]
)
def test_when_a_session_is_over(began, seen, over):
    assert rules.session_over(began=began, seen=seen, now=1800, minutes=30) is over
