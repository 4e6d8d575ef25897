"""Nobody fills the disk or guesses codes through the public forms, and nobody loses what they typed by it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from naungan.cases import doors as case_doors
from naungan.kit.limits import knocked_too_often, knocker
from naungan.ppid import doors
from naungan.ppid.models import FormDraft, FormDraftFile, InfoRequest
from naungan.ppid.reports import drafts as held
from naungan.ppid.views import stepping
from tests.kit.hostile import picture
from tests.ppid.test_public_form import ASKED, NEEDS, URL, WHO, WISH, walk

pytestmark = pytest.mark.django_db
OBJECTION = "/layanan/keberatan/isi/"


def photo(name: str = "ktp.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(), content_type="image/png")


def test_forms_beyond_the_limit_wait_and_stay_as_they_were_typed(client, monkeypatch):
    monkeypatch.setattr(doors, "MOST_SENT", 2)
    for _ in range(2):
        walk(client, ASKED, WISH, WHO, NEEDS)
        assert client.post(URL, {"aksi": "kirim"})["Location"] == "/layanan/tanda-terima/"
    walk(client, ASKED, WISH, WHO, NEEDS)
    answer = client.post(URL, {"aksi": "kirim"})
    page = answer.content.decode()
    assert answer.status_code == 429 and InfoRequest.objects.count() == 2
    assert "Isian Anda tetap tersimpan" in page and "datang ke meja layanan" in page and "Sahnim Murni" in page
    assert FormDraft.objects.count() == 1


def test_too_many_drafts_are_not_kept_but_their_text_stays_on_the_page(client, monkeypatch):
    monkeypatch.setattr(doors, "MOST_BEGUN", 1)
    walk(client, ASKED, WISH)  # the second step is the same draft and counts no more
    client.cookies.clear()
    answer = client.post(URL, ASKED)
    assert answer.status_code == 429 and ASKED["asked"] in answer.content.decode()
    assert FormDraft.objects.count() == 1
    assert "Tulisan Anda masih di layar ini" in answer.content.decode()


@pytest.mark.parametrize(("what", "most"), [("MOST_FILES", 1), ("MOST_BYTES", 100)])
def test_too_many_files_are_left_out_and_the_text_is_kept(client, monkeypatch, what, most):
    walk(client, ASKED, WISH)
    monkeypatch.setattr(doors, what, most)
    if what == "MOST_FILES":
        walk(client, {**WHO, "identity": photo()})
        FormDraftFile.objects.all().delete()
    answer = client.post(URL, {**WHO, "identity": photo()})
    assert answer.status_code == 422 and "boleh disusulkan" in answer.content.decode()
    assert not FormDraftFile.objects.exists()
    assert "Sahnim Murni" in client.get(f"{URL}?langkah=3").content.decode()
    assert client.post(URL, WHO).status_code == 302  # without a file it goes on


def test_a_full_shelf_takes_no_more_files(client, monkeypatch):
    walk(client, ASKED, WISH)
    monkeypatch.setattr(held, "MOST_HELD", 10)
    assert client.post(URL, {**WHO, "identity": photo()}).status_code == 422
    assert not FormDraftFile.objects.exists()


@pytest.mark.parametrize("url", [URL, OBJECTION])
def test_codes_of_drafts_cannot_be_guessed(client, url):
    walk(client, ASKED, WISH)
    code = client.session["ppid_permohonan"]
    client.cookies.clear()
    for _ in range(case_doors.MOST):
        assert client.post(url, {"aksi": "lanjut", "kode": "kelor-1234-kelor-kelor"}).status_code == 302
    answer = client.post(url, {"aksi": "lanjut", "kode": code})
    assert answer.status_code == 429 and "Terlalu banyak percobaan" in answer.content.decode()


@pytest.mark.parametrize("way", [{}, {"aksi": "kirim"}, {"aksi": "buang"}])
def test_nor_through_the_hidden_field(client, way):
    walk(client, ASKED, WISH)
    code = client.session["ppid_permohonan"]
    client.cookies.clear()
    for number in range(case_doors.MOST):
        client.post(URL, {**WISH, "purpose": "", "isian": f"kelor-{number:04}-kelor-kelor"})
    client.cookies.clear()
    answer = client.post(URL, {**WISH, "purpose": "", **way, "isian": code})
    assert answer.status_code == 429 and "Penanda" not in answer.content.decode()
    assert FormDraft.objects.filter(code_hash=stepping.drafts.hashed(code)).exists()


def test_the_own_code_counts_as_no_guess(client):
    walk(client, ASKED)
    code = client.session["ppid_permohonan"]
    for _ in range(case_doors.MOST + 3):
        assert client.post(URL, {**WISH, "isian": code}).status_code == 302


def test_a_draft_keeps_no_endless_text(client):
    client.post(URL, {**ASKED, "asked": "x" * 900_000})
    content = stepping.drafts.find(client.session["ppid_permohonan"], kind="info_request", now=timezone.now()).content
    assert len(content["asked"]) == stepping.MOST_KEPT


def test_behind_the_proxy_each_visitor_counts_for_themselves(settings):
    def seen(**headers: str) -> str:
        return knocker(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", **headers))

    assert seen(HTTP_X_FORWARDED_FOR="203.0.113.9") == "127.0.0.1"  # anybody may write that header
    settings.BEHIND_PROXY = True
    assert seen(HTTP_X_FORWARDED_FOR="10.9.9.9, 203.0.113.9") == "203.0.113.9"
    assert seen() == "127.0.0.1"
    assert seen(HTTP_X_FORWARDED_FOR="2001:db8:1:2:aaaa::1") == seen(HTTP_X_FORWARDED_FOR="2001:db8:1:2:bbbb::2")
    assert seen(HTTP_X_FORWARDED_FOR="2001:db8:1:3::1") != seen(HTTP_X_FORWARDED_FOR="2001:db8:1:2::1")


def test_a_weight_counts_as_so_many_knocks():
    request = RequestFactory().get("/")
    assert not knocked_too_often(request, "bytes", most=10, seconds=60, weight=10)
    assert knocked_too_often(request, "bytes", most=10, seconds=60, weight=1)


@pytest.fixture(params=["memory", "database"])
def kept_in(request, settings, db):
    """The cache of the tests, and the one that an installation has."""
    if request.param == "database":
        settings.CACHES = {
            "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "naungan_cache"}
        }
        call_command("createcachetable")


def knocks(monkeypatch, *minutes: int) -> list[bool]:
    """Whether each knock at a door that takes two an hour was one too many."""
    begun, told = timezone.now().replace(hour=9, minute=0), []
    for minute in minutes:
        monkeypatch.setattr(timezone, "now", lambda minute=minute: begun + timedelta(minutes=minute))
        told.append(knocked_too_often(RequestFactory().get("/"), "pintu", most=2, seconds=3600))
    return told


def test_a_pause_of_minutes_does_not_begin_anew_and_the_end_of_the_hour_does(kept_in, monkeypatch):
    assert knocks(monkeypatch, 0, 6, 12, 30, 59, 61, 62, 63) == [False, False, True, True, True, False, False, True]
