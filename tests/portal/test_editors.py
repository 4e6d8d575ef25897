"""The editors' side: whose page it is, four eyes, who was faster, links that lead into closed rooms."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.offices.models import Unit
from naungan.portal.models import ArticlePage, Download, GuidePage
from tests.portal.stories import article, person, section

pytestmark = pytest.mark.django_db


def draft(owner, **fields) -> ArticlePage:
    """An article that its owner has written and not sent."""
    made = article(live=False, owner=owner, **fields)
    made.save_revision(user=owner)
    return made


def typed(page: ArticlePage, title: str, **more) -> dict:
    """The editor's form as a browser sends it."""
    form = {
        "title": title, "slug": page.slug, "summary": page.summary, "cover": page.cover_id, "cover_caption": "",
        "author": page.author, "published_on": "2026-11-02", "unit": page.unit_id or "", "tags": "",
        "body": streamfield([("text", rich_text("<p>Isi berita.</p>"))]), "chosen": inline_formset([]),
        "comments": inline_formset([]), "seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "",
    }  # fmt: skip
    return nested_form_data(form) | more


def test_an_editor_of_another_unit_may_look_and_reads_why_not_more(client):
    training, placing = Unit.objects.get(code="pelatihan"), Unit.objects.get(code="penempatan")
    page = draft(person("editor"), unit=placing)
    stranger = person("checker", unit=training)
    assert not page.permissions_for_user(stranger).can_edit()
    assert not Page.objects.get(pk=page.pk).permissions_for_user(stranger).can_delete()
    client.force_login(stranger)
    for verb in ("edit", "delete", "move"):
        answer = client.get(f"/tulis/pages/{page.pk}/{verb}/", follow=True)
        assert f"Halaman ini milik {placing.name}" in answer.content.decode(), verb
    assert client.post(f"/tulis/pages/{page.pk}/edit/", typed(page, "Diambil alih")).status_code == 302
    assert page.get_latest_revision().content["title"] == page.title


def test_many_at_once_end_at_another_unit_too(client):
    training, placing = Unit.objects.get(code="pelatihan"), Unit.objects.get(code="penempatan")
    theirs = draft(person("editor"), unit=placing)
    ours = draft(person("editor"), title="Pelatihan dibuka", unit=training)
    client.force_login(person("publisher", unit=training))
    address = f"/tulis/bulk/wagtailcore/page/publish/?id={theirs.pk}&id={ours.pk}&next=/tulis/"
    asked = client.get(address).content.decode()
    assert asked.count(theirs.title) >= 1
    client.post(address, {})
    theirs.refresh_from_db()
    ours.refresh_from_db()
    assert (theirs.live, ours.live) == (False, True)
    client.force_login(person("publisher", unit=placing))
    client.post(f"/tulis/bulk/wagtailcore/page/delete/?id={ours.pk}&next=/tulis/", {})
    client.post(f"/tulis/bulk/wagtailcore/page/unpublish/?id={ours.pk}&next=/tulis/", {})
    assert ArticlePage.objects.get(pk=ours.pk).live


def test_ones_own_unit_and_what_lies_below_it_may_be_edited():
    unit = Unit.objects.get(code="pelatihan")
    assert draft(person("editor"), unit=unit).permissions_for_user(person("checker", unit=unit)).can_edit()


def test_four_eyes_all_the_way():
    writer, checker, publisher = person("editor"), person("checker"), person("publisher")
    page = draft(writer)
    page.get_workflow().start(page, writer)

    def approve(by):
        page.refresh_from_db()
        page.current_workflow_task.specific.on_action(page.current_workflow_task_state, by, "approve")

    with pytest.raises(Refused, match="Anda sendiri"):
        approve(writer)
    approve(checker)
    with pytest.raises(Refused, match="sudah memeriksa"):
        approve(checker)
    approve(publisher)
    page.refresh_from_db()
    assert page.live
    line = Entry.objects.get(verb="publish page")
    assert line.facts["workflow"] is True


def test_around_the_workflow_leaves_a_line():
    publisher = person("publisher")
    page = draft(publisher)
    page.get_latest_revision().publish(user=publisher)
    line = Entry.objects.get(verb="publish page")
    assert (line.facts["workflow"], line.actor_id) == (False, publisher.pk)


def test_a_link_into_a_closed_room_keeps_the_page_in():
    closed = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    file = Download.objects.create(title="Daftar gaji", file=ContentFile(b"a,b\n", "gaji.csv"), collection=closed)
    text = f'<p><a linktype="document" id="{file.pk}">gaji</a> dan <a href="/meja/">meja</a></p>'
    page = draft(person("editor"), body=[("text", text)])
    said = " ".join(page.problems())
    assert "“Daftar gaji”" in said and "/meja/" in said
    with pytest.raises(Refused, match="Daftar gaji"):
        page.get_latest_revision().publish()


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "portal.example", "x.office.example"])
def test_our_own_address_written_in_full_is_no_way_around(settings, host):
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://portal.example", ["*", ".office.example"]
    page = draft(person("editor"), body=[("text", f'<p><a href="http://{host}/meja/">meja</a></p>')])
    assert page.problems() == ["Tautan ke /meja/: halaman itu hanya untuk petugas."]


def test_another_site_is_its_own_business(settings):
    settings.ALLOWED_HOSTS = ["*"]
    page = draft(person("editor"), body=[("text", '<p><a href="https://other.example/meja/">meja</a></p>')])
    assert not page.problems()


def test_the_second_editor_is_told_once_and_loses_nothing(client):
    first, second = person("checker"), person("publisher")
    page = draft(person("editor"))
    opened = page.get_latest_revision()
    page.title = "Versi pertama"
    page.save_revision(user=first)
    client.force_login(second)
    form = typed(
        page, "Versi kedua", loaded_revision_id=opened.pk, loaded_revision_created_at=opened.created_at.isoformat()
    )
    answer = client.post(f"/tulis/pages/{page.pk}/edit/", form)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert f"{first.name} sudah menyimpan halaman ini" in shown and "Versi kedua" in shown
    assert "&lt;a href" not in shown and f"/tulis/pages/{page.pk}/revisions/compare/" in shown
    page.refresh_from_db()
    assert page.get_latest_revision().content["title"] == "Versi pertama"
    assert client.post(f"/tulis/pages/{page.pk}/edit/", form).status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision().content["title"] == "Versi kedua"


def test_opening_a_planted_page_gives_it_the_version_that_tells_two_editors_apart(client):
    guide = GuidePage.objects.get(slug="dasar-tupoksi")
    assert guide.latest_revision_id is None
    client.force_login(person("publisher"))
    for _ in range(2):
        opened = client.get(f"/tulis/pages/{guide.pk}/edit/", follow=True).content.decode()
    guide.refresh_from_db()
    assert guide.revisions.count() == 1
    assert f'name="loaded_revision_id" value="{guide.latest_revision_id}"' in opened


def test_the_clock_publishes_and_takes_down():
    page = draft(person("editor"))
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.expire_at = timezone.now() + timedelta(hours=2)
    page.save_revision().publish()
    assert not ArticlePage.objects.get(pk=page.pk).live
    past = timezone.now() - timedelta(minutes=1)
    page.revisions.update(approved_go_live_at=past)
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert ArticlePage.objects.get(pk=page.pk).live
    ArticlePage.objects.filter(pk=page.pk).update(expire_at=past)
    call_command("publish_scheduled")
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_the_editor_speaks_indonesian(client):
    client.force_login(person("editor"))
    assert "Dasbor" in client.get("/tulis/").content.decode() or "Beranda" in client.get("/tulis/").content.decode()


def test_what_word_pastes_leaves_its_dress_outside():
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    word = (
        '<p class="MsoNormal" style="margin:0"><b>Judul</b><o:p></o:p></p><script>alert(1)</script>'
        '<p style="mso-list:l0"><span lang="IN" style="font-family:Calibri">Isi</span></p>'
    )
    converter = ContentstateConverter(["bold", "italic", "link", "ol", "ul", "h2", "h3"])
    kept = converter.to_database_format(converter.from_database_format(word))
    assert "Mso" not in kept and "style" not in kept and "<script" not in kept
    assert "<b>Judul</b>" in kept and json.dumps(kept).count("Isi") == 1


def test_the_letters_of_the_way_are_in_indonesian(mailoutbox):
    writer, checker = person("editor"), person("checker")
    page = draft(writer, title="Upah & “hak” kita")
    workflow = page.get_workflow().start(page, writer)
    sent = next(letter for letter in mailoutbox if letter.to == [checker.email])
    assert sent.subject == "Menunggu Anda: Upah & “hak” kita"
    assert f"Yth. {checker.name}," in sent.body and "menunggu Anda: baca naskahnya" in sent.body
    assert f"/tulis/pages/{page.pk}/edit/" in sent.body
    mailoutbox.clear()
    task = workflow.current_task_state.task.specific
    task.on_action(workflow.current_task_state, checker, "reject", comment="Sumbernya mana?")
    (back,) = [letter for letter in mailoutbox if letter.to == [writer.email]]
    assert back.subject == "Dikembalikan untuk diperbaiki: Upah & “hak” kita"
    assert f"{checker.name} mengembalikan" in back.body and "Catatannya: Sumbernya mana?" in back.body
    mailoutbox.clear()
    page.refresh_from_db()
    page.current_workflow_state.resume(user=writer)
    for by in (checker, person("publisher")):
        page.refresh_from_db()
        page.current_workflow_task.specific.on_action(page.current_workflow_task_state, by, "approve")
    done = next(letter for letter in mailoutbox if letter.to == [writer.email])
    assert done.subject == "Disetujui: Upah & “hak” kita" and "untuk umum: http" in done.body
    assert not any("The page" in letter.body or "Hello" in letter.body for letter in mailoutbox)


def test_sending_a_new_page_while_it_saves_itself_leads_to_it(client, monkeypatch):
    """Two makings of one page at once: the slower one finds the address taken after its form was judged."""
    shelf, writer = section(), person("editor")
    page = draft(writer, parent=shelf, title="Pasar Sakra")
    client.force_login(writer)
    form = typed(page, "Pasar Sakra") | {"action-submit": "1"}
    really, asked = Page._slug_is_available, []

    def free_at_first(*args) -> bool:
        asked.append(args)
        return len(asked) == 1 or really(*args)

    monkeypatch.setattr(Page, "_slug_is_available", staticmethod(free_at_first))
    made = ArticlePage.objects.count()
    answer = client.post(f"/tulis/pages/add/portal/articlepage/{shelf.pk}/", form, follow=True)
    assert answer.redirect_chain[0][0] == f"/tulis/pages/{page.pk}/edit/"
    assert "tersimpan sendiri" in answer.content.decode()
    assert ArticlePage.objects.count() == made
