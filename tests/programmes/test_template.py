"""The list to fill in: its choices are the programme's, and once filled it is read as it was meant."""

import io

import polars as pl
import pytest
from openpyxl import load_workbook

from naungan.codes.occupations import sector_of
from naungan.protection.programmes.actions import terms_of
from naungan.protection.programmes.reports import template_book
from naungan.protection.programmes.reports.template import COLUMNS, WORK
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.layouts import read_book
from tests.accounts.factories import enter
from tests.rosters.factories import STARTS, Scene, person


def test_every_occupation_offered_is_known_by_its_sector():
    for sector, words in WORK.items():
        assert sector_of(pl.Series(words)).to_list() == [sector] * len(words), sector


@pytest.mark.django_db
def test_its_choices_are_the_programmes():
    scene = Scene(region_id="52.03", sectors=["fishery"], minimum_age=18)
    person(1)  # brings a village with what stands above it
    programme = scene.programme
    book = load_workbook(io.BytesIO(template_book(programme, terms_of(programme, starts_on=STARTS))))
    choices = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["Pilihan"].columns}
    assert choices["Pilihan Pekerjaan"] == list(WORK["fishery"])
    assert person(1)["Desa"] in choices["Pilihan Desa/Kelurahan"]
    assert "18 sampai" in " ".join(str(line[0].value) for line in book["Petunjuk"].rows)
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in book["Daftar"].data_validations.dataValidation}
    assert rules["A"].type == "textLength" and rules["F"].formula1.startswith("Pilihan!$B$2")
    assert book["Daftar"].column_dimensions["A"].number_format == "@"


@pytest.mark.django_db
def test_filled_in_it_is_read_as_meant(client):
    scene = Scene()
    people = [person(n) for n in range(1, 6)]
    enter(client, scene.sender)
    answer = client.get("/meja/program/uji/templat.xlsx")
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book["Daftar"]
    names = {"NIK": "NIK", "Nama Lengkap": "Nama", "Jenis Kelamin": "JK", "Tanggal Lahir": "Tgl Lahir",
             "Desa/Kelurahan": "Desa", "Kecamatan": "Kecamatan", "Kabupaten/Kota": "Kabupaten",
             "Nama Ibu Kandung": "Nama Ibu", "Pekerjaan": "Pekerjaan", "No. HP": "HP"}  # fmt: skip
    for p in people:
        sheet.append([p.get(names.get(title, ""), "") for title, _ in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    read = read_book(out.getvalue())
    assert [s.name for s in read.sheets] == ["Daftar"] and read.skipped == ["Pilihan", "Petunjuk"]
    assert set(read.sheets[0].columns) == {
        "nik", "name", "sex", "birth_place", "birth_date", "village", "district", "regency", "mother", "occupation",
        "phone", "note",
    }  # fmt: skip
    found = scene.judged(out.getvalue(), name="daftar-uji.xlsx")
    assert found.state == State.JUDGED and found.counts["new"] == 5 and not found.problems.count()
