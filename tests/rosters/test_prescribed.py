"""A broken NIK of somebody the registry knows is proposed with its reason, and changes nothing by itself."""

import pytest

from naungan.protection.rosters.models import Problem
from tests.rosters.factories import Scene, person

pytestmark = pytest.mark.django_db

KNOWN, OTHER = 3, 4


@pytest.mark.parametrize("broken", ["lost", "cut", "letter"])
def test_the_number_of_the_same_person_is_proposed(broken):
    scene = Scene()
    scene.committed([person(n) for n in range(6)])
    nik = person(KNOWN)["NIK"]
    typed = {
        "lost": f"{nik[0]},{nik[1:6].rstrip('0')}E+15",
        "cut": nik[:15],
        "letter": nik[:12] + "X" + nik[13:],
    }[broken]
    again = Scene(code="lain", fund="self").judged([person(KNOWN, NIK=typed), person(OTHER)])
    problem = Problem.objects.get(roster=again)
    assert (problem.code[:4], problem.proposed) == ("nik_", nik)
    assert problem.message.endswith("data pekerja.") and nik not in problem.message
    row = again.rows.get(line=2)
    assert row.worker is None and row.clean.get("nik") is None and again.counts["error"] == 1


def test_a_stranger_gets_nothing():
    scene = Scene()
    scene.committed([person(n) for n in range(6)])
    nik = person(KNOWN)["NIK"]
    stranger = person(200, NIK=nik[:15])
    again = Scene(code="lain", fund="self").judged([stranger])
    assert not any(problem.proposed for problem in Problem.objects.filter(roster=again))
