"""Pages: one roof, nothing inline, every form guarded, every htmx link also a link, and floors for templates too."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.house.tree import PACKAGE, floors, may_use, none, sources

ROOFS = {"kit/page.html", "wagtailadmin/base.html", "wagtailadmin/admin_base.html"}
# the page for a broken server leans on nothing that may be broken
ALONE = {"kit/500.html"}
# Django and its companions ask for these names themselves
NAMED_BY_OTHERS = {"429.html"}  # allauth: too many attempts
ASKED_FOR_BY_OTHERS = ("allauth", "wagtail.admin", "wagtail.users", "django.contrib.auth")
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
INLINE = {
    "style attribute": re.compile(r"<[^>]+\sstyle=", re.DOTALL),
    "style element": re.compile(r"<style[\s>]"),
    "inline script": re.compile(r"<script(?![^>]*\s(?:src=|type=\"application/json\"))[^>]*>", re.DOTALL),
    "event attribute": re.compile(r"<[^>]+\son[a-z]+=", re.DOTALL),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "|safe": re.compile(r"\|\s*safe\b"),
    "autoescape off": re.compile(r"{%\s*autoescape\s+off"),
}


def templates() -> dict[str, str]:
    """Name as Django knows it → text."""
    files = [path for path in PACKAGE.rglob("templates/**/*") if path.is_file()]
    return {str(path).rpartition("/templates/")[2]: path.read_text() for path in files}


def rooms() -> dict[str, str]:
    """First part of a template's name (the app label) → room."""
    return {room.rpartition(".")[2]: room for room in floors()}


def calls(text: str, *tags: str) -> list[str]:
    """Templates named in `{% include "…" %}` and the like, without a partial's name behind #."""
    found = re.findall(rf"{{%\s*(?:{'|'.join(tags)})\s+[\"']([^\"'#]+)", text)
    return [name for name in found if name]


def named_somewhere(name: str, text: str) -> bool:
    """Named in full, or its folder with a hole (`f"rosters/notices/{kind}.txt"`) and its own name as a word."""
    folder, _, file = name.rpartition("/")
    stem, _, kind = file.rpartition(".")
    hole = re.compile(rf"[\"']{re.escape(folder)}/{{\w+}}\.{kind}[\"']")
    if hole.search(text):
        return bool(re.search(rf"[\"']{re.escape(stem)}[\"']", text))
    return any(mark + name + end in text for mark in "\"'/" for end in "\"'#")


def asked_for_by_others(name: str) -> bool:
    folders = [Path(find_spec(package).origin).parent / "templates" for package in ASKED_FOR_BY_OTHERS]
    return name in NAMED_BY_OTHERS or any((folder / name).exists() for folder in folders)


def unused(all_templates: dict[str, str], python: list[str]) -> list[str]:
    text = "\n".join([*all_templates.values(), *python])
    return [name for name in all_templates if not named_somewhere(name, text) and not asked_for_by_others(name)]


def roof_of(name: str, all_templates: dict[str, str]) -> str:
    """The last template of the chain of `extends`."""
    for _ in range(10):
        above = calls(all_templates.get(name, ""), "extends")
        if not above:
            return name
        name = above[0]
    raise AssertionError(f"{name}: extends in a circle")


def homeless(all_templates: dict[str, str]) -> list[str]:
    """Pages that stand under no roof: they extend nothing, or draw an <html> of their own."""
    complaints = []
    for name, text in all_templates.items():
        roof = roof_of(name, all_templates)
        if roof in ROOFS or name in ALONE:
            continue
        is_page = "<html" in text or "<main" in text or "{% block main" in text
        if is_page or (roof != name and roof not in all_templates and not asked_for_by_others(roof)):
            complaints.append(name)
    return complaints


def inline(text: str) -> list[str]:
    return [what for what, pattern in INLINE.items() if pattern.search(text)]


def without_tags(text: str) -> BeautifulSoup:
    """The HTML alone; a template tag inside an attribute leaves a word, so that the attribute stays."""
    marked = re.sub(r"{%\s*csrf_token\s*%}", "<csrf></csrf>", text)
    return BeautifulSoup(TAGS.sub("x", marked), "html.parser")


def unguarded(text: str) -> list[str]:
    """Posting forms without a token."""
    forms = without_tags(text).find_all("form")
    return [str(form)[:80] for form in forms if str(form.get("method", "")).lower() == "post" and not form.find("csrf")]


def needs_script(text: str) -> list[str]:
    """Elements that ask by htmx and have nothing to fall back on."""
    complaints = []
    for tag in without_tags(text).find_all(True):
        asks = [name for name in tag.attrs if re.fullmatch(r"(data-)?hx-(get|post|put|patch|delete)", name)]
        polls = "every" in str(tag.get("hx-trigger", "")) or "load" in str(tag.get("hx-trigger", ""))
        if asks and not polls and not ({"href", "action", "formaction"} & set(tag.attrs)):
            complaints.append(str(tag)[:80])
    return complaints


def climbing(name: str, text: str) -> list[str]:
    """Templates of a higher or foreign room that this one uses."""
    own = rooms().get(name.split("/")[0])
    complaints = []
    for used in calls(text, "include", "extends"):
        other = rooms().get(used.split("/")[0])
        if own and other and not may_use(own, other):
            complaints.append(f"{name} uses {used}")
    return complaints


def test_every_template_is_used():
    none(unused(templates(), [path.read_text() for path in sources()]))


def test_every_page_stands_under_the_roof():
    none(homeless(templates()))


@pytest.mark.parametrize("complain", [inline, unguarded, needs_script], ids=lambda function: function.__name__)
def test_no_template_breaks_a_habit(complain):
    none({name: complain(text) for name, text in templates().items() if name.endswith(".html")})


def test_templates_obey_the_floors():
    none([line for name, text in templates().items() for line in climbing(name, text)])


def test_an_unused_template_is_seen():
    pages = {"figures/a.html": '{% include "figures/b.html#part" %}', "figures/b.html": "", "figures/c.html": ""}
    assert unused(pages, ['render(request, "figures/a.html")']) == ["figures/c.html"]


def test_a_page_without_a_roof_is_seen():
    pages = {
        "kit/page.html": "<html>",
        "kit/public.html": '{% extends "kit/page.html" %}',
        "a/good.html": '{% extends "kit/public.html" %}{% block main %}',
        "a/own.html": "<html><main>",
        "a/lost.html": '{% extends "a/gone.html" %}',
        "a/piece.html": "<p>",
    }
    assert homeless(pages) == ["a/own.html", "a/lost.html"]


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<a href="/" onclick="x()">',
        '<a href="javascript:x()">',
        "{{ text|safe }}",
        "{% autoescape off %}",
    ],
)
def test_something_inline_is_seen(text):
    assert inline(text) != []
    assert inline('<script src="{% static "kit/menu.js" %}" defer></script><p class="style">{{ a.one=1 }}</p>') == []


def test_an_unguarded_form_is_seen():
    assert unguarded('<form method="post" action="/x"><input></form>') != []
    assert unguarded('<form method="post" action="/x">{% csrf_token %}</form><form method="get"></form>') == []


def test_a_link_for_scripts_only_is_seen():
    assert needs_script('<a hx-get="{% url "x" %}">') != []
    assert needs_script('<button hx-post="/x">') != []
    assert needs_script('<a hx-get="{% url "x" %}" href="{% url "x" %}">') == []
    assert needs_script('<form hx-post="/x" action="/x">') == []


def test_a_climbing_template_is_seen():
    assert climbing("kit/a.html", '{% include "figures/b.html" %}') != []
    assert climbing("law/a.html", '{% extends "regions/b.html" %}') != []
    assert climbing("rosters/a.html", '{% include "workers/b.html" %}{% extends "kit/desk.html" %}') == []
