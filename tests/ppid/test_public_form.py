"""The request form as a browser without JavaScript sends it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from naungan.cases import actions as cases
from naungan.cases import doors
from naungan.cases.models import Attachment, Case
from naungan.ppid.actions import answering, drafts, sending
from naungan.ppid.models import FormDraft, InfoRequest
from tests.kit.hostile import picture
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db
URL = "/layanan/permohonan-informasi/isi/"
ASKED = {"langkah": "1", "asked": "Penanda: daftar penerima pelatihan las 2025"}
WISH = {"langkah": "2", "purpose": "Skripsi", "obtain": "soft_copy", "receive": "post"}
WHO = {
    "langkah": "3", "applicant_kind": "person", "name": "Sahnim Murni", "id_number": "5203 1456 0378 9901",
    "address": "Jalan Penanda 7", "phone": "", "email": "",
}  # fmt: skip
NEEDS = {"langkah": "4", "needs": ["sign"]}


def walk(client, *steps):
    for step in steps:
        answer = client.post(URL, step)
        assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_the_whole_way_leads_to_a_number_and_a_secret(client):
    assert client.get(URL).status_code == 200
    assert walk(client, ASKED, WISH, WHO, NEEDS)["Location"] == f"{URL}?langkah=5"
    page = client.get(f"{URL}?langkah=5").content.decode()
    assert "Sahnim Murni" in page and "Juru bahasa isyarat" in page
    answer = client.post(URL, {"aksi": "kirim"}, follow=True)
    request = InfoRequest.objects.get()
    receipt = answer.content.decode()
    assert request.case.number in receipt and request.id_number == "5203145603789901"
    assert cases.find(request.case.number, answer.context["secret"]) == request.case
    assert (request.case.channel, request.case.needs, request.case.state) == ("form", ["sign"], "registered")
    assert FormDraft.objects.count() == 0
    assert client.post(URL, {"aksi": "kirim"})["Location"] == "/layanan/tanda-terima/"  # pressed twice
    assert Case.objects.count() == 1


def test_errors_stand_beside_the_field_and_what_was_typed_stays(client):
    walk(client, ASKED, WISH)
    answer = client.post(URL, {**WHO, "id_number": "5203 1456 0378 991", "address": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Yang tertulis 15 angka" in page and "5203 1456 0378 991" in page and "Alamat belum diisi." in page
    again = client.get(f"{URL}?langkah=3").content.decode()
    assert "Sahnim Murni" in again and "5203 1456 0378 991" in again


def test_an_ended_session_loses_nothing(client):
    walk(client, ASKED, WISH)
    code = client.session["ppid_permohonan"]
    client.cookies.clear()
    assert client.post(URL, {**WHO, "isian": code})["Location"] == f"{URL}?langkah=4"
    client.cookies.clear()
    assert client.post(URL, {"aksi": "lanjut", "kode": code.replace("-", " ").upper()}).status_code == 302
    assert "Skripsi" in client.get(f"{URL}?langkah=2").content.decode()


def test_a_draft_lies_sealed_and_goes_after_seven_days(client):
    walk(client, ASKED, WISH, WHO)
    code = client.session["ppid_permohonan"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ppid_formdraft")
        stored = repr(cursor.fetchall())
    assert "Sahnim" not in stored and "Penanda" not in stored and code not in stored
    late = timezone.now() + timedelta(days=7, minutes=1)
    assert drafts.find(code, kind="info_request", now=late) is None
    assert drafts.forget_old(now=late) == 1 and FormDraft.objects.count() == 0


def test_somebody_else_cannot_go_on_with_it(client):
    walk(client, ASKED, WISH)
    client.cookies.clear()
    assert client.post(URL, {"aksi": "lanjut", "kode": "kelor-1234-kelor-kelor"})["Location"] == URL
    assert "Penanda" not in client.get(f"{URL}?langkah=1", follow=True).content.decode()


def test_a_proof_is_judged_by_content_kept_through_errors_and_sealed_to_the_case(client):
    walk(client, ASKED, WISH)
    bad = SimpleUploadedFile("ktp.jpg", b"MZ\x90 program", content_type="image/jpeg")
    assert client.post(URL, {**WHO, "identity": bad}).status_code == 422
    good = SimpleUploadedFile("ktp sahnim.png", picture(), content_type="image/png")
    assert client.post(URL, {**WHO, "address": "", "identity": good}).status_code == 422
    assert "sudah tersimpan" in client.get(f"{URL}?langkah=3").content.decode()
    walk(client, WHO, NEEDS)
    client.post(URL, {"aksi": "kirim"})
    proof = Attachment.objects.get()
    assert (proof.role, proof.is_public, proof.file.name) == ("identity", False, "identity.png")
    assert proof.file.keep_until > timezone.localdate() + timedelta(days=300)


def test_a_proxy_names_whom_it_speaks_for_and_mail_needs_an_address(client):
    walk(client, ASKED, {**WISH, "receive": "email"})
    page = client.post(URL, {**WHO, "applicant_kind": "proxy"}).content.decode()
    assert "memberi Anda kuasa" in page and "menerima lewat surel" in page


def test_a_legal_body_gives_the_number_of_its_deed(client):
    walk(client, ASKED, WISH, {**WHO, "applicant_kind": "legal_body", "id_number": "Akta 12/2019"}, NEEDS)
    client.post(URL, {"aksi": "kirim"})
    assert InfoRequest.objects.get().id_number == "Akta 12/2019"


def test_the_receipt_closes_after_half_an_hour_and_is_nobody_elses(client):
    walk(client, ASKED, WISH, WHO, NEEDS)
    client.post(URL, {"aksi": "kirim"})
    assert client.get("/layanan/tanda-terima/").status_code == 200
    session = client.session
    held = session["ppid_tanda_terima"]
    assert len(held["secret"]) > 60 and "-" not in held["secret"]
    session["ppid_tanda_terima"] = {**held, "until": (timezone.now() - timedelta(seconds=1)).isoformat()}
    session.save()
    assert client.get("/layanan/tanda-terima/")["Location"] == "/lacak/"


def test_the_draft_can_be_thrown_away(client):
    walk(client, ASKED, WISH)
    client.post(URL, {"aksi": "buang"})
    assert FormDraft.objects.count() == 0


def test_what_is_missing_is_completed_with_number_and_secret(client):
    made = make.received(timezone.now())
    answering.ask_to_complete(made.request, missing="Salinan KTP", by=make.officer(), now=timezone.now())
    url = "/layanan/permohonan-informasi/lengkapi/"
    given = {"number": made.request.case.number, "secret": "salah-1234-salah-salah", "text": "KTP menyusul"}
    assert client.post(url, given).status_code == 422
    assert client.post(url, {**given, "secret": made.secret}).status_code == 302
    made.request.refresh_from_db()
    assert made.request.case.state == "registered" and made.request.completed_at


def test_the_objection_form_by_number_and_secret(client):
    made = make.received(timezone.now() - timedelta(days=3), now=timezone.now())
    answering.answer(made.request, make.refused(), by=make.officer(), now=timezone.now())
    url = "/layanan/keberatan/isi/"
    wrong = {"langkah": "1", "number": made.request.case.number, "secret": "bukan-1111-ini-itu"}
    assert client.post(url, wrong).status_code == 422
    assert client.post(url, {**wrong, "secret": made.secret})["Location"] == f"{url}?langkah=2"
    assert made.request.case.number in client.get(f"{url}?langkah=2").content.decode()
    why = {"langkah": "2", "grounds": ["c"], "reasons": "Saya tidak setuju"}
    assert "belum dapat dipakai" in client.post(url, why).content.decode()
    assert client.post(url, {**why, "grounds": ["a", "d"]})["Location"] == f"{url}?langkah=3"
    assert client.get(f"{url}?langkah=3").status_code == 200
    answer = client.post(url, {"aksi": "kirim"}, follow=True)
    objection = made.request.objections.get()
    assert objection.case.number in answer.content.decode() and objection.grounds == ["a", "d"]


@pytest.mark.parametrize(
    ("url", "step"), [("/layanan/permohonan-informasi/lengkapi/", {}), ("/layanan/keberatan/isi/", {"langkah": "1"})]
)
def test_every_form_that_asks_for_a_secret_stops_guessing(client, url, step):
    made = make.received(timezone.now() - timedelta(days=3), now=timezone.now())
    answering.ask_to_complete(made.request, missing="Salinan KTP", by=make.officer(), now=timezone.now())
    given = {**step, "number": made.request.case.number, "text": "KTP menyusul"}
    for _ in range(doors.MOST):
        assert client.post(url, {**given, "secret": "salah-1234-salah-salah"}).status_code == 422
    answer = client.post(url, {**given, "secret": made.secret})
    assert answer.status_code in (422, 429) and "Terlalu banyak percobaan" in answer.content.decode()
    made.request.refresh_from_db()
    assert made.request.case.state == "incomplete"


def test_the_objection_form_keeps_no_secret(client):
    made = make.received(timezone.now() - timedelta(days=3), now=timezone.now())
    answering.answer(made.request, make.refused(), by=make.officer(), now=timezone.now())
    url, number = "/layanan/keberatan/isi/", made.request.case.number
    client.post(url, {"langkah": "1", "number": number, "secret": made.secret})
    assert made.secret not in repr(FormDraft.objects.get().content)
    page = client.get(f"{url}?langkah=1").content.decode()
    assert number in page and made.secret not in page
    assert client.post(url, {"langkah": "1", "number": number, "secret": ""})["Location"] == f"{url}?langkah=2"
    other = make.received(timezone.now()).request.case.number
    assert client.post(url, {"langkah": "1", "number": other, "secret": ""}).status_code == 422
    assert client.get(f"{url}?langkah=3")["Location"] == f"{url}?langkah=1"


def test_a_second_press_leads_to_the_receipt_of_the_first(client, monkeypatch):
    walk(client, ASKED, WISH, WHO, NEEDS)
    real = sending.send_request

    def pressed_twice(draft, given, **more):
        monkeypatch.setattr(sending, "send_request", real)
        assert client.post(URL, {"aksi": "kirim"}).status_code == 302  # the first press, a moment earlier
        return real(draft, given, **more)

    monkeypatch.setattr(sending, "send_request", pressed_twice)
    answer = client.post(URL, {"aksi": "kirim"})
    assert answer["Location"] == "/layanan/tanda-terima/" and InfoRequest.objects.count() == 1
    assert InfoRequest.objects.get().case.number in client.get(answer["Location"]).content.decode()
