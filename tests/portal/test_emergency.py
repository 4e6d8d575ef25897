"""The emergency banner: on and off in the desk, above every public page, outside the database too."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.portal.actions import emergency
from naungan.portal.models import EmergencyBanner
from naungan.portal.shelter import alarm as outside
from tests.accounts.factories import user

pytestmark = pytest.mark.django_db
GIVEN = {"heading": "Banjir di kantor Jalan Majapahit", "text": "Loket pindah ke Aula BLK Mataram."}


def soon(hours: int = 5):
    return timezone.now() + timedelta(hours=hours)


def sent(**fields) -> dict:
    return GIVEN | {"until": f"{timezone.localtime(soon()):%Y-%m-%dT%H:%M}", "link": "", "link_title": ""} | fields


def shown(client: Client, path: str = "/") -> list[str]:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    return [part.h2.text for part in page.select(".alarm")]


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_on_and_off_with_one_button_each(client: Client, role, django_capture_on_commit_callbacks):
    officer, reader = Client(), client
    officer.force_login(user(role))
    assert officer.get("/meja/darurat/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert officer.post("/meja/darurat/", sent()).status_code == 302
    for path in ("/", "/cakupan/", "/dasar-hukum/", "/tidak-ada/"):
        assert shown(reader, path) == [GIVEN["heading"]], path
    assert outside.kept(timezone.now()).heading == GIVEN["heading"]
    with django_capture_on_commit_callbacks(execute=True):
        officer.post("/meja/darurat/turunkan/")
    assert shown(reader) == []
    assert outside.kept(timezone.now()) is None
    verbs = Entry.objects.filter(noun="portal.EmergencyBanner").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["switch_on", "switch_off"]


def test_a_preview_shows_nothing_to_others(client: Client):
    client.force_login(user("publisher"))
    answer = client.post("/meja/darurat/", sent(preview="1"))
    assert GIVEN["heading"] in BeautifulSoup(answer.content, "html.parser").select_one(".alarm").text
    assert EmergencyBanner.objects.count() == 0
    assert shown(Client()) == []


def test_it_ends_by_itself(client: Client):
    began = timezone.now() - timedelta(hours=3)
    emergency.switch_on(**GIVEN, until=began + timedelta(hours=1), by=user("publisher"), now=began)
    assert shown(client) == []
    assert emergency.mirror(now=timezone.now()) is None


def test_a_new_one_takes_the_place_of_the_old(client: Client):
    officer = user("publisher")
    emergency.switch_on(**GIVEN, until=soon(), by=officer, now=timezone.now())
    emergency.switch_on(
        heading="Listrik padam", text="Pakai pintu timur.", until=soon(), by=officer, now=timezone.now()
    )
    assert shown(client) == ["Listrik padam"]
    assert EmergencyBanner.objects.showing(timezone.now()).count() == 1


@pytest.mark.parametrize(
    "fields, says",
    [
        ({"heading": " "}, "apa yang terjadi"),
        ({"text": ""}, "apa yang harus dilakukan"),
        ({"until": timezone.now() - timedelta(minutes=1)}, "sudah lewat"),
        ({"until": timezone.now() + timedelta(days=40)}, "Paling lama"),
    ],
)
def test_what_may_not_show_is_refused_in_words(fields, says):
    with pytest.raises(Refused, match=says):
        emergency.switch_on(**{**GIVEN, "until": soon(), **fields}, by=user("publisher"), now=timezone.now())
    assert EmergencyBanner.objects.count() == 0


def test_a_link_that_leads_nowhere_and_a_broken_hour_are_told_beside_their_fields(client: Client):
    client.force_login(user("publisher"))
    answer = client.post("/meja/darurat/", sent(link="/tidak-ada/", until="besok"))
    assert answer.status_code == 422
    assert b"Tidak ada halaman di /tidak-ada/" in answer.content
    assert b"Waktu berakhirnya tidak terbaca" in answer.content


def test_what_an_officer_writes_is_text_and_never_markup(client: Client):
    words = {"heading": "<script>alert(1)</script>", "text": "<img src=x>"}
    emergency.switch_on(**words, until=soon(), by=user("publisher"), now=timezone.now())
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.select(".alarm script, .alarm img") == []
    assert page.select_one(".alarm h2").text == words["heading"]


def test_an_editor_may_not(client: Client):
    client.force_login(user("editor"))
    assert client.get("/meja/darurat/").status_code == 403
    assert client.post("/meja/darurat/", sent()).status_code == 403


def test_it_costs_one_query(client: Client, django_assert_max_num_queries):
    client.get("/dasar-hukum/")
    with django_assert_max_num_queries(1) as seen:
        from django.test import RequestFactory

        from naungan.portal.context import alarm

        bool(alarm(RequestFactory().get("/"))["alarm"])
    assert len(seen) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"heading": "x"}', "null"])
def test_a_damaged_file_shows_nothing(text, settings):
    settings.SHELTER_ROOT.mkdir()
    (settings.SHELTER_ROOT / outside.FILE).write_text(text)
    assert outside.kept(timezone.now()) is None
