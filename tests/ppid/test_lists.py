"""The lists, the consequence tests, and what of them leaves the house."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.ppid.actions import lists, planting, testing
from naungan.ppid.enums import ExamStep, ListState
from naungan.ppid.models import ListedInformation
from naungan.ppid.reports import lists as reading
from naungan.ppid.reports import tables
from naungan.ppid.rules import lists as rules
from naungan.search.models import SearchEntry
from tests.accounts import factories as accounts
from tests.ppid import list_factories as make

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


@pytest.mark.parametrize("before", list(ListState))
@pytest.mark.parametrize("after", list(ListState))
def test_a_row_moves_as_the_table_says(before, after):
    assert (rules.may_list(before, after) == "") == (after in rules.LIST_MOVES[before])


def test_numbers_are_given_once():
    first, second = make.row(), make.row(published=False)
    lists.archive(first, by=make.officer(), now=make.NOW, reason="Masa simpannya habis.")
    assert [first.number + 1, first.number + 2] == [second.number, make.row().number]


def test_a_row_is_found_while_it_is_published():
    row = make.row(summary="Neraca padi aneh")
    assert SearchEntry.objects.get(key=f"ppid.listed:{row.pk}").url == row.get_absolute_url()
    lists.change(row, by=make.officer(), now=make.NOW, summary="Neraca jagung aneh")
    assert SearchEntry.objects.get(key=f"ppid.listed:{row.pk}").title == "Neraca jagung aneh"
    lists.revoke(row, by=make.officer(), now=make.NOW, reason="Keliru.")
    assert not SearchEntry.objects.filter(key=f"ppid.listed:{row.pk}").exists()


def test_a_revoked_row_keeps_its_page_and_its_reason(client):
    row = make.row()
    with pytest.raises(Refused):
        lists.revoke(row, by=make.officer(), now=make.NOW, reason=" ")
    lists.revoke(row, by=make.officer(), now=make.NOW, reason="Sudah digabung.")
    answer = client.get(row.get_absolute_url())
    assert answer.status_code == 410 and "Sudah digabung." in text(answer)
    assert row.summary not in text(client.get("/ppid/daftar-informasi/"))
    back = lists.publish(row, by=make.officer(), now=make.NOW)
    assert (back.revoked_at, back.reason) == (None, "")


def test_the_list_narrows_by_word_class_and_unit(client):
    make.row(summary="Laporan keuangan", unit=make.unit("sekretariat"))
    make.row(summary="Kontrak kerja sama", info_class="always", unit=make.unit("pelatihan"))
    assert "Kontrak" not in text(client.get("/ppid/daftar-informasi/?q=keuangan"))
    assert "Laporan keuangan" not in text(client.get("/ppid/daftar-informasi/?golongan=setiap-saat"))
    page = text(client.get("/ppid/daftar-informasi/?unit=pelatihan"))
    assert "Kontrak" in page and "Laporan keuangan" not in page
    assert client.get("/ppid/daftar-informasi/?golongan=x&unit=y&hal=z").status_code == 200
    for heading in reading.DIP_COLUMNS[:9]:
        assert heading in page


def test_files_hold_every_column_of_the_format(client):
    row = make.row(summary="=SUM(A1:A9)", place="Mataram")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/ppid/daftar-informasi/daftar.xlsx").content)).active
    cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert tuple(cells[1]) == reading.DIP_COLUMNS
    assert cells[2][:3] == [str(row.number), "Perencanaan", "=SUM(A1:A9)"] and sheet["C3"].data_type == "s"
    lines = list(csv.reader(io.StringIO(client.get("/ppid/daftar-informasi/daftar.csv").content.decode("utf-8-sig"))))
    assert tuple(lines[0]) == reading.DIP_COLUMNS and lines[1][2] == "'=SUM(A1:A9)"


def test_the_list_is_asked_in_the_same_number_of_queries(client, django_assert_max_num_queries):
    for _ in range(30):
        make.row()
    with django_assert_max_num_queries(25):
        client.get("/ppid/daftar-informasi/")


def test_steps_follow_one_another():
    test = testing.begin(title="X", unit=make.unit(), occasion="before", by=make.officer(), now=make.NOW)
    with pytest.raises(Refused, match="Temukan dokumennya"):
        testing.take_step(test, ExamStep.GROUND, by=make.officer(), now=make.NOW, grounds=["h"], legal_basis="UU")
    with pytest.raises(Refused, match="dokumen yang diperiksa"):
        testing.take_step(test, ExamStep.IDENTIFY, by=make.officer(), now=make.NOW, documents="")


def test_a_letter_that_the_law_does_not_have_is_refused():
    test = make.stepped()
    with pytest.raises(Refused, match="huruf z"):
        testing.take_step(test, ExamStep.GROUND, by=make.officer(), now=make.NOW, grounds=["z"], legal_basis="UU")


def test_a_step_taken_again_stands_beside_the_old():
    test = make.stepped()
    testing.take_step(test, ExamStep.RECORD, by=make.officer(), now=make.NOW, part="Hanya alamat")
    told = list(test.steps.filter(step="record").values_list("told", flat=True))
    assert told == [{"part": "Nama dan alamat pelapor"}, {"part": "Hanya alamat"}]


@pytest.mark.parametrize(
    ("outcome", "ends_on", "says"),
    [("exempt", None, "tanggal berakhir"), ("partly", date(2026, 11, 18), "sesudah tanggal keputusan")],
)
def test_an_exemption_has_an_end(outcome, ends_on, says):
    with pytest.raises(Refused, match=says):
        make.decided(outcome=outcome, ends_on=ends_on)


def test_nothing_is_decided_with_a_step_missing():
    test = testing.begin(title="X", unit=make.unit(), occasion="before", by=make.officer(), now=make.NOW)
    with pytest.raises(Refused, match="Langkah yang belum dicatat"):
        testing.decide(
            test, outcome="open", decision_number="1", decided_on=date(2026, 11, 1), ends_on=None, by=make.officer(),
            now=make.NOW,
        )  # fmt: skip


def test_two_people_stand_behind_an_exemption():
    both = accounts.user("ppid_officer")
    accounts.grant(both, "ppid_superior")
    test = make.decided(by=both)
    with pytest.raises(Refused, match="orang lain"):
        testing.approve(test, by=both, now=make.NOW)
    with pytest.raises(Refused, match="atasan PPID"):
        testing.approve(test, by=make.officer(), now=make.NOW)
    testing.approve(test, by=make.superior(), now=make.NOW)
    assert ListedInformation.objects.get(test=test).state == ListState.PUBLISHED


def test_an_approved_exemption_stands_in_the_public_list(client):
    test = make.approved()
    page = text(client.get("/ppid/daftar-dikecualikan/"))
    for told in ("Nama dan alamat pelapor", "huruf a, h", "UU 27/2022", "Pelapor dibalas.", "1 Januari 2031"):
        assert told in page
    assert test.decision_number in page and "Nama dan alamat" not in text(client.get("/ppid/daftar-informasi/"))
    assert "Buku laporan pelanggaran" in text(client.get(test.listed.get_absolute_url()))
    assert "Belum" not in text(client.get("/ppid/daftar-dikecualikan/?huruf=h"))
    assert "Nama dan alamat" not in text(client.get("/ppid/daftar-dikecualikan/?q=tembakau"))


def test_what_ran_out_is_closed_no_longer(client):
    test = make.approved(ends_on=date(2026, 11, 19))
    row = ListedInformation.objects.get(test=test)
    assert row not in ListedInformation.objects.exempt(date(2026, 11, 19))
    assert row in ListedInformation.objects.exempt(date(2026, 11, 18))
    assert row in ListedInformation.objects.to_review(date(2026, 11, 19))
    assert client.get(row.get_absolute_url()).status_code == 410


def test_an_ended_exemption_goes_to_the_archive():
    test = testing.end(make.approved(), by=make.officer(), now=make.NOW, reason="Perkaranya selesai.")
    assert (test.state, ListedInformation.objects.get(test=test).state) == ("ended", ListState.ARCHIVED)
    with pytest.raises(Refused):
        testing.end(test, by=make.officer(), now=make.NOW, reason="Lagi.")


def test_an_open_outcome_closes_nothing():
    assert not hasattr(make.approved(outcome="open", ends_on=None), "listed")


def test_a_sent_back_test_is_open_again():
    test = testing.send_back(make.decided(), by=make.superior(), now=make.NOW, reason="Terlalu luas.")
    assert (test.state, test.reason) == ("open", "Terlalu luas.")


def test_no_exempt_row_without_a_test():
    with pytest.raises(Refused, match="uji konsekuensi"):
        make.row(info_class="exempt")
    row = make.approved().listed
    with pytest.raises(Refused, match="uji baru"):
        lists.change(row, by=make.officer(), now=make.NOW, summary="Lain")


def test_planting_lists_what_is_there_and_nothing_twice():
    made = planting.plant(by=None, now=make.NOW)
    assert made == ListedInformation.objects.public().count() and made > 30
    assert planting.plant(by=None, now=make.NOW) == 0
    assert ListedInformation.objects.exclude(document_set=None).count() == 21


def test_planted_links_lead_somewhere(client):
    planting.plant(by=None, now=make.NOW)
    for row in ListedInformation.objects.exclude(address=""):
        assert client.get(row.address, follow=True).status_code == 200, row.address


def test_every_verb_leaves_a_line():
    test = make.approved()
    lists.revoke(test.listed, by=make.officer(), now=make.NOW, reason="Keliru.")
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert verbs >= {"begin_test", "step_test", "decide_test", "approve_test"}
    assert verbs >= {"enter_list", "publish_list", "revoke_list"}


def test_a_whole_test_is_carried_in_the_desk(client):
    officer, superior = make.officer(), make.superior()
    accounts.enter(client, officer)
    sent = client.post("/meja/ppid/uji/baru/", {"title": "Soal seleksi", "unit": make.unit().pk, "occasion": "before"})
    page = sent["Location"]
    steps = {
        "temukan": {"documents": "Naskah soal"}, "catat": {"part": "Soal dan kunci"},
        "dasar": {"grounds": ["i"], "legal_basis": "UU 14/2008"},
        "timbang": {"if_opened": "Tidak adil", "if_closed": "Adil"},
    }  # fmt: skip
    for slug, told in steps.items():
        assert client.post(f"{page}langkah/{slug}/", told).status_code == 302
    assert client.get(f"{page}langkah/entah/").status_code == 404
    bad = client.post(f"{page}putuskan/", {"outcome": "exempt", "decision_number": "9", "decided_on": "2026-11-18"})
    assert bad.status_code == 422 and "tanggal berakhir" in text(bad)
    good = {"outcome": "exempt", "decision_number": "9", "decided_on": "2026-11-18", "ends_on": "2028-01-01"}
    assert client.post(f"{page}putuskan/", good).status_code == 302
    assert client.post(f"{page}setujui/").status_code == 403
    accounts.enter(client, superior)
    client.post(f"{page}setujui/")
    client.logout()
    assert "Soal dan kunci" in text(client.get("/ppid/daftar-dikecualikan/"))


def test_a_row_is_made_changed_and_ended_in_the_desk(client):
    accounts.enter(client, make.officer())
    given = {
        "info_class": "always", "kind": "Aset", "summary": "Daftar kendaraan", "unit": make.unit().pk,
        "maker": "Pengurus barang", "made": "setiap tahun", "forms": "tabel", "retention": "10 tahun",
    }  # fmt: skip
    bad = client.post("/meja/ppid/daftar/baru/", {**given, "address": "javascript:alert(1)"})
    assert bad.status_code == 422
    page = client.post("/meja/ppid/daftar/baru/", given)["Location"]
    assert client.get("/meja/ppid/daftar/?tab=naskah").status_code == 200
    client.post(f"{page}terbitkan/")
    client.post(f"{page}ubah/", {**given, "summary": "Daftar kendaraan dinas"})
    assert "Daftar kendaraan dinas" in text(client.get("/ppid/daftar-informasi/"))
    client.post(f"{page}arsipkan/", {"reason": "Habis masa simpan"})
    assert "Daftar kendaraan dinas" in text(client.get("/meja/ppid/daftar/?tab=arsip"))


def test_a_table_of_nothing_is_still_a_file():
    assert tables.as_xlsx(tables.Table("Kosong", ("A", "B"), []))[:2] == b"PK"
