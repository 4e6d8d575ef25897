"""The NIK doctor: what it proposes, for what reason, and where it keeps silent."""

from datetime import date

import pytest

from naungan.protection.rosters.checks import Judged, judge
from naungan.protection.rosters.layouts import read_book
from naungan.regions.recognition import Gazetteer

pytestmark = pytest.mark.django_db

HEADER = "No;NIK;No KK;Nama;JK;Tempat Lahir;Tgl Lahir;Desa;Kecamatan;Kabupaten;Nama Ibu;HP"
HOME = "Gapuk;Gerung;Lombok Barat"
GOOD = "5201014105900001"


@pytest.fixture(scope="module")
def gazetteer(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return Gazetteer.load()


@pytest.fixture
def judged(gazetteer):
    def run(*lines: str) -> Judged:
        text = "\n".join([HEADER, *lines]) + "\n"
        return judge(read_book(text.encode()), on=date(2024, 11, 11), minimum_age=15, maximum_age=64,
                     gazetteer=gazetteer)  # fmt: skip

    return run


def line(nik: str, *, born: str = "01-05-1990", sex: str = "P", kk: str = "", phone: str = "", place: str = "Gerung",
         name: str = "Siti Aminah", mother: str = "Rohani Hadi", home: str = HOME) -> str:  # fmt: skip
    return f"1;{nik};{kk};{name};{sex};{place};{born};{home};{mother};{phone}"


def offers(judged: Judged, row: int = 2) -> set[tuple[str, str, str]]:
    return {(p["code"], p["column"], p["proposed"]) for p in judged.problems.rows(named=True)
            if p["row"] == row and p["proposed"]}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "offer"),
    [
        (line("52O1014105900001"), ("nik_not_digits", "nik", GOOD)),
        (line("5,201014105900001E+15"), ("nik_precision", "nik", GOOD)),
        (line("081234567890", phone=GOOD), ("nik_length", "nik", GOOD)),
        (line("", phone=GOOD), ("nik_missing", "nik", GOOD)),
        (line("5201010903150007", kk=GOOD), ("nik_birth_date_mismatch", "nik", GOOD)),
        (line("52010144105900001"), ("nik_length", "nik", GOOD)),
        (line("520101410590001"), None),
        (line("520101410900001"), ("nik_length", "nik", GOOD)),
        (line("9901014105900001"), ("nik_region_unknown", "nik", GOOD)),
        (line("5201014113900001"), ("nik_birth_date_invalid", "nik", GOOD)),
        (line("5201014105090001"), ("nik_birth_date_mismatch", "nik", GOOD)),
        (line(GOOD, born="05-01-1990"), ("nik_birth_date_mismatch", "birth_date", "1990-05-01")),
        (line(GOOD, born="01-05-1991"), ("nik_birth_date_mismatch", "birth_date", "1990-05-01")),
        (line(GOOD, born="12-09-1971"), None),
        (line(GOOD, sex="L"), ("nik_sex_mismatch", "sex", "P")),
        (line(GOOD, born="31-02-1990"), ("birth_date_invalid", "birth_date", "1990-05-01")),
        (line("", born="Gerung", place="02-05-1990"), ("birth_date_invalid", "birth_date", "1990-05-02")),
        (line("5201010105900002", sex="L", mother="Lalu Hadi"), ("name_mother_swapped", "name", "Lalu Hadi")),
    ],
)
def test_what_is_proposed(judged, row, offer):
    found = offers(judged(row))
    assert found == (set() if offer is None else {offer})


@pytest.mark.parametrize("broken", ["", "5,20101E+15", "520101410590001", "52010141059000O1"])
def test_another_row_of_the_same_person_has_it(judged, broken):
    found = judged(line(GOOD, phone="081234567890"), line(broken, phone="081234567890"))
    assert {proposed for _, _, proposed in offers(found, 3)} == {GOOD}


def test_two_sound_niks_of_one_person_are_never_handed_on(judged):
    found = judged(
        line(GOOD, phone="081234567890"), line("5201014105900010", phone="081234567890"), line("", phone="081234567890")
    )
    assert not offers(found, 4)


def test_a_stranger_under_a_nik_is_told_but_gets_no_date(judged):
    found = judged(
        line(GOOD),
        line(GOOD, name="Halimah Wati", born="12-04-1971", mother="Kartini", home="Bonder;Praya Barat;Lombok Tengah"),
    )
    assert not offers(found, 3) and not offers(found, 2)
    said = {p["row"]: p["message"] for p in found.problems.rows(named=True) if p["code"] == "nik_conflict"}
    assert "tidak cocok" in said[3] and "cocok dengan NIK" in said[2]


def test_the_husbands_nik_on_the_wifes_row(judged):
    found = judged(line("5201011008870002", born="01-05-1990"))
    (told,) = [p for p in found.problems.rows(named=True) if p["code"] == "nik_birth_date_mismatch"]
    assert told["proposed"] is None and "suami/istri" in told["message"]


def test_every_message_fits_its_column_and_proposals_change_nothing(judged):
    rows = [line("52O1014105900001"), line(GOOD, born="05-01-1990"), line("5201014113900001"), line("9901014105900001")]
    found = judged(*rows)
    assert max(len(p["message"]) for p in found.problems.rows(named=True)) <= 300
    assert found.repairs.height == 0
    assert found.rows["nik"].to_list()[0] is None and found.rows["nik"].to_list()[2] == "5201014113900001"
