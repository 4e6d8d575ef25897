"""Marks in everything that shall stay hidden, and a search for them: in answers of the server, in whatever is stored.

A mark is a word that stands nowhere else. `SEALED` lie in sealed fields and files: no stored value may hold them in
clear. `INNER` stand in plain columns (drafts of the office, tests that are not decided): no stranger may read them.
"""

import html
import io
import re
import urllib.parse
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

from tests.house.access import TABLE, addresses, fill, read_table
from tests.kit.papers import words_of

BAIT = "umpanlontar"  # stands beside every mark that is a sentence, so that a search for it would bring the mark
PER_ROUTE = 3  # links followed of one route


@dataclass
class Marks:
    """Word → what it is a mark of. Kept in small letters: indexes and addresses write them so."""

    sealed: dict[str, str] = field(default_factory=dict)
    inner: dict[str, str] = field(default_factory=dict)

    def seal(self, what: str) -> str:
        """A sentence to plant where what is written lies sealed."""
        return self._sentence(self.sealed, what)

    def keep(self, what: str) -> str:
        """The same for what the office keeps to itself in plain columns."""
        return self._sentence(self.inner, what)

    def exactly(self, value: str, what: str) -> str:
        """A value of a shape of its own: a NIK, a telephone number, a secret."""
        self.sealed[value.casefold()] = what
        return value

    def _sentence(self, of: dict[str, str], what: str) -> str:
        letters = "".join(one for one in what if one.isalpha())
        word = f"zq{letters}{len(self.sealed) + len(self.inner)}qz".casefold()
        of[word] = what
        return f"{word.capitalize()} {BAIT}"

    def all(self) -> dict[str, str]:
        return {**self.sealed, **self.inner}


def found(content: bytes | str, marks: Collection[str]) -> list[str]:
    """The marks in this content: text, page, sheet, archive or paper, as it stands and unfolded."""
    text = "\n".join(unfolded(content)).casefold()
    return [mark for mark in marks if mark in text]


def unfolded(content: bytes | str) -> Iterator[str]:
    """Every reading of some content: as it is, without entities and percent signs, and what lies inside a file."""
    if isinstance(content, str):
        content = content.encode(errors="replace")
    plain = content.decode("utf-8", errors="replace")
    yield plain
    yield html.unescape(plain)
    yield urllib.parse.unquote_plus(plain)
    if b"\x00" in content:
        yield content.decode("utf-16-le", errors="replace")
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from unfolded(archive.read(name))
    elif content[:5] == b"%PDF-":
        yield words_of(content)


# --- what the server answers


def paths(patterns: list, numbers: Collection[int], hanging: Collection[int], words: Collection[str]) -> Iterator[str]:
    """Addresses of every route of the house, their gaps filled with each of these numbers and words; those without a
    gap once more with a search for the bait. Families of other makers (the editor's own pages) only once."""
    _, families = read_table(TABLE.read_text())
    for address in addresses(patterns):
        gaps = re.findall(r"<(?:(\w+):)?(\w+)>", address.route)
        if "(?P" in address.route or address.route.startswith(tuple(families)):
            yield fill(address.route, {})
        elif not gaps:
            yield (path := fill(address.route, {}))
            yield f"{path}?q={BAIT}"
        else:
            yield from (fill(address.route, values) for values in _values(gaps, numbers, hanging, words))


def _values(
    gaps: list[tuple[str, str]], numbers: Collection[int], hanging: Collection[int], words: Collection[str]
) -> Iterator[dict]:
    """What to put into the gaps: every key with every key that hangs on it (`pk`, `file_pk`), every key with every
    deed done to it (`<int:pk>/<slug:name>`), elsewhere one number or word for all gaps."""
    names, kinds = [name for _, name in gaps], [kind for kind, _ in gaps]
    if kinds == ["int", "slug"]:
        yield from (dict(zip(names, both, strict=True)) for both in product(numbers, words))
    elif len(gaps) == 2 and all(name.endswith("pk") for name in names):
        yield from (dict(zip(names, both, strict=True)) for both in product(numbers, hanging))
    else:
        counted = numbers if "int" in kinds else [1]
        yield from ({name: one if kind == "int" else "x" for kind, name in gaps} for one in counted)


def walk(first: Iterable[str], marks: Collection[str], *, person: Any = None) -> tuple[list[str], set[str]]:
    """Open every path, then every page that these lead to, as a visitor or as this person. Some pages log out: then
    they come in again. Returns (where a mark stands, routes that answered)."""
    client = Client(raise_request_exception=False)
    waiting, seen, wrong, answered = list(dict.fromkeys(first)), set(), [], set()
    counted: dict[str, int] = {}
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        if person is not None and answer.headers.get("Location", "").startswith("/masuk/"):
            client.force_login(person)
            answer = client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items()) + str(answer.cookies)
        wrong += [f"{path}: {mark} in the page" for mark in found(content, marks)]
        wrong += [f"{path}: {mark} in the headers" for mark in found(head, marks)]
        if answer.status_code == 200:
            answered.add(_route(path))
        for link in _links(content, answer.headers.get("Content-Type", "")):
            route = _route(link)
            counted[route] = counted.get(route, 0) + (link not in seen)
            if link not in seen and route and counted[route] <= PER_ROUTE:
                waiting.append(link)
    return wrong, answered


def _links(content: bytes, kind: str) -> set[str]:
    """Addresses of ours in a page, a feed or a site map."""
    if not kind.startswith(("text/html", "application/xml", "text/xml", "application/atom", "application/rss")):
        return set()
    text = content.decode(errors="replace")
    told = re.findall(r'(?:href|action)="([^"#]+)', text) + re.findall(r"<(?:loc|link)>([^<#]+)<", text)
    own = {re.sub(r"^https?://(?:localhost(?::\d+)?|testserver)", "", html.unescape(one)) for one in told}
    return {one for one in own if one.startswith("/") and not one.startswith(("//", "/static/", "/keluar/"))}


def _route(path: str) -> str:
    return _resolved(path.partition("?")[0], settings.ROOT_URLCONF)


@lru_cache(maxsize=50_000)
def _resolved(path: str, house: object) -> str:
    """The route of a path; in the house of these settings, which a test may change."""
    try:
        return resolve(path).route
    except Resolver404:
        return ""


# --- what is stored


def stored(marks: Collection[str]) -> list[str]:
    """Marks in clear in any column of any table, those of no model among them."""
    wrong = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description or []]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    content = bytes(value) if isinstance(value, bytes | memoryview) else str(value)
                    wrong += [f"{table}.{column}: {mark}" for mark in found(content, marks)]
    return sorted(set(wrong))


def in_sessions(marks: Collection[str]) -> list[str]:
    """Marks in what sessions hold once they are unpacked."""
    return [f"session: {mark}" for one in Session.objects.all() for mark in found(repr(one.get_decoded()), marks)]


def on_disk(folders: Iterable, marks: Collection[str], *, since: float = 0) -> list[str]:
    """Marks in the names and in the bytes of files, of those changed since then."""
    wrong = []
    for folder in folders:
        for path in folder.rglob("*"):
            wrong += [f"{path.name}: {mark} in the name" for mark in found(path.name, marks)]
            if path.is_file() and path.stat().st_mtime >= since:
                wrong += [f"{path.name}: {mark}" for mark in found(path.read_bytes(), marks)]
    return wrong


def photo(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")
