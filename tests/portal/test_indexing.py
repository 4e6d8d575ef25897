"""The tree in the index: what anybody may read is found from the moment it is published until it is taken away."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from naungan.offices.models import Appointment, Official, Post, Unit
from naungan.portal import indexing
from naungan.portal.models import ArticlePage, DoorPage, GuidePage, HomePage, OfficialsPage, SectionPage
from naungan.search import actions, reports
from naungan.search.models import SearchEntry
from tests.portal.stories import article

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
BODY = [
    ("text", "<h2>Zamrud</h2><p>Kapan <b>kwarsa</b> dibayar</p><ul><li>satu</li></ul>"),
    ("steps", {"title": "Caranya", "steps": [{"title": "Datang", "text": "Bawa pirit."}]}),
]


@pytest.fixture(autouse=True)
def empty():
    actions.drop(*SearchEntry.objects.values_list("key", flat=True))


@pytest.fixture
def section() -> SectionPage:
    home = HomePage.objects.get()
    return home.add_child(instance=SectionPage(title="Batu mulia", slug="batu", summary="Semua batu.", live=True))


@pytest.fixture
def guide(section) -> GuidePage:
    page = section.add_child(
        instance=GuidePage(title="Mengasah batu", slug="asah", summary="Cara.", live=False, body=BODY)
    )
    page.save_revision().publish()
    return page


def found(question: str) -> list[str]:
    return [hit.url for hit in reports.search(question, today=TODAY).hits]


def test_a_published_page_is_found_by_the_words_of_its_blocks(guide):
    assert found("kwarsa") == ["/batu/asah/"]
    assert found("pirit") == ["/batu/asah/"]
    assert SearchEntry.objects.get(title="Mengasah batu").facets == {"section": "Batu mulia"}
    assert SearchEntry.objects.get(title="Mengasah batu").text.startswith("Zamrud. Kapan kwarsa dibayar. satu.")


def test_a_draft_is_not_found(guide):
    guide.title = "Memoles akik"
    guide.save_revision()
    assert found("akik") == []
    guide.get_latest_revision().publish()
    assert found("akik") == ["/batu/asah/"]


def test_what_is_taken_away_is_not_found(guide):
    GuidePage.objects.get(pk=guide.pk).unpublish()
    assert found("kwarsa") == []
    guide.save_revision().publish()
    assert found("kwarsa") == ["/batu/asah/"]
    guide.delete()
    assert found("kwarsa") == []


def test_a_branch_taken_away_takes_its_pages(section, guide):
    Page.objects.get(pk=section.pk).delete()
    assert found("kwarsa") == []


def test_a_restricted_branch_is_never_found(section, guide):
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert found("kwarsa") == []
    guide.save_revision().publish()
    assert found("kwarsa") == []
    actions.rebuild(*indexing.KINDS)
    assert found("kwarsa") == []
    restriction.delete()
    assert found("kwarsa") == ["/batu/asah/"]


def test_a_moved_branch_is_found_at_its_new_address(section, guide):
    other = HomePage.objects.get().add_child(
        instance=SectionPage(title="Lain", slug="lain", summary="Lain.", live=True)
    )
    Page.objects.get(pk=section.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert found("kwarsa") == ["/lain/batu/asah/"]


def test_a_new_slug_moves_what_lies_below(section, guide):
    section = SectionPage.objects.get(pk=section.pk)
    section.slug = "permata"
    section.save_revision().publish()
    assert found("kwarsa") == ["/permata/asah/"]


def test_a_door_leads_to_its_room(section):
    door = section.add_child(
        instance=DoorPage(title="Kwarsa ungu", slug="ungu", summary="Ke sana.", address="/dasar-hukum/#x", live=True)
    )
    door.save_revision().publish()
    assert found("kwarsa") == ["/dasar-hukum/"]


def test_filling_from_nothing_gives_the_same(guide):
    before = set(SearchEntry.objects.values_list("key", "fingerprint"))
    actions.drop(*SearchEntry.objects.values_list("key", flat=True))
    actions.rebuild(*indexing.KINDS)
    assert before <= set(SearchEntry.objects.values_list("key", "fingerprint"))


def test_ways_on_come_from_the_front_page():
    doors = list(indexing.doors())
    assert [door.title for door in doors if not door.to_ask][:1] != []
    assert all(door.url.startswith("/") for door in doors)


def test_officials_are_found_by_their_post():
    page = OfficialsPage(title="Para pimpinan", slug="para-pimpinan", summary="Siapa.", live=True)
    page = OfficialsPage.objects.live().first() or HomePage.objects.get().add_child(instance=page)
    unit = Unit.objects.get(code="sekretariat")
    post = Post.objects.create(title="Kepala Galeri Zamrud", unit=unit)
    official = Official.objects.create(name="Lalu Contoh", titles_after="S.H.")
    Appointment.objects.create(post=post, official=official, kind="definitive", from_on=date(2025, 1, 2))
    actions.catch_up()
    assert found("kepala galeri zamrud") == [page.get_url()]
    assert SearchEntry.objects.get(kind="official").title == "Kepala Galeri Zamrud: Lalu Contoh, S.H."
    Appointment.objects.update(until_on=date(2025, 6, 1))
    actions.catch_up()
    entry = SearchEntry.objects.get(kind="official")
    assert (entry.title, entry.summary) == ("Lalu Contoh, S.H.", "Pernah: Kepala Galeri Zamrud.")


def test_a_door_to_a_page_is_not_found_beside_it(section, guide):
    door = DoorPage(title="Mengasah batu", slug="pintu", summary="Ke sana.", address="/batu/asah/#x", live=True)
    section.add_child(instance=door).save_revision().publish()
    assert found("mengasah batu").count("/batu/asah/") == 1
    actions.rebuild(*indexing.KINDS)
    assert found("mengasah batu").count("/batu/asah/") == 1


def test_an_article_is_news_from_its_publication_until_it_is_taken_down():
    made = article("Kwarsa naik", live=False, unit=Unit.objects.get(code="pelatihan"))
    assert found("kwarsa") == []
    made.save_revision().publish()
    assert found("kwarsa") == [made.address]
    entry = SearchEntry.objects.get(title="Kwarsa naik")
    unit = Unit.objects.get(code="pelatihan").name
    assert (entry.kind, entry.on, entry.facets) == ("news", made.published_on, {"unit": unit})
    ArticlePage.objects.get(pk=made.pk).unpublish()
    assert found("kwarsa") == []
    ArticlePage.objects.get(pk=made.pk).save_revision().publish()
    assert found("kwarsa") == [made.address]
    actions.drop(entry.key)
    actions.rebuild("news")
    assert found("kwarsa") == [made.address]


def test_an_article_whose_time_is_over_is_not_found():
    made = article("Kwarsa turun", live=False)
    made.save_revision().publish()
    ArticlePage.objects.filter(pk=made.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert found("kwarsa") == []
