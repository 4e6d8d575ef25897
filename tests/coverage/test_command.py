"""naungan coverage: exact counts for the operator."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.coverage.factories import enrol, roster, worker

pytestmark = pytest.mark.django_db


def run(*args: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("coverage", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def three_people():
    of = roster()
    for _ in range(3):
        enrol(of, worker())
    return of


def test_json_is_all_that_is_written(three_people):
    report = json.loads(run("--on", "2026-11-22", "--json")[0])
    assert report["counted_up_to"] == three_people.number
    rows = {row["segment"]: row for row in report["segments"]}
    assert set(rows) == {"all", "formal", "informal", "construction", "migrant"}
    informal = rows["informal"]
    assert (informal["numerator"], informal["denominator"], informal["region"]) == (3, 2159942, "52")
    assert (informal["as_of"], informal["month"]) == ("2026-11-22", "2026-11")
    assert "Disnakertrans" in informal["source"]
    assert (rows["migrant"]["numerator"], rows["migrant"]["denominator"], rows["migrant"]["share"]) == (0, None, None)


def test_below_the_province_there_is_a_count_and_no_share(three_people):
    report = json.loads(run("--region", "52.03.07.1001", "--on", "2026-11-22", "--json")[0])
    rows = {row["segment"]: row for row in report["segments"]}
    assert (rows["all"]["numerator"], rows["all"]["denominator"], rows["all"]["share"]) == (3, None, None)


def test_before_the_first_base_there_is_no_denominator(three_people):
    rows = {r["segment"]: r for r in json.loads(run("--on", "2024-01-31", "--json")[0])["segments"]}
    assert (rows["informal"]["numerator"], rows["informal"]["denominator"]) == (0, None)


def test_json_into_a_file_leaves_the_screen_empty(three_people, tmp_path):
    target = tmp_path / "cakupan.json"
    assert run("--json", str(target))[0] == ""
    assert json.loads(target.read_text())["region"] == "52"


def test_a_table_for_people(three_people):
    out, _ = run("--on", "2026-11-22")
    assert "November 2026" in out and three_people.number in out and "2.159.942" in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--region", "99.99"], "Wilayah '99.99' tidak dikenal"),
        (["--on", "22-11-2026"], "tidak terbaca"),
        (["--json", "/tidak/ada/x.json"], "tidak dapat ditulis"),
    ],
)
def test_bad_input_is_said_in_indonesian(args, words, capsys):
    err = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("coverage", *args, stdout=StringIO(), stderr=err)
    assert stop.value.code == 2
    assert words in err.getvalue()
