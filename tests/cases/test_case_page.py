"""One case on the desk: what is shown to whom, notes, ready texts, files."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naungan.cases import actions, registry, rules
from naungan.cases.actions import keeping
from naungan.cases.models import AnswerTemplate, Case
from naungan.journal.models import Entry
from tests.accounts.factories import enter, user
from tests.cases.factories import opened, sample_kind

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def kind():
    return sample_kind()


@pytest.fixture
def case() -> Case:
    at = datetime(2026, 11, 13, 9, 0, tzinfo=ZONE)
    return opened(at=at, now=NOW, title="Salinan anggaran pelatihan", needs=["large"]).case


def read(client, case: Case, after="") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/meja/perkara/{case.pk}/{after}").content, "html.parser")


def test_the_page_shows_number_state_clock_reckoning_and_needs(client, case):
    enter(client, user("ppid_officer"))
    text = read(client, case).text
    for words in (case.number, "Salinan anggaran pelatihan", "Diterima", "10 hari kerja", "Huruf besar"):
        assert words in text
    assert "Tidak dihitung" in text


@pytest.mark.parametrize("role", ["editor", "village_officer", "leader", None])
def test_other_roles_are_shut_out(client, case, role):
    enter(client, user(role))
    assert client.get(f"/meja/perkara/{case.pk}/").status_code == 403


def test_a_foreign_case_does_not_exist(client, case):
    Case.objects.filter(pk=case.pk).update(area="52.03")
    enter(client, user("ppid_officer", "52.71"))
    for path in ("", "ambil/", "catatan/", "lampiran/1/"):
        assert client.post(f"/meja/perkara/{case.pk}/{path}").status_code in (404, 405)
    assert client.get(f"/meja/perkara/{case.pk}/").status_code == 404
    assert client.get(f"/meja/perkara/serahkan/?perkara={case.pk}").status_code == 404


def test_who_reads_only_writes_nothing(client, case):
    enter(client, user("auditor"))
    page = read(client, case)
    assert not page.select("main form") and not page.select(".act")
    for path in ("ambil/", "catatan/"):
        assert client.post(f"/meja/perkara/{case.pk}/{path}", {"text": "x"}).status_code == 403
    assert client.post("/meja/perkara/serahkan/", {"perkara": case.pk}).status_code == 403


def test_taking_it(client, case):
    officer = user("ppid_officer")
    enter(client, officer)
    client.post(f"/meja/perkara/{case.pk}/ambil/")
    case.refresh_from_db()
    assert case.holder == officer
    assert not read(client, case).select(f"form[action$='{case.pk}/ambil/']")


def test_a_note_is_inner_unless_the_applicant_shall_read_it(client, case):
    enter(client, user("ppid_officer"))
    address = f"/meja/perkara/{case.pk}/catatan/"
    client.post(address, {"text": "Tanya bagian keuangan", "reader": "office"})
    client.post(address, {"text": "Sedang kami cari", "reader": "applicant"})
    inner, said = case.steps.filter(verb="note")
    assert (inner.inner, inner.said) == ("Tanya bagian keuangan", None)
    assert (said.inner, said.said) == (None, "Sedang kami cari")
    answer = client.post(address, {"text": " ", "reader": "office"})
    assert answer.status_code == 422
    page = read(client, case)
    assert "Tanya bagian keuangan" in page.select_one(".step-inner").text
    assert "Sedang kami cari" in page.select_one(".step-said").text


def test_a_ready_text_fills_its_fields(client, case):
    officer = user("ppid_officer", name="Baiq Contoh")
    keeping.write_template(
        None, kind="sample", title="Lengkapi", text="Yth. {nama}, {nomor} tentang {tentang}, {batas}. {petugas}",
        is_active=True, by=officer, now=NOW,
    )  # fmt: skip
    text = AnswerTemplate.objects.get()
    enter(client, officer)
    assert read(client, case).select_one(f"a.chip[href$='?teks={text.pk}']")
    area = read(client, case, f"catatan/?teks={text.pk}").select_one("textarea").text
    assert f"Yth. [nama?], {case.number} tentang Salinan anggaran pelatihan" in area
    assert "Baiq Contoh" in area
    assert read(client, case, "catatan/?teks=99999").select_one("textarea").text.strip() == ""


def test_ready_texts_are_edited_on_the_desk(client):
    enter(client, user("ppid_officer"))
    given = {"kind": "sample", "title": "Lengkapi", "text": "Yth. {namanya}", "is_active": "on"}
    answer = client.post("/meja/perkara/teks/baru/", given)
    assert answer.status_code == 422
    assert "{namanya}" in answer.content.decode()
    client.post("/meja/perkara/teks/baru/", given | {"text": "Yth. {nama}"})
    text = AnswerTemplate.objects.get()
    client.post(f"/meja/perkara/teks/{text.pk}/", given | {"text": "Halo {nama}", "is_active": ""})
    text.refresh_from_db()
    assert (text.text, text.is_active) == ("Halo {nama}", False)
    assert not AnswerTemplate.objects.for_kind("sample").exists()
    assert "tidak dipakai" in client.get("/meja/perkara/teks/").content.decode()
    enter(client, user("auditor"))
    assert client.get("/meja/perkara/teks/").status_code == 200
    assert client.post(f"/meja/perkara/teks/{text.pk}/", given).status_code == 403


def test_fields_are_replaced_once_and_empty_ones_stay_visible():
    assert rules.fill("{nama} {nomor}", {"nama": "{nomor}", "nomor": "1"}) == "{nomor} 1"
    assert rules.fill("{nama}", {"nama": ""}) == "[nama?]"
    assert rules.unknown_fields("{nama} {x} {{y}}") == ["x", "y"]


def attached(case: Case, role: str):
    return actions.attach(
        case, b"isi berkas", name="berkas.pdf", kind="pdf", label="Berkas contoh", role=role, by=None, now=NOW
    )


def test_a_file_leaves_as_a_download(client, case):
    kept = attached(case, "answer")
    enter(client, user("ppid_officer"))
    answer = client.get(f"/meja/perkara/{case.pk}/lampiran/{kept.pk}/")
    assert answer.content == b"isi berkas"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    other = opened(at=NOW, now=NOW).case
    assert client.get(f"/meja/perkara/{other.pk}/lampiran/{kept.pk}/").status_code == 404


def test_a_proof_of_identity_opens_with_a_reason_that_is_kept(client, case):
    kept = attached(case, "identity")
    address = f"/meja/perkara/{case.pk}/lampiran/{kept.pk}/"
    enter(client, user("auditor"))
    assert client.get(address).status_code == 403
    enter(client, user("ppid_officer"))
    assert b"isi berkas" not in client.get(address).content
    assert client.post(address, {"reason": ""}).status_code == 422
    assert not Entry.objects.filter(verb="reveal_attachment").exists()
    assert client.post(address, {"reason": "Memeriksa pemohon"}).content == b"isi berkas"
    assert Entry.objects.get(verb="reveal_attachment").reason == "Memeriksa pemohon"


def test_the_queue_one_came_from_stands_beside_the_case(client, case):
    officer = user("ppid_officer")
    Case.objects.filter(pk=case.pk).update(holder=officer)
    other = opened(at=NOW, now=NOW, title="Milik orang lain").case
    enter(client, officer)
    page = read(client, case, "?tab=saya")
    assert [row["href"] for row in page.select(".q a")] == [f"/meja/perkara/{case.pk}/?tab=saya"]
    assert page.select_one(".q [aria-current]")
    assert page.select_one(".queue-bar a")["href"] == "/meja/perkara/?tab=saya"
    assert len(read(client, other).select(".q a")) == 2


def test_the_price_does_not_grow_with_the_history(client, case):
    officer = user("ppid_officer")
    enter(client, officer)
    read(client, case)
    with CaptureQueriesContext(connection) as few:
        read(client, case)
    for n in range(8):
        actions.note(case, f"catatan {n}", by=user("ppid_officer"), now=NOW + timedelta(minutes=n))
        attached(case, "answer")
    with CaptureQueriesContext(connection) as many:
        read(client, case)
    assert len(many) == len(few)


def test_the_room_shows_its_own_part(client, case, monkeypatch):
    one = replace(registry.KINDS["sample"], part=lambda case: ("cases/desk/back.html", {}))
    monkeypatch.setitem(registry.KINDS, "sample", one)
    enter(client, user("ppid_officer"))
    assert "Antrean perkara" in read(client, case).select_one(".work").text


def test_a_lost_secret_is_renewed_at_the_desk_and_shown_once(client):
    case, old = opened(at=NOW, now=NOW)
    url = f"/meja/perkara/{case.pk}/kata-kunci/"
    enter(client, user("auditor"))
    assert client.get(url).status_code == 403
    enter(client, user("ppid_officer"))
    assert client.post(url, {"reason": ""}).status_code == 422 and actions.find(case.number, old) == case
    answer = client.post(url, {"reason": "menunjukkan KTP asli"})
    assert actions.find(case.number, old) is None
    assert actions.find(case.number, answer.context["secret"]) == case
    assert answer.context["secret"] in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert answer.context["secret"] not in client.get(f"/meja/perkara/{case.pk}/").content.decode()


@pytest.mark.parametrize("path", ["", "serahkan/?perkara={pk}", "kalender/", "beban/", "teks/", "masa-simpan/"])
def test_no_page_of_the_desk_stays_in_a_browser(client, case, path):
    enter(client, user("ppid_officer"))
    assert "no-store" in client.get(f"/meja/perkara/{path.format(pk=case.pk)}")["Cache-Control"]
