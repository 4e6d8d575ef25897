"""Officers at work under /tulis/: a writer drafts, a checker or publisher publishes, nobody deletes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.regulations import actions, choosing
from naungan.regulations.models import Instrument, InstrumentFile
from naungan.regulations.rules.status import Link
from naungan.search.models import SearchEntry
from tests.kit import hostile
from tests.regulations.factories import instrument, officer, relation

pytestmark = pytest.mark.django_db
RECORDS = "wagtailsnippets_regulations_instrument"
FILES = "wagtailsnippets_regulations_instrumentfile"
BLANK = {
    "kind": "governor_decree", "form": "Keputusan Gubernur Nusa Tenggara Barat", "short": "Kepgub NTB",
    "number": "561-900", "year": "2026", "title": "Upah Minimum Provinsi Nusa Tenggara Barat Tahun 2027",
    "abstract": "", "subjects": "Upah", "enacted_on": "2026-11-20", "promulgated_on": "", "in_force_from": "",
    "ends_on": "", "gazette": "", "gazette_year": "", "gazette_number": "", "supplement_number": "", "page_count": "",
    "heading": "", "place": "Mataram", "legal_field": "", "language": "Indonesia", "location": "", "signatory": "",
    "initiator": "", "certainty": "V-law", "note": "",
}  # fmt: skip


def filled(*relations: dict, **changed) -> dict:
    return nested_form_data({**BLANK, **changed, "relations": inline_formset(list(relations))})


def acts(verb: str, target: Instrument, **more) -> dict:
    return {"verb": verb, "target": target.pk, "is_whole": "on", "from_day": "", "note": "", **more}


@pytest.fixture
def enter(client):
    def of(role: str):
        client.force_login(officer(role))
        return client

    return of


def test_a_publisher_writes_a_record_and_it_stands_on_the_shelf(enter):
    browser = enter("publisher")
    basis = Instrument.objects.get(slug="pp-36-2021")
    sent = filled(acts("implements", basis), **{"action-publish": "1"}) | {"doubted": ["enacted_on"]}
    answer = browser.post(reverse(f"{RECORDS}:add"), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Instrument.objects.get(slug="kepgub-ntb-561-900-2026")
    assert (made.live, made.doubts) == (True, {"enacted_on": "K+"})
    assert made.relations.get().target == basis
    assert browser.get(made.get_absolute_url()).status_code == 200
    assert Entry.objects.filter(verb="publish", noun_id=str(made.pk), is_public=True).count() == 1
    assert SearchEntry.objects.filter(url=made.get_absolute_url()).exists()


def test_a_writer_drafts_and_cannot_publish(enter):
    browser = enter("editor")
    browser.post(reverse(f"{RECORDS}:add"), filled(**{"action-publish": "1"}))
    made = Instrument.objects.get(number="561-900")
    assert not made.live
    assert browser.get(made.get_absolute_url()).status_code == 404
    assert not SearchEntry.objects.filter(url=made.get_absolute_url()).exists()
    assert Entry.objects.filter(verb="draft", noun_id=str(made.pk)).exists()
    assert browser.post(
        reverse(f"{RECORDS}:unpublish", args=[Instrument.objects.get(slug="pp-44-2015").pk])
    ).status_code in (302, 403)
    assert Instrument.objects.get(slug="pp-44-2015").live


def test_a_draft_of_a_published_record_changes_nothing_until_it_is_published(enter):
    law = instrument(number="5", title="Judul lama", in_force_from="2015-01-01")
    browser = enter("editor")
    sent = filled(**{"number": "5", "short": "Permenuji", "year": "2015", "title": "Judul baru"})
    assert browser.post(reverse(f"{RECORDS}:edit", args=[law.pk]), sent).status_code == 302
    law.refresh_from_db()
    assert (law.title, law.has_unpublished_changes) == ("Judul lama", True)
    browser = enter("checker")
    browser.post(reverse(f"{RECORDS}:edit", args=[law.pk]), sent | {"action-publish": "1"})
    law.refresh_from_db()
    assert (law.title, law.slug) == ("Judul baru", "permenuji-5-2015")


def test_the_address_stays_when_a_published_number_is_mended(enter):
    law = instrument(number="6")
    sent = filled(**{"number": "66", "short": "Permenuji", "year": "2015", "action-publish": "1"})
    enter("publisher").post(reverse(f"{RECORDS}:edit", args=[law.pk]), sent)
    law.refresh_from_db()
    assert (law.number, law.slug) == ("66", "permenuji-6-2015")


def test_a_number_that_is_there_already_is_refused_with_a_sentence(enter):
    sent = filled(**{"short": "PP", "number": "44", "year": "2015", "action-publish": "1"})
    answer = enter("publisher").post(reverse(f"{RECORDS}:add"), sent)
    assert answer.status_code == 200
    assert "PP 44/2015 sudah ada dalam daftar" in answer.content.decode()
    assert "Upah Minimum Provinsi Nusa Tenggara Barat Tahun 2027" in answer.content.decode()


def test_a_ring_of_revocations_is_refused_and_what_was_typed_stays(enter):
    elder = instrument(number="7", year=2010)
    younger = instrument(number="8", year=2010)
    relation(younger, "revokes", elder)
    sent = filled(
        acts("revokes", younger),
        **{"number": "7", "short": "Permenuji", "year": "2010", "title": "Yang baru diketik", "action-publish": "1"},
    )
    sent["enacted_on"] = ""
    answer = enter("publisher").post(reverse(f"{RECORDS}:edit", args=[elder.pk]), sent)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "Hubungan ini berputar" in body
    assert "Yang baru diketik" in body
    assert not elder.relations.exists()


def test_relations_that_cannot_be_are_refused():
    elder, younger = instrument(number="9", year=2010), instrument(number="10", year=2020)
    with pytest.raises(Refused, match="lebih tua"):
        actions.check_relations(elder, [Link("revokes", elder.pk, younger.pk)])
    actions.check_relations(younger, [Link("revokes", younger.pk, elder.pk)])


def test_what_is_taken_off_the_shelf_is_not_found_and_its_journal_names_who(enter):
    law = instrument(number="11")
    actions.publish(instrument=law, by=None, now=law.first_published_at)
    browser = enter("publisher")
    browser.post(reverse(f"{RECORDS}:unpublish", args=[law.pk]))
    law.refresh_from_db()
    assert not law.live
    assert not SearchEntry.objects.filter(url=law.get_absolute_url()).exists()
    assert Entry.objects.get(verb="withdraw", noun_id=str(law.pk)).actor_id is not None


@pytest.mark.parametrize("role", ["editor", "checker", "publisher"])
def test_nobody_deletes(enter, role):
    law = instrument(number="12")
    enter(role).post(reverse(f"{RECORDS}:delete", args=[law.pk]))
    assert Instrument.objects.filter(pk=law.pk).exists()


def test_the_list_is_searched_and_an_instrument_can_be_chosen(enter):
    browser = enter("editor")
    listed = browser.get(reverse(f"{RECORDS}:list") + "?q=kecelakaan").content.decode()
    assert "PP 44/2015" in listed and "UU 14/2008" not in listed
    assert browser.get(reverse("wagtailsnippetchoosers_regulations_instrument:choose")).status_code == 200


def send(browser, law: Instrument, content: bytes, name: str = "naskah.pdf"):
    file = SimpleUploadedFile(name, content, "application/pdf")
    sent = {"instrument": law.pk, "role": "text", "title": "Naskah asli dari Setneg", "file": file}
    return browser.post(reverse(f"{FILES}:add"), sent)


def test_a_file_comes_in_and_its_text_is_read_after_the_commit(enter, django_capture_on_commit_callbacks):
    law = Instrument.objects.get(slug="pp-44-2015")
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(enter("checker"), law, hostile.written_pdf("Bunyi pasal satu"))
    assert answer.status_code == 302
    kept = InstrumentFile.objects.get()
    assert (kept.title, kept.reading) == ("Naskah asli dari Setneg", "read")
    assert "Bunyi pasal satu" in kept.text


@pytest.mark.parametrize(
    ("content", "says"),
    [(hostile.pdf(hostile.script_on_opening), "skrip"), (hostile.program(), "program"), (b"%PDF-1.4 x", "rusak")],
    ids=["script", "program", "damaged"],
)
def test_a_bad_file_is_refused_beside_its_field_and_what_was_typed_stays(enter, content, says):
    answer = send(enter("publisher"), Instrument.objects.get(slug="pp-44-2015"), content)
    assert answer.status_code == 200
    assert says in " ".join(answer.context["form"].errors["file"])
    assert "Naskah asli dari Setneg" in answer.content.decode()
    assert not InstrumentFile.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(enter, monkeypatch):
    monkeypatch.setattr(actions, "MAX_BYTES", 300)
    answer = send(enter("publisher"), Instrument.objects.get(slug="pp-44-2015"), hostile.pdf(pages=30))
    assert answer.status_code == 200
    assert "besar" in " ".join(answer.context["form"].errors["file"])
    assert not InstrumentFile.objects.exists()


def test_a_writer_does_not_bring_files_in(enter):
    send(enter("editor"), Instrument.objects.get(slug="pp-44-2015"), hostile.written_pdf("Isi"))
    assert not InstrumentFile.objects.exists()


def test_a_kept_file_changes_its_name_and_use_only(enter):
    law = Instrument.objects.get(slug="pp-44-2015")
    browser = enter("publisher")
    send(browser, law, hostile.written_pdf("Isi"))
    kept = InstrumentFile.objects.get()
    other = SimpleUploadedFile("lain.pdf", hostile.written_pdf("Lain"), "application/pdf")
    browser.post(reverse(f"{FILES}:edit", args=[kept.pk]), {"title": "Nama baru", "file": other})
    after = InstrumentFile.objects.get()
    assert (after.title, after.sha256, after.is_current) == ("Nama baru", kept.sha256, False)
    assert Entry.objects.filter(verb="retire").count() == 1


@pytest.mark.parametrize(
    "asked, found",
    [
        ("uu 14/2008", "uu-14-2008"),
        ("UU Nomor 14 Tahun 2008", "uu-14-2008"),
        ("keterbukaan informasi publik 2008", "uu-14-2008"),
        ("kecelakaan kerja pp 44", "pp-44-2015"),
    ],
)
def test_the_chooser_finds_by_number_and_by_what_it_is_about(asked, found):
    matches = choosing.matching(Instrument.objects.all(), asked)
    assert found in matches.values_list("slug", flat=True)
    assert matches.count() < 10


def test_the_chooser_says_what_each_is_about(client):
    client.force_login(officer("editor"))
    window = client.get("/tulis/snippets/choose/regulations/instrument/?q=uu 14/2008").json()
    assert "Keterbukaan Informasi Publik" in window["html"] and "Cari peraturan" in window["html"]
    none = client.get("/tulis/snippets/choose/regulations/instrument/results/?q=xyzzy")
    assert none.status_code == 200 and "Keterbukaan" not in none.content.decode()
