"""The black-out desk: what officers do there, what nobody else sees, and that what was marked is gone."""

import io
import re
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from naungan.cases.models import Attachment
from naungan.files import actions as files
from naungan.files.models import StoredFile
from naungan.journal.models import Entry
from naungan.kit import pdf as pdfs
from naungan.kit import redaction
from naungan.kit.refusal import Refused
from naungan.ppid.actions import answering, redacting
from naungan.ppid.models import RedactedCopy, RedactionDraft
from naungan.ppid.reports.dossier import dossier
from naungan.ppid.rules import redacting as rules
from tests.accounts import factories as accounts
from tests.kit import hostile
from tests.kit.test_redaction import everything
from tests.ppid import factories as make
from tests.ppid import redaction_factories as papers
from tests.ppid.redaction_factories import EMAIL, HIDDEN, KEPT, NIK, PHONE

pytestmark = pytest.mark.django_db
DRAWN = '[{"x0":20,"y0":44,"x1":150,"y1":53}]'  # the first line of a page of `redaction_factories`
WHY = {"ground": "h", "reason": "nama dan NIK penerima"}


@pytest.fixture
def desk(client):
    client.force_login(make.officer())
    return client


@pytest.fixture
def request_now():
    return make.received(timezone.now()).request


def sent(content: bytes, name: str = "daftar rahasia.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def home(case) -> str:
    return f"/meja/ppid/{case.pk}/hitamkan/"


def at(draft: RedactionDraft) -> str:
    return f"{home(draft.case)}{draft.pk}/"


def gone(data: bytes, *words: str) -> None:
    """No byte of it, in no stream and no encoding, and nothing of it to copy from a page."""
    whole, read = everything(data), " ".join(pdfs.pages(data))
    for word in words:
        for part in (word, *word.split(), re.sub(r"\D", "", word)):
            if len(part) > 3:
                assert part.lower().encode() not in whole, part
                assert part.encode("utf-16-be").lower() not in whole, part
                assert part not in read, part


def test_the_whole_way_without_javascript(desk, request_now):
    """Upload, find, mark, prove, answer: the applicant gets a copy in which nothing of it is left."""
    case, officer = request_now.case, desk
    content = papers.paper(papers.with_secrets_everywhere)
    assert HIDDEN.encode().lower() in everything(content)
    opened = officer.post(home(case), {"file": sent(content)})
    draft = RedactionDraft.objects.get()
    assert opened["Location"] == at(draft) and draft.name == "daftar rahasia" and draft.pages == 3
    page = officer.get(at(draft)).content.decode()
    assert f'src="{at(draft)}halaman/1.jpg"' in page and "style=" not in page
    answer = officer.post(f"{at(draft)}cari/", {"kinds": ["nik", "phone", "email"], "words": HIDDEN})
    chosen = [one["value"] for one in BeautifulSoup(answer.content, "lxml").select("input[name=chosen][checked]")]
    assert len(chosen) == 5 and HIDDEN in answer.content.decode()
    marked = officer.post(f"{at(draft)}cari/", {"chosen": chosen, "mark": "1"})
    assert marked["Location"] == f"{at(draft)}?halaman=1"
    draft.refresh_from_db()
    assert [one["page"] for one in draft.boxes] == [1, 1, 2, 2, 2]
    done = officer.post(f"{at(draft)}salin/", {**WHY, "version": draft.version}, follow=True).content.decode()
    assert "Terbukti" in done and "5 bagian pada 2 halaman, Pasal 17 huruf h" in done and "belum diberikan" in done
    copy = RedactedCopy.objects.select_related("attachment__file").get()
    whole = files.read(copy.attachment.file)
    gone(whole, HIDDEN, NIK, PHONE, EMAIL)
    assert KEPT in " ".join(pdfs.pages(whole)) and "Tidak ada yang dikecualikan" in pdfs.pages(whole)[2]
    form = officer.get(f"/meja/ppid/{case.pk}/jawab/").content.decode()
    assert "Lampirkan salinan yang sudah dihitamkan" in form and "5 bagian pada halaman 1 dan 2" in form
    given = {
        "decision": "answered_partly",
        "held": "held",
        "form_held": "soft_copy",
        "ground": "h",
        "text": "Terlampir.",
    }
    given |= {"test": make.tested().key, "redacted": [copy.pk]}
    assert officer.post(f"/meja/ppid/{case.pk}/jawab/", given).status_code == 302
    copy.attachment.refresh_from_db()
    assert copy.attachment.is_public
    letter = case.attachments.get(role="letter")
    said = " ".join(" ".join(pdfs.pages(files.read(letter.file))).split())
    assert "5 bagian pada halaman 1 dan 2, yaitu nama dan NIK penerima" in said


def test_the_applicant_gets_the_copy_and_never_the_working_paper(desk):
    made = make.received(timezone.now())
    copy = papers.copied(made.request.case, now=timezone.now())
    desk.logout()
    desk.post("/lacak/", {"number": made.request.case.number, "secret": made.secret})
    page = desk.get("/lacak/urusan/").content.decode()
    assert "dihitamkan" not in page and "Penanda naskah" not in page
    assert desk.get(f"/lacak/urusan/lampiran/{copy.attachment_id}/").status_code == 404
    partly = make.refused(decision="answered_partly", form_held="soft_copy")
    answering.answer(made.request, partly, by=make.officer(), now=timezone.now(), copies=[copy])
    assert "Salinan yang dihitamkan (1)" in desk.get("/lacak/urusan/").content.decode()
    gone(desk.get(f"/lacak/urusan/lampiran/{copy.attachment_id}/").content, NIK)


def test_boxes_of_one_page_are_saved_and_every_button_saves_first(desk):
    draft = papers.drafted()
    form = {"page": 1, "version": 0, "boxes": DRAWN}
    assert desk.post(at(draft), {**form, "go": "2"})["Location"] == f"{at(draft)}?halaman=2"
    draft.refresh_from_db()
    assert len(draft.boxes) == 1 and draft.version == 1
    again = desk.get(f"{at(draft)}?halaman=1").content.decode()
    carried = BeautifulSoup(again, "lxml").select_one("input[name=boxes]")["value"]
    assert desk.post(at(draft), {**form, "version": 1, "boxes": carried, "go": "copy"})["Location"].endswith("/salin/")
    draft.refresh_from_db()
    assert draft.version == 1  # nothing changed, nothing written
    on = {"page": 2, "version": 1, "boxes": DRAWN, "go": "to", "to": "99"}
    assert desk.post(at(draft), on)["Location"] == f"{at(draft)}?halaman=3"
    place = rules.write_mark(draft.boxes[0])
    desk.post(at(draft), {"page": 2, "version": 2, "boxes": "[]", "remove": place})
    draft.refresh_from_db()
    assert draft.boxes == []


@pytest.mark.parametrize("page", ["0", "-3", "x", "99999999", "", "²"])
def test_a_page_that_is_not_there_shows_the_nearest(desk, page):
    assert desk.get(at(papers.drafted()), {"halaman": page}).status_code == 200


def test_who_saves_an_older_version_is_told_and_keeps_what_was_drawn(desk):
    draft = papers.drafted()
    redacting.mark(draft, 2, DRAWN, version=0, by=make.officer(), now=make.at(4))
    answer = desk.post(at(draft), {"page": 1, "version": 0, "boxes": DRAWN})
    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 422 and rules.STALE in page.text
    assert page.select_one("input[name=version]")["value"] == "1" and page.select_one("svg rect")["x"] == "20"
    carried = page.select_one("input[name=boxes]")["value"]
    assert desk.post(at(draft), {"page": 1, "version": 1, "boxes": carried}).status_code == 302
    draft.refresh_from_db()
    assert [one["page"] for one in draft.boxes] == [1, 2]
    assert desk.post(at(draft), {"page": 1, "version": "x", "boxes": "{"}).status_code == 422


def test_pictures_are_for_this_officer_alone_and_journalled_once(desk):
    draft = papers.drafted()
    for page in (1, 2, 1):
        desk.get(at(draft), {"halaman": page})
        answer = desk.get(f"{at(draft)}halaman/{page}.jpg")
        assert answer.content.startswith(b"\xff\xd8") and answer["Cache-Control"] == "private, no-store"
    assert desk.get(f"{at(draft)}halaman/4.jpg").status_code == 404
    assert Entry.objects.filter(verb="read_working_paper").count() == 1
    assert "Penanda" not in repr(list(Entry.objects.values_list("label", "facts", "reason")))


def test_a_page_costs_the_same_with_many_boxes(desk, django_assert_max_num_queries):
    draft = papers.drafted()
    desk.get(at(draft))
    found = [f"nik|{page}|{x},{y},{x + 5},{y + 3}" for page in (1, 2, 3) for x in range(0, 200, 6) for y in (5, 50, 90)]
    redacting.mark_found(draft, found, by=make.officer(), now=make.at(4))
    with django_assert_max_num_queries(12):
        assert desk.get(at(draft)).status_code == 200


def test_others_see_nothing_of_it(client):
    draft, copy = papers.drafted(), papers.copied()
    other = make.received().request.case
    client.force_login(make.officer())
    foreign = f"/meja/ppid/{other.pk}/hitamkan/{draft.pk}/"
    for path in (foreign, f"{foreign}halaman/1.jpg", f"{foreign}cari/", f"{foreign}salin/"):
        assert client.get(path).status_code == 404, path
    assert client.post(f"{foreign}hapus/").status_code == 404
    assert client.post(f"/meja/ppid/{other.pk}/salinan-hitam/{copy.pk}/hapus/").status_code == 404
    client.force_login(accounts.user("auditor"))
    for path in (home(draft.case), at(draft), f"{at(draft)}halaman/1.jpg", f"{at(draft)}cari/", f"{at(draft)}salin/"):
        assert client.get(path).status_code == 403, path
    assert client.get(f"/meja/perkara/{draft.case_id}/").status_code in (200, 302)
    assert "Penanda naskah" not in client.get(f"/meja/perkara/{draft.case_id}/", follow=True).content.decode()
    client.logout()
    assert client.get(f"{at(draft)}halaman/1.jpg").status_code == 302


def test_a_copy_that_leaks_is_not_kept_and_says_why(desk, monkeypatch):
    draft = papers.drafted()
    draft = redacting.mark(draft, 1, DRAWN, version=0, by=make.officer(), now=make.at(4))
    answer = desk.post(f"{at(draft)}salin/", {**WHY, "version": draft.version})
    assert answer.status_code == 422 and "masih terbaca di halaman 2. Hitamkan juga di sana." in answer.content.decode()
    monkeypatch.setattr(redaction, "black_out", lambda pdf, boxes: pdf)
    answer = desk.post(f"{at(draft)}salin/", {**WHY, "version": draft.version})
    assert (
        "masih ada tulisan yang dapat disalin" in answer.content.decode() and "nama dan NIK" in answer.content.decode()
    )
    assert not RedactedCopy.objects.exists() and not Attachment.objects.filter(role="redacted").exists()


def test_a_copy_needs_letter_reason_and_the_version_that_was_seen(desk):
    draft = papers.drafted()
    assert "Belum ada yang ditandai" in desk.get(f"{at(draft)}salin/").content.decode()
    draft = redacting.mark_found(draft, ["word|3|20,44,150,53"], by=make.officer(), now=make.at(4))
    answer = desk.post(f"{at(draft)}salin/", {"ground": "", "reason": "", "version": draft.version})
    assert answer.context["form"].errors.keys() == {"ground", "reason"}
    assert rules.STALE in desk.post(f"{at(draft)}salin/", {**WHY, "version": 0}).content.decode()
    assert desk.post(f"{at(draft)}salin/", {**WHY, "version": draft.version}).status_code == 302
    twice = desk.post(f"{at(draft)}salin/", {**WHY, "version": draft.version})  # the button pressed twice
    assert twice.status_code == 422 and RedactedCopy.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (hostile.pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "kata sandi"),
        (b"%PDF-1.7 rusak", "rusak"),
        (hostile.pdf(hostile.script_on_opening), "skrip"),
        (hostile.pdf(hostile.launch), ""),
        (hostile.pdf(hostile.attachment), ""),
        (b"bukan pdf", ""),
        (b"", "kosong"),
    ],
    ids=["locked", "damaged", "script", "launch", "attachment", "text", "empty"],
)
def test_a_paper_that_may_not_come_in_is_said_beside_it(desk, request_now, content, said):
    answer = desk.post(home(request_now.case), {"file": sent(content, "a.pdf"), "name": "Nama naskah saya"})
    assert answer.status_code == 422 and answer.context["form"].errors.keys() == {"file"}
    assert said in answer.content.decode() and "Nama naskah saya" in answer.content.decode()
    assert not RedactionDraft.objects.exists() and not StoredFile.objects.exists()


def test_a_pdf_of_the_case_is_a_paper_too_but_no_proof_of_identity(desk, request_now):
    from naungan.cases import actions as cases

    given = {"kind": "pdf", "label": "Surat dari pemohon", "by": None, "now": timezone.now()}
    held = cases.attach(request_now.case, papers.paper(), name="a.pdf", role="support", **given)
    proof = cases.attach(request_now.case, papers.paper(), name="b.pdf", role="identity", **given)
    assert desk.post(home(request_now.case), {"held": proof.pk}).status_code == 422
    assert desk.post(home(request_now.case), {"held": held.pk}).status_code == 302
    assert RedactionDraft.objects.get().name == "Surat dari pemohon"
    assert "Pilih PDF" in desk.post(home(request_now.case), {}).content.decode()


def test_searching_says_what_it_cannot_read(desk):
    draft = papers.drafted(content=hostile.pdf(papers.listing, pages=2))
    page = desk.post(f"{at(draft)}cari/", {"words": "tidak ada di sana"}).content.decode()
    assert "Tidak ditemukan" in page and "2 halaman tidak memuat teks" in page
    assert desk.post(f"{at(draft)}cari/", {"words": "ab"}).status_code == 422
    assert desk.post(f"{at(draft)}cari/", {"chosen": ["nik|9|1,1,2,2"]}, follow=True).status_code == 200
    assert RedactionDraft.objects.get().boxes == []


def test_working_papers_go_when_the_case_is_over(desk, request_now):
    now = timezone.now()
    draft, copy = papers.drafted(request_now.case, now=now), papers.copied(request_now.case, now=now)
    kept = papers.drafted(now=now)
    assert redacting.forget_done(now=now) == 0
    answering.withdraw(request_now, reason="Telepon", by=make.officer(), now=now)
    assert desk.get(at(draft)).status_code == 404 and desk.get(home(draft.case)).status_code == 200
    assert "sudah selesai" in desk.post(home(draft.case), {"file": sent(papers.paper())}).content.decode()
    assert redacting.forget_done(now=now) == 2 and RedactionDraft.objects.get() == kept
    assert redacting.forget(draft, by=None, now=now) is False  # another clock was first
    assert StoredFile.objects.count() == 2 and RedactedCopy.objects.filter(pk=copy.pk).exists()


def test_a_paper_and_an_unsent_copy_are_deleted_by_hand_a_sent_one_is_not(desk):
    copy = papers.copied()
    draft = RedactionDraft.objects.get()
    drop = f"/meja/ppid/{copy.case_id}/salinan-hitam/{copy.pk}/hapus/"
    copy.attachment.is_public = True
    copy.attachment.save()
    assert "tidak dihapus lagi" in desk.post(drop, follow=True).content.decode()
    copy.attachment.is_public = False
    copy.attachment.save()
    assert "Salinan dihapus" in desk.post(drop, follow=True).content.decode()
    assert desk.post(f"{at(draft)}hapus/").status_code == 302
    assert not StoredFile.objects.exists() and not Attachment.objects.exists()


def test_a_copy_leaves_only_with_a_deed_of_its_own_case_and_its_own_letters():
    copy, other = papers.copied(), make.received().request
    partly = make.refused(decision="answered_partly", form_held="soft_copy")
    given = {"by": make.officer(), "now": make.at(9), "copies": [copy]}
    with pytest.raises(Refused, match="Pilih lagi"):
        answering.answer(other, partly, **given)
    with pytest.raises(Refused, match="dikabulkan sebagian"):
        answering.answer(copy.case.info_request, make.granted(), **given)
    wrong = papers.copied(ground="b")
    with pytest.raises(Refused, match="bukan huruf b"):
        answering.answer(wrong.case.info_request, partly, **given | {"copies": [wrong]})


def test_delivery_and_the_superior_s_decision_take_copies_along(client):
    client.force_login(make.superior())
    now = timezone.now()
    request = make.received(now - timedelta(days=1)).request
    copy = papers.copied(request.case, now=now)
    partly = make.refused(decision="answered_partly", form_held="soft_copy")
    answering.answer(request, partly, by=make.officer(), now=now)
    given = {"way": "email", "text": "Terlampir.", "redacted": [copy.pk]}
    assert client.post(f"/meja/ppid/{request.case_id}/serahkan/", given).status_code == 302
    step = request.case.steps.get(state="delivered")
    assert (
        step.said == "Terlampir.\nBagian yang dihitamkan: 2 bagian pada halaman 1 dan 2, yaitu nama dan NIK penerima."
    )
    objection = make.objected(now=now).objection
    copy = papers.copied(objection.case, now=now)
    given = {"decision": "upheld", "text": "Diberikan.", "redacted": [copy.pk]}
    assert client.post(f"/meja/ppid/{objection.case_id}/putuskan/", given).status_code == 302
    copy.attachment.refresh_from_db()
    letter = objection.case.attachments.get(role="letter")
    assert copy.attachment.is_public
    assert "nama dan NIK penerima" in " ".join(" ".join(pdfs.pages(files.read(letter.file))).split())


def test_the_dossier_holds_what_was_given_and_no_working_paper():
    dispute = make.disputed()
    request = dispute.objection.request
    RedactedCopy.objects.all().delete()
    open_case = make.received().request.case
    copy = papers.copied(open_case)
    Attachment.objects.filter(pk=copy.attachment_id).update(case=request.case)
    names = zipfile.ZipFile(io.BytesIO(dossier(dispute))).namelist()
    assert not any("redacted" in name for name in names)
    Attachment.objects.filter(pk=copy.attachment_id).update(is_public=True)
    names = zipfile.ZipFile(io.BytesIO(dossier(dispute))).namelist()
    assert sum("redacted" in name for name in names) == 1
    assert not any("naskah" in name for name in names)
