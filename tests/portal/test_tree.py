"""The tree that planting makes, and what finds its way through it."""

import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from naungan.portal import planting
from naungan.portal.models import DoorPage, GuidePage, Seedling
from tests.portal.factories import home
from tests.portal.stories import person

pytestmark = pytest.mark.django_db
SEED = """
[[pages]]
at = "contoh"
type = "section"
title = "Contoh"
summary = "Bagian contoh."
[[pages]]
at = "contoh/satu"
type = "guide"
title = "Satu"
summary = "{summary}"
[[pages.body]]
type = "facts"
rows = [["Biaya", "Gratis"]]
[[pages]]
at = "contoh/aneh"
type = "unheard_of"
title = "Aneh"
"""


def plant(folder, summary: str = "Halaman contoh.") -> planting.Harvest:
    (folder / "10-contoh.toml").write_text(SEED.format(summary=summary))
    return planting.plant(folder)


def page() -> GuidePage:
    return GuidePage.objects.get(slug="satu")


def test_planting_twice_changes_nothing(tmp_path):
    first = plant(tmp_path)
    assert (first.made, first.foreign) == (2, ["contoh/aneh (unheard_of)"])
    again = plant(tmp_path)
    assert (again.made, again.renewed, again.kept) == (0, 0, 2)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_nobody_touched_takes_new_words(tmp_path):
    plant(tmp_path)
    assert plant(tmp_path, "Kata baru.").renewed == 1
    assert page().summary == "Kata baru."


def test_a_page_somebody_saved_is_theirs(tmp_path):
    plant(tmp_path)
    theirs = page()
    theirs.summary = "Kata petugas."
    theirs.save_revision().publish()
    plant(tmp_path, "Kata baru.")
    assert page().summary == "Kata petugas."


def test_a_page_somebody_saved_as_a_draft_is_theirs(tmp_path):
    plant(tmp_path)
    page().save_revision(user=person("editor"))
    assert plant(tmp_path, "Kata baru.").renewed == 0


def test_a_page_somebody_only_opened_takes_new_words_and_so_does_its_editor(tmp_path):
    plant(tmp_path)
    page().save_revision(log_action=False)
    assert plant(tmp_path, "Kata baru.").renewed == 1
    assert page().get_latest_revision_as_object().summary == page().summary == "Kata baru."


def test_a_page_somebody_moved_is_not_planted_again(tmp_path):
    plant(tmp_path)
    page().move(Page.objects.get(slug="contoh").get_parent(), "last-child")
    assert plant(tmp_path, "Kata baru.").made == 0
    assert (page().url, page().summary) == ("/satu/", "Kata baru.")


def test_a_page_somebody_deleted_stays_away(tmp_path):
    plant(tmp_path)
    page().delete()
    assert plant(tmp_path).made == 0
    assert Seedling.objects.get(at="contoh/satu").page is None


def test_everything_of_the_seeds_is_planted():
    assert planting.plant().foreign == []
    assert Seedling.objects.filter(page=None).count() == 0


def test_search_engines_are_told_every_page_and_no_door(client: Client):
    home().add_child(instance=DoorPage(title="Angka", slug="angka", summary="Angka.", address="/cakupan/"))
    answer = client.get("/sitemap.xml")
    places = [urlsplit(tag.text) for tag in ET.fromstring(answer.content).iter() if tag.tag.endswith("}loc")]
    assert {place.netloc for place in places} == {"localhost:8000"}
    paths = [place.path for place in places]
    assert len(paths) == len(set(paths))
    assert "/" in paths and "/angka/" not in paths and "/cakupan/" in paths
    assert not {door.url for door in DoorPage.objects.all()} & (
        set(paths) - set(DoorPage.objects.values_list("address", flat=True))
    )
    assert "Sitemap: http://localhost:8000/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_a_page_names_its_one_true_address(client: Client):
    head = BeautifulSoup(client.get("/?dari=surat").content, "html.parser").head
    assert head.select_one("link[rel=canonical]")["href"] == "http://localhost:8000/"
