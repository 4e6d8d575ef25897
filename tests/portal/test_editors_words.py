"""What the editor says: its own Indonesian catalogue leaves sentences in English; ours fills them."""

import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation

import naungan.portal
from tests.portal.stories import article, person

FOLDER = Path(naungan.portal.__file__).parent / "locale/id_ID/LC_MESSAGES"
PAIR = re.compile(r'^msgid "(.+)"\nmsgstr "(.*)"$', re.MULTILINE)
HOLE = re.compile(r"%\(\w+\)s|{\w+}")
ENGLISH = ("validation errors", "Go to the first error", "Request changes", "Preview is out of date", "No publishing")


def pairs(domain: str = "django") -> dict[str, str]:
    found = PAIR.findall((FOLDER / f"{domain}.po").read_text())
    return {one.replace('\\"', '"'): other.replace('\\"', '"') for one, other in found}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_catalogue_is_the_written_one(domain):
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {one: compiled.gettext(one) for one in pairs(domain)} == pairs(domain)


def test_every_sentence_keeps_its_holes():
    assert [one for one, other in pairs().items() if set(HOLE.findall(other)) - set(HOLE.findall(one))] == []


def test_ours_is_the_one_that_is_heard():
    with translation.override("id-id"):
        assert translation.gettext("Request changes") == "Kembalikan untuk diperbaiki"
        assert translation.gettext("Save draft") == "Simpan konsep"  # Wagtail's own stay


@pytest.mark.django_db
def test_a_text_on_its_way_is_spoken_of_in_indonesian(client):
    writer, checker = person("editor"), person("checker")
    page = article(live=False, owner=writer)
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
    client.force_login(checker)
    shown = client.get(f"/tulis/pages/{page.pk}/edit/").content.decode()
    assert "Kembalikan untuk diperbaiki" in shown and "Sedang diperiksa" in shown
    assert [words for words in ENGLISH if words in shown] == []


@pytest.mark.django_db
def test_the_editors_scripts_hear_ours_too(client):
    client.force_login(person("editor"))
    shown = client.get("/tulis/jsi18n/").content.decode()
    assert '"Collapse all": "Lipat semua"' in shown
