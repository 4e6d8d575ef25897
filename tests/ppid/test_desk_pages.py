"""What officers see and do; every page of every verb opens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naungan.cases.actions import keeping
from naungan.journal.models import Entry
from naungan.ppid.models import Dispute, InfoRequest
from naungan.ppid.views.verbs import VERBS
from tests.accounts import factories as accounts
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make.officer())
    return client


def test_a_letter_is_taken_in_with_the_day_it_came(desk):
    day = timezone.localtime() - timedelta(days=2)
    given = {
        "channel": "letter", "received_at": day.strftime("%Y-%m-%dT10:00"), "asked": "Daftar lembaga pelatihan",
        "purpose": "", "obtain": "hard_copy", "receive": "post", "applicant_kind": "person", "name": "Lalu Contoh",
        "id_number": "", "address": "Jalan Contoh 1", "needs": ["large"],
    }  # fmt: skip
    answer = desk.post("/meja/ppid/masuk/", given, follow=True)
    request = InfoRequest.objects.get()
    page = answer.content.decode()
    assert request.case.number in page and answer.context["secret"] in page
    assert (request.case.channel, timezone.localdate(request.case.received_at)) == ("letter", day.date())
    assert desk.get("/layanan/tanda-terima/bukti.pdf").content.startswith(b"%PDF")


def test_intake_says_what_is_wrong_and_keeps_what_was_typed(desk):
    answer = desk.post("/meja/ppid/masuk/", {"asked": "Tanpa nama", "id_number": "12"})
    assert answer.status_code == 422 and "Tanpa nama" in answer.content.decode()


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: f"{verb.kind}-{verb.name}")
def test_every_verb_has_a_page_and_refuses_an_empty_form_or_does_it(client, verb):
    client.force_login(make.superior())
    dispute = make.disputed()
    noun = {"info_request": dispute.objection.request, "objection": dispute.objection, "dispute": dispute}[verb.kind]
    url = f"/meja/ppid/{noun.case_id}/{verb.name}/"
    assert verb.button in client.get(url).content.decode()
    assert client.post(url, {}).status_code in (302, 422)


def test_a_case_page_hides_the_nik_until_it_is_asked_for_with_a_reason(desk):
    case = make.disputed().objection.request.case
    page = desk.get(f"/meja/ppid/{case.pk}/").content.decode()
    assert "Penanda Pemohon" in page and make.NIK not in page and "Jalan Penanda" not in page
    assert (
        make.NIK not in desk.post(f"/meja/ppid/{case.pk}/buka-identitas/", {"reason": ""}, follow=True).content.decode()
    )
    shown = desk.post(f"/meja/ppid/{case.pk}/buka-identitas/", {"reason": "mencocokkan surat kuasa"})
    assert make.NIK in shown.content.decode()
    assert Entry.objects.filter(verb="reveal_identity").count() == 1


def test_answer_by_the_page_then_the_applicant_reads_it(desk):
    made = make.received(timezone.now())
    url = f"/meja/ppid/{made.request.case_id}/"
    given = {"decision": "answered_refused", "held": "held", "ground": "h", "text": "Dikecualikan."}
    assert "uji konsekuensi" in desk.post(f"{url}jawab/", given).content.decode()
    assert desk.post(f"{url}jawab/", {**given, "test": make.tested().key}).status_code == 302
    assert "Dikecualikan." in desk.get(url).content.decode()
    desk.logout()
    number = made.request.case.number
    page = desk.post("/lacak/", {"number": number, "secret": made.secret}, follow=True).content.decode()
    assert "Pasal 17 huruf h" in page and "Ajukan keberatan" in page and make.NIK not in page


def test_an_officer_does_not_decide_objections(desk):
    objection = make.objected().objection
    assert "Tanggapi" not in desk.get(f"/meja/ppid/{objection.case_id}/").content.decode()
    assert desk.get(f"/meja/ppid/{objection.case_id}/putuskan/").status_code == 403


def test_an_auditor_reads_and_writes_nothing(client):
    client.force_login(accounts.user("auditor"))
    dispute = make.disputed()
    assert client.get(f"/meja/ppid/{dispute.case_id}/").status_code == 200
    assert client.get(f"/meja/ppid/{dispute.case_id}/tutup/").status_code == 403
    assert client.get("/meja/ppid/masuk/").status_code == 403


def test_a_proof_of_identity_opens_with_a_reason_and_to_no_auditor(desk):
    request = make.received(papers=[make.proof()]).request
    proof = request.case.attachments.get()
    url = f"/meja/perkara/{request.case_id}/lampiran/{proof.pk}/"
    assert url in desk.get(f"/meja/ppid/{request.case_id}/").content.decode()
    assert "Content-Disposition" not in desk.get(url)
    answer = desk.post(url, {"reason": "mencocokkan surat kuasa"})
    assert "identity.pdf" in answer["Content-Disposition"]
    assert Entry.objects.get(verb="reveal_attachment").reason == "mencocokkan surat kuasa"
    desk.force_login(accounts.user("auditor"))
    assert desk.post(url, {"reason": "ingin tahu"}).status_code == 403


def test_the_page_carries_what_every_case_can(desk):
    case = make.received().request.case
    page = desk.get(f"/meja/ppid/{case.pk}/").content.decode()
    for path in (f"/meja/perkara/{case.pk}/ambil/", f"/meja/perkara/{case.pk}/catatan/", "/meja/perkara/serahkan/"):
        assert path in page


def test_the_dossier_comes_as_a_zip(desk):
    dispute = make.disputed()
    answer = desk.get(f"/meja/ppid/{dispute.case_id}/berkas.zip")
    assert answer["Content-Type"] == "application/zip" and answer.content.startswith(b"PK")
    assert desk.get(f"/meja/ppid/{dispute.objection.case_id}/berkas.zip").status_code == 404
    assert Dispute.objects.count() == 1


def test_an_answer_may_begin_with_a_ready_text(desk):
    case = make.received(timezone.now()).request.case
    text = keeping.write_template(
        None, kind="info_request", title="Dikabulkan", text="Yth. {nama}, terlampir.", is_active=True,
        by=make.officer(), now=timezone.now(),
    )  # fmt: skip
    url = f"/meja/ppid/{case.pk}/jawab/"
    assert f"?teks={text.pk}" in desk.get(url).content.decode()
    page = desk.get(f"{url}?teks={text.pk}").content.decode()
    assert "Yth. Penanda Pemohon, terlampir." in page and "Penanda permintaan" in page
    assert desk.get(f"{url}?teks=9{text.pk}").status_code == 200


def test_an_ended_case_still_offers_what_may_follow(desk):
    objected = make.objected()
    page = desk.get(f"/meja/ppid/{objected.objection.request.case_id}/").content.decode()
    assert "keberatan/" in page and "/ambil/" not in page and "serahkan/?perkara" not in page


@pytest.mark.parametrize("role", ["ppid_officer", "ppid_superior", "auditor"])
def test_another_area_sees_and_does_nothing(client, role):
    """A regency's officer has no case of the province, by whatever door."""
    dispute = make.disputed()
    client.force_login(accounts.user(role, "52.03"))
    for case in (dispute.case, dispute.objection.case, dispute.objection.request.case):
        for path in ("", "tutup/", "berkas.zip"):
            assert client.get(f"/meja/ppid/{case.pk}/{path}").status_code in (403, 404)
        assert client.post(f"/meja/ppid/{case.pk}/buka-identitas/", {"reason": "ingin"}).status_code == 404
    assert make.NIK not in (page := client.get("/meja/ppid/register/").content.decode())
    assert "Penanda Pemohon" not in page
