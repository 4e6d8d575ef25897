"""Every state × every move, generated: what the table allows happens, all else is refused and changes nothing."""

from datetime import timedelta

import pytest

from naungan.cases import actions as cases
from naungan.cases.models import Case, Step
from naungan.cases.registry import KINDS
from naungan.kit.refusal import Refused
from naungan.ppid.enums import DISPUTE, OBJECTION, REQUEST
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db
PAIRS = [
    (kind, frm, to) for kind in (REQUEST, OBJECTION, DISPUTE) for frm in KINDS[kind].labels for to in KINDS[kind].labels
]


@pytest.mark.parametrize("kind", [REQUEST, OBJECTION, DISPUTE])
def test_every_state_has_a_name_and_can_be_reached_or_is_the_first(kind):
    of = KINDS[kind]
    assert set(of.moves) == set(of.labels)
    reached = {to for ways in of.moves.values() for to in ways}
    assert set(of.labels) - reached <= {"registered", "filed"}


@pytest.mark.parametrize(("kind", "frm", "to"), PAIRS)
def test_a_move_happens_when_the_table_says_so_and_never_otherwise(kind, frm, to):
    case = make.received().request.case
    Case.objects.filter(pk=case.pk).update(kind=kind, state=frm)
    before = Step.objects.count()
    case.refresh_from_db()
    now = make.MONDAY + timedelta(days=1)
    if to in KINDS[kind].moves[frm]:
        assert cases.move(case, to, by=None, now=now).state == to
        assert Step.objects.count() == before + 1
    else:
        with pytest.raises(Refused):
            cases.move(case, to, by=None, now=now)
        case.refresh_from_db()
        assert (case.state, Step.objects.count()) == (frm, before)
