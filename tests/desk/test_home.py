import pytest

from naungan.notices.models import Notice
from tests.accounts.factories import enter, user
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db


def test_each_officer_sees_what_waits_for_them(client):
    scene = Scene()
    roster = scene.judged([person(1)])
    enter(client, scene.approver)
    assert roster.number in client.get("/meja/").content.decode()
    enter(client, scene.sender)
    text = client.get("/meja/").content.decode()
    assert roster.number in text
    assert "Menunggu keputusan Anda" not in text
    enter(client, user("programme_approver", "52.02"))
    assert roster.number not in client.get("/meja/").content.decode()


def test_a_letter_is_read_by_the_one_it_was_written_to(client):
    person_a, person_b = user("regency_officer"), user("regency_officer")
    letter = Notice.objects.create(
        to_user=person_a,
        to_email=person_a.email,
        subject="Kabar",
        body="Isi kabar",
        path="/meja/daftar/",
        created_at=NOW,
    )
    enter(client, person_b)
    assert client.get(f"/meja/surat/{letter.pk}/").status_code == 404
    assert client.post(f"/meja/surat/{letter.pk}/dibaca/").status_code == 404
    enter(client, person_a)
    assert "Isi kabar" in client.get(f"/meja/surat/{letter.pk}/").content.decode()
    assert client.post(f"/meja/surat/{letter.pk}/dibaca/").url == "/meja/daftar/"
    letter.refresh_from_db()
    assert letter.read_at


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/meja/", "Antrean"),
        ("/meja/perkara/", "Perkara"),
        ("/meja/ppid/masuk/", "Perkara"),
        ("/meja/ppid/uji/", "Daftar informasi"),
        ("/meja/ppid/register/", "Daftar informasi"),
    ],
)
def test_the_menu_says_where_one_is(client, path, entry):
    enter(client, user("ppid_officer"))
    shown = client.get(path).context["desk_menu"]
    assert [one["title"] for one in shown if one["current"]] == [entry]
