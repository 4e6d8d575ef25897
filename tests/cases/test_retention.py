"""The end of keeping: who may empty a case, when, and what is left of it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from naungan.cases import actions
from naungan.cases.models import Case
from naungan.files.models import StoredFile
from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from tests.accounts.factories import enter, user
from tests.cases import factories

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
THEN = datetime(2020, 3, 2, 10, 0, tzinfo=ZONE)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
MARK = "Penanda yang tidak boleh tinggal"


def ended(at: datetime = THEN) -> actions.Opened:
    opened = factories.opened(at=at, now=at, title=MARK, needs=["sign"])
    actions.say(opened.case, MARK, now=at)
    actions.attach(opened.case, MARK.encode(), name="a.pdf", kind="pdf", label="Berkas", role="answer", by=None, now=at)
    actions.move(opened.case, "answered", by=None, now=at, said=MARK, inner=MARK)
    opened.case.refresh_from_db()
    return opened


def test_a_closed_case_knows_the_day_until_which_it_is_kept():
    assert ended().case.keep_until == datetime(2025, 3, 2, tzinfo=ZONE).date()
    assert factories.opened().case.keep_until is None


def test_emptied_it_still_counts_and_says_nothing():
    opened = ended()
    assert actions.forget([opened.case], by=user("ppid_superior"), now=NOW, reason="BA 4/2026") == 1
    case = Case.objects.get()
    assert (case.number, case.state, case.received_at) == (opened.case.number, "answered", THEN)
    assert (case.title, case.needs, case.forgotten_at) == (None, [], NOW)
    assert not any(step.said or step.inner for step in case.steps.all())
    assert not case.attachments.exists() and not StoredFile.objects.exists()
    assert actions.find(case.number, opened.secret) is None
    assert Entry.objects.get(verb="forget_case").reason == "BA 4/2026"


@pytest.mark.parametrize(
    ("role", "at", "reason", "says"),
    [
        ("ppid_officer", THEN, "BA 1", "atasan"),
        ("ppid_superior", THEN, " ", "berita acara"),
        ("ppid_superior", NOW - timedelta(days=400), "BA 1", "masa simpannya"),
    ],
)
def test_refused_without_the_right_person_reason_or_age(role, at, reason, says):
    case = ended(at).case
    with pytest.raises(Refused, match=says):
        actions.forget([case], by=user(role), now=NOW, reason=reason)
    case.refresh_from_db()
    assert case.title == MARK


def test_all_or_none():
    old, open_one = ended().case, factories.opened(at=THEN, now=THEN, title=MARK).case
    with pytest.raises(Refused):
        actions.forget([old, open_one], by=user("ppid_superior"), now=NOW, reason="BA 1")
    old.refresh_from_db()
    assert old.title == MARK


def test_the_page_shows_them_and_superiors_alone_empty_them(client):
    case = ended().case
    url = "/meja/perkara/masa-simpan/"
    enter(client, user("ppid_officer"))
    page = client.get(url).content.decode()
    assert case.number in page and "Musnahkan" not in page and "5 tahun" in page and "belum dipastikan" in page
    assert client.post(url, {"perkara": case.pk, "reason": "BA 1"}).status_code == 403
    enter(client, user("ppid_superior"))
    wrong = client.post(url, {"perkara": case.pk, "reason": ""})
    assert wrong.status_code == 422 and "checked" in wrong.content.decode()
    assert client.post(url, {"perkara": case.pk, "reason": "BA 1"}).status_code == 302
    assert "Belum ada yang habis" in client.get(url).content.decode()


def test_cases_of_another_area_are_not_emptied_from_here(client):
    case = ended().case
    Case.objects.filter(pk=case.pk).update(area="52.03")
    enter(client, user("ppid_superior", "52.71"))
    answer = client.post("/meja/perkara/masa-simpan/", {"perkara": case.pk, "reason": "BA 1"})
    case.refresh_from_db()
    assert answer.status_code == 422 and case.title == MARK and case.number not in answer.content.decode()


def test_who_sent_it_logged_in_opens_it_without_the_secret(client):
    person = user()
    case = factories.opened(account=person, title="Milik saya").case
    url = f"/lacak/saya/{case.pk}/"
    assert client.post(url).status_code == 302 and "Milik saya" not in client.get("/lacak/urusan/").content.decode()
    enter(client, user("ppid_officer"))
    assert client.post(url).status_code == 404
    enter(client, person)
    assert case.number in client.get("/lacak/").content.decode()
    assert "Milik saya" in client.post(url, follow=True).content.decode()
