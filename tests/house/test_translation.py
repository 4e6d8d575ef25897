"""Public templates hold no bare sentence: each stands in a gettext tag, so that an English catalogue can follow."""

import re

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.utils import translation

from tests.house.test_templates import TAGS, templates
from tests.house.tree import none

# the page for a broken server leans on nothing; the pieces' page shows builders invented examples
UNTRANSLATED = {"kit/500.html", "kit/pieces.html"}
DESK = re.compile(r"(^|/)desk/|^kit/desk\.html$|_desk\.html$")
SAME_EVERYWHERE = {"Naungan", "CSV", "JSON", "Atom", "RSS"}
SEEN = ("aria-label", "title", "alt", "placeholder", "data-l")  # data-l: a column's name in a folded table
WHOLE = re.compile(r"{%\s*blocktranslate\b[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
CLASSES = re.compile(r"{%\s*block \w+_class\s*%}[^{<]*{%\s*endblock\s*%}")
SENTENCE = re.compile(r"""{%\s*translate\s+(["'])(.*?)\1""")
LITERAL = re.compile(r"""(\w+:|_\()?(["'])(.*?)\2""")


def public() -> dict[str, str]:
    pages = {name: text for name, text in templates().items() if name.endswith(".html") or "/messages/" in name}
    return {name: text for name, text in pages.items() if name not in UNTRANSLATED and not DESK.search(name)}


def bare(text: str) -> list[str]:
    """What a reader would see that no catalogue can reach: text, attributes, words handed to a tag or filter."""
    text = CLASSES.sub("", text)
    page = BeautifulSoup(TAGS.sub("", WHOLE.sub("", text)), "html.parser")
    seen = [str(node) for node in page.find_all(string=True) if not isinstance(node, Comment | Doctype)]
    seen = [words for words in seen if words not in {script.string for script in page.find_all("script")}]
    seen += [str(tag[name]) for tag in page.find_all(True) for name in SEEN if tag.get(name)]
    seen += [str(meta.get("content", "")) for meta in page.find_all("meta", attrs={"name": "description"})]
    for tag in TAGS.findall(text):
        found = [] if SENTENCE.match(tag) else LITERAL.findall(tag)
        seen += [words for before, _, words in found if " " in words and before not in {"_(", "date:"}]
    seen = [words.strip(" \n·") for words in seen if re.search(r"[^\W\d_]", words)]
    return [words for words in seen if words not in SAME_EVERYWHERE]


def empty_holes(text: str) -> list[str]:
    """`{{ a.b }}` and `{{ a|b }}` inside blocktranslate come out empty: they are bound by `with` first."""
    holes = re.findall(r"{{\s*(.*?)\s*}}", " ".join(WHOLE.findall(text)))
    return [hole for hole in holes if not hole.isidentifier()]


@pytest.mark.parametrize("complain", [bare, empty_holes], ids=lambda function: function.__name__)
def test_public_templates_speak_through_gettext(complain):
    assert len(public()) > 50
    none({name: complain(text) for name, text in public().items()})


def test_no_library_answers_in_our_place():
    """Django's own Indonesian catalogue must not know one of our sentences and say something else."""
    said = {words for text in public().values() for _, words in SENTENCE.findall(text)}
    with translation.override("id"):
        none([words for words in said if translation.gettext(words) != words])


def test_a_bare_sentence_is_seen():
    assert bare("<p>Belum terbit.</p>") == ["Belum terbit."]
    assert bare("{% if a %}sampai {{ day|tanggal }}{% endif %}") == ["sampai"]
    assert bare('<nav aria-label="Anda di sini"></nav>') == ["Anda di sini"]
    assert bare('<td data-l="{% translate \'Nilai\' %}">{{ a|default:"belum ada" }}</td>') == ["belum ada"]
    assert bare('<meta name="description" content="{% block description %}Pintu.{% endblock %}">') == ["Pintu."]
    assert bare('{% tile url "Lihat cakupan" %}') == ["Lihat cakupan"]


def test_what_needs_no_catalogue_is_let_be():
    assert bare('<!doctype html><title>{% translate "Ke sini" %} · Naungan</title><script>{"a": "b"}</script>') == []
    assert bare('{% block main_class %}flush{% endblock %}<b class="x">{{ day|date:"j F Y" }} %</b>{# kata #}') == []
    assert bare("{% blocktranslate with a=b.c %}Berlaku <b>{{ a }}</b>.{% endblocktranslate %}") == []


def test_a_hole_that_stays_empty_is_seen():
    assert empty_holes("{% blocktranslate %}{{ a.b }} dari {{ c|angka }}{% endblocktranslate %}") == ["a.b", "c|angka"]
    assert empty_holes("{{ a.b }}{% blocktranslate with a=b.c %}{{ a }}{% endblocktranslate %}") == []
