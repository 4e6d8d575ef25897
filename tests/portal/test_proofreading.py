"""Whatever way a page goes out, a sentence that contradicts its figures keeps it in."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PageLogEntry
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from naungan.figures.rules.prose import Grade
from naungan.kit.refusal import Refused
from naungan.notices.models import Notice
from naungan.portal import proofreading
from naungan.portal.models import GuidePage
from tests.accounts.factories import user
from tests.portal.factories import home, published
from tests.portal.test_figure_blocks import CELL, block, figure_2024, page

pytestmark = pytest.mark.django_db
TRUE = "<p>Baru 9,3 persen pekerja informal di NTB yang terlindungi.</p>"
WRONG = "<p>Sebanyak 77,8 persen pekerja informal di NTB belum terlindungi.</p>"
SUM = "Yang belum: 100 − 9,34 = 90,66 %"


def draft(html: str = WRONG, **fields) -> GuidePage:
    figure_2024()
    return page(("text", html), block(), live=False, **fields)


def live(made: Page) -> bool:
    return Page.objects.get(pk=made.pk).live


def test_a_true_text_goes_out():
    made = draft(TRUE)
    made.save_revision().publish()
    assert live(made)


@pytest.mark.parametrize("way", ["revision", "action", "no permission asked"])
def test_a_wrong_one_does_not_whatever_the_way(way):
    made = draft()
    revision = made.save_revision()
    with pytest.raises(Refused, match="90,66 %"):
        if way == "action":
            PublishPageRevisionAction(revision).execute(skip_permission_checks=True)
        else:
            revision.publish(skip_permission_checks=way != "revision")
    assert not live(made)
    assert made.latest_revision.as_object().body[0].value.source == WRONG


def test_a_live_page_keeps_its_old_words_when_new_ones_are_refused():
    made = draft(TRUE)
    made.save_revision().publish()
    made = GuidePage.objects.get(pk=made.pk)
    made.body[0].value = RichText(WRONG)
    with pytest.raises(Refused):
        made.save_revision().publish()
    assert GuidePage.objects.get(pk=made.pk).body[0].value.source == TRUE


def test_what_the_clock_may_not_publish_stays_a_draft_and_its_writer_hears_of_it():
    made = draft(title="Kabar <Tembakau>")
    writer = user("editor", "52")
    made.go_live_at = datetime(2030, 1, 1, tzinfo=UTC)
    revision = made.save_revision(user=writer)
    other = page(("text", TRUE), live=False, slug="lain", go_live_at=datetime(2030, 1, 1, tzinfo=UTC))
    second = other.save_revision()
    due = datetime.now(tz=UTC) - timedelta(minutes=5)
    for one in (revision, second):
        one.content["go_live_at"] = due.isoformat()
        one.approved_go_live_at = due
        one.save()
    call_command("publish_scheduled")
    assert (live(made), live(other)) == (False, True)
    assert SUM in Notice.objects.get(to_user=writer).body
    assert "Kabar <Tembakau>" in Notice.objects.get(to_user=writer).subject
    assert PageLogEntry.objects.filter(page=made.pk, action="naungan.proofread.refused").exists()
    call_command("publish_scheduled")
    assert Notice.objects.count() == 1


def form(made: GuidePage, html: str, *button: str) -> dict:
    cell = {**CELL, "title": "Angka", "mode": "live", "snapshot": ""}
    body = streamfield([("text", rich_text(html)), ("figure", cell)])
    fields = {"title": made.title, "slug": made.slug, "summary": made.summary, "icon": "", "body": body}
    return {
        **nested_form_data(fields),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **dict.fromkeys(button, "1"),
    }


@pytest.fixture
def editor(client: Client) -> Client:
    from django.contrib.auth.models import Permission

    person = user("editor", "52")
    person.is_superuser = True
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    person.save()
    client.force_login(person)
    return client


def test_the_form_says_it_beside_the_block_and_loses_nothing(editor: Client):
    made = draft(TRUE)
    made.save_revision()
    response = editor.post(f"/tulis/pages/{made.pk}/edit/", form(made, WRONG, "action-publish"))
    assert response.status_code == 200
    body = response.content.decode()
    assert SUM in body
    assert "Sebanyak 77,8 persen pekerja informal" in body
    error = response.context["form"].errors.as_data()["body"][0]
    assert list(error.block_errors) == [0]
    assert not live(made)


def test_a_draft_is_saved_with_a_word_of_warning(editor: Client):
    made = draft(TRUE)
    made.save_revision()
    response = editor.post(f"/tulis/pages/{made.pk}/edit/", form(made, WRONG), follow=True)
    assert SUM in response.content.decode()
    kept = GuidePage.objects.get(pk=made.pk).get_latest_revision_as_object()
    assert "Sebanyak 77,8 persen" in kept.body[0].value.source


def test_many_at_once_are_refused_with_a_sentence(editor: Client):
    made = draft()
    made.save_revision()
    said = editor.post(f"/tulis/bulk/wagtailcore/page/publish/?{urlencode({'id': made.pk})}", follow=True)
    assert SUM in said.content.decode()
    assert not live(made)


def grades(*body) -> list[Grade]:
    return [one.grade for one in proofreading.disagreements(page(*body, live=False))]


def test_beside_is_the_paragraph_before_and_after_past_headings_and_pictures():
    figure_2024()
    assert grades(("text", f"{WRONG}<h2>Judul</h2>"), block()) == [Grade.REFUSE]


def test_two_paragraphs_away_is_not_beside():
    figure_2024()
    assert grades(("text", f"{WRONG}<p>Antara.</p>"), block()) == []


def test_a_sentence_with_its_own_figure_is_beside_itself():
    figure_2024()
    own = {**CELL, "text": "Ada {pembilang}. Sebanyak 77,8 persen pekerja informal belum terlindungi."}
    assert grades(("sentence", own)) == [Grade.REFUSE]


def test_lists_and_plain_fields_are_read_too():
    figure_2024()
    assert grades(block(), ("text", "<ul><li>Sebanyak 77,8 persen pekerja informal belum terlindungi.</li></ul>"))


def test_the_statement_of_november_2024_is_a_figure_too():
    said = {"title": "x", "statement": "formal-2024-11", "people": "pekerja"}
    assert grades(("statement", said), ("text", "<p>Sebanyak 60 % pekerja formal sudah terlindungi.</p>")) == [
        Grade.REFUSE
    ]


def test_what_a_new_installation_plants_agrees_with_itself():
    call_command("portal", "plant")
    published()
    for made in Page.objects.live().specific():
        if hasattr(made, "body"):
            assert [one.says for one in proofreading.refusals(made)] == [], made.url_path


def test_the_home_page_is_held_to_it_too():
    assert proofreading.refusals(home()) == []
