"""`naungan law` as people and programs call it."""

import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from naungan.law.shelf import parameters

BPU = "contributions.bpu_jkk_jkm"


def told(capsys, *arguments: str) -> str:
    call_command("law", *arguments)
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_at_as_json(capsys):
    out = told(
        capsys, "at", BPU, "--on", "2026-02-15", "--where", "sector=transport", "--where", "funding=self", "--json"
    )
    found = json.loads(out)
    assert {name: found[name] for name in ("value", "unit", "since", "source", "certainty")} == {
        "value": 8400,
        "unit": "IDR",
        "since": "2026-01-01",
        "source": "PP 50/2025 Ps. 2-4, atas PP 44/2015 Lampiran II",
        "certainty": "V-sec",
    }


def test_a_fraction_stays_a_number(capsys):
    out = told(capsys, "at", "contributions.pu_jkk_rate", "--on", "2026-02-15", "--where", "risk=low", "--json")
    assert json.loads(out)["value"] == 0.54


def test_at_in_words(capsys):
    out = told(capsys, "at", BPU, "--on", "2026-02-15", "--where", "sector=transport", "--where", "funding=apbdes")
    assert out.splitlines() == [
        "Iuran JKK dan JKM peserta BPU per bulan: Rp16.800",
        "berlaku 1 Jan 2026 sampai 31 Mar 2027",
        "untuk sumber dana APBDes; sektor transportasi (ojek, sopir, kurir)",
        "PP 50/2025 Ps. 3, atas PP 44/2015 Lampiran II (K?, belum diverifikasi)",
        "Belum jelas apakah APBDes termasuk pengecualian; yang aman dianggarkan ialah iuran penuh.",
    ]


def test_due_as_json(capsys):
    out = told(capsys, "due", "ppid.response_days", "--from", "2024-11-04", "--extended", "--json")
    found = json.loads(out)
    assert (found["due_on"], found["counted_from"]) == ("2024-11-28", "2024-11-04")
    assert (found["value"], found["extended_by"], found["unit"]) == (10, 7, "working_days")
    assert found["skipped"][-1] == {
        "date": "2024-11-27",
        "reason": "Hari Pemilihan Kepala Daerah (hari pemungutan suara)",
    }


@pytest.mark.parametrize("moment", ["2024-11-04T17:00", "2024-11-04 17:00", "2024-11-04T09:00:00+00:00"])
def test_due_from_a_moment_after_hours(capsys, moment):
    """The settings say that the office closes at 16:00; the first two are on its clock, the third is 17:00 there."""
    found = json.loads(told(capsys, "due", "ppid.response_days", "--from", moment, "--json"))
    assert (found["counted_from"], found["due_on"]) == ("2024-11-05", "2024-11-19")


def test_due_in_words(capsys):
    lines = told(capsys, "due", "complaints.verify_days", "--from", "2024-11-26").splitlines()
    assert lines == [
        "Verifikasi laporan: 2024-12-02 (3 hari kerja)",
        "dihitung dari 2024-11-26; Permenpan RB 62/2018; laman LAPOR! (V-sec)",
        "  tidak dihitung: 2024-11-27 Hari Pemilihan Kepala Daerah (hari pemungutan suara)",
        "  tidak dihitung: 2024-11-30 Sabtu",
        "  tidak dihitung: 2024-12-01 Minggu",
    ]


def test_an_hour_clock_tells_the_hour(capsys):
    out = told(capsys, "due", "claims.jkk_report_hours", "--from", "2025-03-29T21:10")
    assert out.startswith("Melaporkan kecelakaan kerja (tahap I) ke BPJS dan dinas: 2025-03-31 21:10 (2 × 24 jam)")


def test_json_into_a_file_leaves_the_screen_empty(capsys, tmp_path):
    out = tmp_path / "out.json"
    assert told(capsys, "at", BPU, "--on", "2026-02-15", "--json", str(out)) == ""
    assert json.loads(out.read_text(encoding="utf-8"))["value"] == 16800


def test_list_names_every_key(capsys):
    out = told(capsys, "list")
    assert all(f"  {key}  " in out for key in parameters())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["at", "contributions.bpu", "--on", "2026-01-01"], BPU),
        (["at", BPU, "--on", "2026-01-01", "--where", "funding=bansos"], "self, csr, zakat"),
        (["at", BPU, "--on", "2026-01-01", "--where", "dana=self"], "sector, funding, income"),
        (["at", BPU, "--on", "2026-01-01", "--where", "funding"], "NAMA=NILAI"),
        (["at", BPU, "--on", "2026-01-01", "--where", "funding=self", "--where", "funding=csr"], "sekali saja"),
        (["at", BPU, "--on", "2015-06-30"], "2015-07-01"),
        (["at", BPU, "--on", "15/02/2026"], "--on harus tanggal"),
        (["at", BPU], "--on harus tanggal"),
        (["at", BPU, "--on", "2026-01-01", "--json", "/tidak/ada/out.json"], "tidak dapat ditulis"),
        (["due", "ppid.response_days"], "--from harus tanggal"),
        (["due", "ppid.response_days", "--from", "2024-11-04T25:00"], "--from harus seperti"),
        (["due", "ppid.objection_days", "--from", "2024-11-04", "--extended"], "tidak dapat diperpanjang"),
        (["due", "benefits.jkm_cash", "--from", "2024-11-04"], "bukan tenggat"),
        (["due", "ppid.response_days", "--from", "2027-12-27"], "2028"),
    ],
)
def test_refusals_are_one_sentence_and_code_2(arguments, says):
    with pytest.raises(CommandError) as refused:
        call_command("law", *arguments)
    assert refused.value.returncode == 2
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "django", "law", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_a_real_process_keeps_standard_output_pure(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    answered, refused = run("at", BPU, "--on", "2026-02-15", "--json"), run("at", BPU, "--on", "2015-06-30", "--json")
    assert (answered.returncode, answered.stderr, json.loads(answered.stdout)["value"]) == (0, "", 16800)
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (2, "", 1)
