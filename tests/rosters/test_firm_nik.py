"""Two people with two whole NIK are never held to be one in silence: a person decides."""

from datetime import date

import pytest

from naungan.kit.sheets import Unreadable
from naungan.protection.rosters.checks import Judged, judge
from naungan.protection.rosters.layouts import read_book
from naungan.regions.recognition import Gazetteer

pytestmark = pytest.mark.django_db
HEAD = "No;NIK;Nama;Tanggal Lahir;JK;Desa;Kecamatan;Nama Ibu\n"


def judged(*rows: str) -> Judged:
    lines = [f"{n};{row};15-03-1985;L;Gapuk;Gerung;Rohani" for n, row in enumerate(rows, start=1)]
    book = read_book((HEAD + "\n".join(lines) + "\n").encode())
    return judge(book, on=date(2026, 11, 1), minimum_age=15, maximum_age=64, gazetteer=Gazetteer.load())


def test_twins_with_names_alike_go_to_a_person():
    found = judged("5201011503850001;Rahman Hidayat", "5201011503850002;Rahmat Hidayat")
    assert found.same_person == []
    assert found.review == [[(None, 2), (None, 3)]]


def test_a_slip_in_the_nik_under_the_very_same_name_is_one_person():
    found = judged("5201011503850012;Rahman Hidayat", "5201011503850021;Rahman Hidayat")
    assert found.same_person == [[(None, 2), (None, 3)]]


def test_a_row_without_nik_never_ties_two_people_together():
    found = judged("5201011503850001;Rahman Hidayat", "5201011503851777;Rahman Hidayat", "-;Rahman Hidayat")
    assert found.same_person == []
    assert {frozenset(line for _, line in pair) for pair in found.review} >= {frozenset({2, 4}), frozenset({3, 4})}


def test_a_quote_that_is_never_closed_is_said_and_swallows_nobody():
    rows = [
        '1;5201011503850001;"Rahman;15-03-1985;L;Gapuk;Gerung;Rohani',
        "2;5201011503851777;Budi;15-03-1985;L;Gapuk;Gerung;Ani",
    ]
    with pytest.raises(Unreadable, match="Tanda kutip di baris 2 tidak ditutup"):
        read_book((HEAD + "\n".join(rows) + "\n").encode())


def test_a_note_of_two_lines_in_quotes_is_one_cell():
    row = '1;5201011503850001;Rahman;15-03-1985;L;Gapuk;Gerung;"Rohani\ndi rantau"\n'
    row += "2;5201011503851777;Budi;15-03-1985;L;Gapuk;Gerung;Ani"
    assert read_book((HEAD + row + "\n").encode()).sheets[0].rows.height == 2
