"""The repository speaks of Naungan and of nothing else: no path of somebody's machine, no registry but in the lock."""

import re

from tests.house.tree import ROOT, none, tracked

PRIVATE = {
    "a path of one machine": re.compile(r"(?<![\w./-])/(?:home/\w+|root|Users/\w+|work|mnt/\w+)/[\w.]"),
    "a registry's host": re.compile(r"\b(?:pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org)"),
    "a conflict left standing": re.compile(r"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE),
    "work put off": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
}
LOCK = {"uv.lock", "package-lock.json"}


def indiscreet(text: str) -> list[str]:
    return [f"{what}: {hit.group(0)}" for what, pattern in PRIVATE.items() if (hit := pattern.search(text))]


def test_the_repository_is_discreet():
    own = {path.relative_to(ROOT).as_posix(): path for path in tracked() if path.name not in LOCK}
    own.pop("tests/house/test_words.py")
    found = {name: indiscreet(path.read_text(errors="replace")) for name, path in own.items()}
    none(found)


def test_an_indiscretion_is_seen():
    assert indiscreet("open('/home/ani/lists/a.xlsx')") != []
    assert indiscreet("see /root/notes") != []
    assert indiscreet("index = https://pypi.org/simple") != []
    assert indiscreet("# TO" + "DO later") != []
    assert indiscreet("/usr/bin/chromium and https://example.org/home/page, /srv/naungan") == []
