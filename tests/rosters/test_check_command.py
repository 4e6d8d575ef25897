"""`naungan roster check`: what it prints, what it writes, how it refuses."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from naungan.protection.programmes.models import Programme
from naungan.protection.rosters.forging import forge

pytestmark = pytest.mark.django_db

HEADER = "No;NIK;Nama;JK;Tgl Lahir;Desa;Kecamatan;Kabupaten;Nama Ibu\n"


def run(capsys, *words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error (the sentence of a refusal)."""
    code, said = 0, ""
    try:
        call_command("roster", "check", *words)
    except CommandError as no:
        code, said = no.returncode, str(no)
    except SystemExit as no:
        code = no.code
    out, error = capsys.readouterr()
    return code, out, error + said


def written(tmp_path, *lines: str):
    path = tmp_path / "daftar.csv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def codes(capsys, tmp_path, *lines: str, on: str = "2024-11-11") -> dict[int, set[str]]:
    code, out, _ = run(capsys, written(tmp_path, *lines), "--on", on, "--json")
    assert code == 0
    found: dict[int, set[str]] = {}
    for problem in json.loads(out)["problems"]:
        found.setdefault(problem["row"], set()).add(problem["code"])
    return found


PLACE = "Gapuk;Gerung;Lombok Barat"


def test_json_is_alone_on_standard_output(capsys, tmp_path):
    path = tmp_path / "tembakau.xlsx"
    truth = forge(path, shape="tobacco_xlsx", seed=5, as_of=date(2024, 11, 11), size=80)
    code, out, error = run(capsys, str(path), "--on", "2024-11-11", "--json")
    result = json.loads(out)
    assert code == 0 and error == ""
    assert set(result) == {"rows", "sheets", "problems", "repairs", "same_person", "review"}
    assert result["rows"] == len(truth["rows"])
    assert result["sheets"][0]["sheet"] == "Data" and result["sheets"][0]["header_row"] == 4
    assert result["sheets"][0]["columns"]["nik"] == "NIK"
    assert set(result["problems"][0]) == {"sheet", "row", "column", "code", "severity", "message", "proposed"}
    later = {(p["sheet"], p["row"]) for p in result["problems"] if p["code"] == "duplicate_in_file"}
    assert later == {(r["sheet"], r["row"]) for group in result["same_person"] for r in group[1:]}


def test_json_to_a_file_and_nothing_to_the_screen(capsys, tmp_path):
    out_path = tmp_path / "hasil.json"
    code, out, _ = run(
        capsys, written(tmp_path, f"1;5201014105900001;Siti;P;01-05-1990;{PLACE};Rohani"), "--json", str(out_path)
    )
    assert (code, out) == (0, "")
    result = json.loads(out_path.read_text(encoding="utf-8"))
    assert result["rows"] == 1 and result["sheets"][0]["sheet"] is None


def test_no_personal_data_in_messages(capsys, tmp_path):
    path = tmp_path / "d.csv"
    truth = forge(path, shape="village_csv", seed=6, as_of=date(2024, 11, 11), size=150)
    _, out, _ = run(capsys, str(path), "--on", "2024-11-11", "--json")
    told = " ".join(problem["message"] for problem in json.loads(out)["problems"])
    assert not any(person["nik"] in told or person["name"] in told for person in truth["people"].values())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"1;5201014105900001;Siti;P;01-05-1990;{PLACE};R", set()),
        (f"1;;Siti;P;01-05-1990;{PLACE};R", {"nik_missing"}),
        (f"1;-;Siti;P;01-05-1990;{PLACE};R", {"nik_missing"}),
        (f"1;52010141059O0001;Siti;P;01-05-1990;{PLACE};R", {"nik_not_digits"}),
        (f"1;520101410590001;Siti;P;01-05-1990;{PLACE};R", {"nik_length"}),
        (f"1;5,20101E+15;Siti;P;01-05-1990;{PLACE};R", {"nik_precision"}),
        (f"1;9901014105900001;Siti;P;01-05-1990;{PLACE};R", {"nik_region_unknown"}),
        (f"1;5299014105900001;Siti;P;01-05-1990;{PLACE};R", {"nik_region_unknown"}),
        (f"1;5201044105900001;Siti;P;01-05-1990;{PLACE};R", {"nik_region_retired"}),
        (f"1;5201014113900001;Siti;P;01-05-1990;{PLACE};R", {"nik_birth_date_invalid"}),
        (f"1;5201014105900001;Siti;P;02-05-1990;{PLACE};R", {"nik_birth_date_mismatch"}),
        (f"1;5201014105900001;Siti;L;01-05-1990;{PLACE};R", {"nik_sex_mismatch"}),
        (f"1;5201014105900001;Siti;P;tidak tahu;{PLACE};R", {"birth_date_invalid"}),
        (f"1;5201014105900001;;P;01-05-1990;{PLACE};R", {"name_missing"}),
        ("1;5201014105900001;Siti;P;01-05-1990;Antah Berantah;Entah;Lombok Barat;R", {"place_unknown"}),
        ("1;5201014105900001;Siti;P;01-05-1990;Antah Berantah;Gerung;Lombok Barat;R", set()),
        (f"1;5201011111090001;Budi;L;11-11-2009;{PLACE};R", set()),
        (f"1;5201011211090001;Budi;L;12-11-2009;{PLACE};R", {"age_below_minimum"}),
        (f"1;5201011211590001;Budi;L;12-11-1959;{PLACE};R", set()),
        (f"1;5201011111590001;Budi;L;11-11-1959;{PLACE};R", {"age_above_maximum"}),
        (f"1;5201011111590001;Budi;L;;{PLACE};R", {"age_above_maximum"}),
        (f"1;9901011113590001;;L;32-01-1979;{PLACE};R", {"nik_region_unknown", "nik_birth_date_invalid", "birth_date_invalid", "name_missing"}),  # noqa: E501
    ],
)  # fmt: skip
def test_codes(capsys, tmp_path, line, expected):
    assert codes(capsys, tmp_path, line).get(2, set()) == expected


def test_the_same_person_and_somebody_else_under_one_nik(capsys, tmp_path):
    found = codes(
        capsys, tmp_path,
        f"1;5201014105900001;Siti Aminah;P;01-05-1990;{PLACE};Rohani",
        "2;5201014105900001;SITI AMINAH, S.Pd;P;1990-05-01;Mesanggok;Gerung;Lombok Barat;",
        f"3;5201015204850003;Baiq Nurul;P;12-04-1985;{PLACE};Salmah",
        f"4;5201015204850003;Halimah Wati;P;12-04-1971;{PLACE};Kartini",
    )  # fmt: skip
    assert found[3] == {"duplicate_in_file"} and 2 not in found
    assert "nik_conflict" in found[4] and "nik_conflict" in found[5]


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"", "file_empty"), (b"%PDF-1.4", "file_not_spreadsheet"), (b"NIK;Nama\n", "no_data_rows"), (b"a;b\nc;d\n", "header_not_found"),  # noqa: E501
     (b"PK\x03\x04rusak", "file_damaged")],
)  # fmt: skip
def test_unreadable_files(capsys, tmp_path, body, code):
    path = tmp_path / "x.xlsx"
    path.write_bytes(body)
    exit_code, out, error = run(capsys, str(path), "--json")
    (problem,) = json.loads(out)["problems"]
    assert exit_code == 2 and problem["code"] == code and problem["row"] is None and problem["message"] in error
    exit_code, out, error = run(capsys, str(path))
    assert exit_code == 2 and out == "" and error


@pytest.mark.parametrize(
    "words", [("--on", "2024-13-01"), ("--on", "kemarin"), ("--programme", "tidak-ada"), ("--on", "1990-01-01")]
)
def test_wrong_arguments(capsys, tmp_path, words):
    path = written(tmp_path, f"1;5201014105900001;Siti;P;01-05-1990;{PLACE};Rohani")
    code, out, error = run(capsys, path, *words)
    assert code == 2 and out == "" and error


def test_missing_file(capsys):
    code, out, error = run(capsys, "/tidak/ada.csv")
    assert code == 2 and "tidak ditemukan" in error and out == ""


def test_a_programme_may_be_stricter(capsys, tmp_path, django_user_model):
    from django.utils import timezone

    Programme.objects.create(code="uji", name="Uji", fund="dbhcht", instrument="uji", months=12, region_id="52", minimum_age=40,  # noqa: E501
                             created_at=timezone.now())  # fmt: skip
    path = written(tmp_path, f"1;5201014105900001;Siti;P;01-05-1990;{PLACE};Rohani")
    _, out, _ = run(capsys, path, "--on", "2024-11-11", "--programme", "uji", "--json")
    assert [problem["code"] for problem in json.loads(out)["problems"]] == ["age_below_minimum"]


def test_nothing_is_written_down(capsys, tmp_path, django_assert_max_num_queries):
    path = written(tmp_path, f"1;5201014105900001;Siti;P;01-05-1990;{PLACE};Rohani")
    with django_assert_max_num_queries(5) as queries:
        run(capsys, path, "--json")
    # PostgreSQL reads long answers through a cursor: DECLARE … CURSOR FOR SELECT
    reads = ("SELECT", "DECLARE")
    assert all(query["sql"].lstrip().upper().startswith(reads) for query in queries.captured_queries)
