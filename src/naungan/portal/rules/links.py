"""Which addresses a page's content leads to: read from its stored values, whatever the blocks are."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

ANCHOR = re.compile(r"<a\b([^>]*)>", re.DOTALL)
ATTRIBUTE = re.compile(r"""([\w-]+)=(["'])(.*?)\2""", re.DOTALL)
ADDRESS = re.compile(r"(?:https?://|/)[^\s<>\"']*\Z")
SKIP = ("mailto:", "tel:", "#", "javascript:")


def addresses(value: Any) -> Iterator[str]:
    """Every address in a stored value: rich text, a StreamField's raw data, a plain text.

    Links to pages and documents of Wagtail come as "page:12" and "document:3".
    """
    if isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str):
        if "<a" in value:
            yield from _of_html(value)
        elif ADDRESS.match(value.strip()) and not value.startswith("//"):
            yield value.strip()


def _of_html(html: str) -> Iterator[str]:
    for tag in ANCHOR.findall(html):
        given = {name: unescape(text) for name, _, text in ATTRIBUTE.findall(tag)}
        if given.get("linktype") in ("page", "document"):
            yield f"{given['linktype']}:{given.get('id', '')}"
        elif (href := given.get("href", "").strip()) and not href.startswith(SKIP):
            yield href
