"""What a page of ours leads to and needs, read from its HTML; and the few addresses that a plain file cannot follow."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.conf import settings

ATTRIBUTE = re.compile(r"""\b(href|src|action)=(["'])(.*?)\2""", re.DOTALL)
LINK = re.compile(r"""(<a\b[^>]*?\bhref=)(["'])(.*?)\2""", re.DOTALL)
FORM = re.compile(r"<form\b[^>]*>", re.DOTALL)
SRCSET = re.compile(r"""\bsrcset=(["'])(.*?)\1""", re.DOTALL)
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
PAGES = {"hal", "halaman"}  # a page of a longer list: the only query that a plain file can stand for
RESTING = "/salinan/"


def own(address: str, base: str) -> str | None:
    """Path and query on this site of a link found at `base`; None for other sites, mails, telephones, fragments."""
    parts = urlsplit(urljoin(base, unescape(address).strip()))
    site = urlsplit(settings.BASE_URL)
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != site.netloc):
        return None
    if not parts.path.startswith("/"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def links(html: str, base: str) -> list[str]:
    """Addresses of this site that the page leads to or fetches, in its order, each once."""
    found = [match[2] for match in ATTRIBUTE.findall(html)]
    for _, candidates in SRCSET.findall(html):
        found += [one.split()[0] for one in candidates.split(",") if one.split()]
    mine = (own(address, base) for address in found if not address.startswith("#"))
    return list(dict.fromkeys(address for address in mine if address))


def needed_by_css(css: str, base: str) -> list[str]:
    mine = (own(address, base) for address in CSS_URL.findall(css) if not address.startswith("data:"))
    return [address for address in mine if address]


def plain(address: str) -> str | None:
    """Where a plain file stands for this address, or None when no file can: its query asks for a choice.

    "/regulasi/?halaman=2" → "/regulasi/halaman-2/"; "/regulasi/" → "/regulasi/"; "/regulasi/?tahun=2024" → None.
    """
    path, _, query = address.partition("?")
    if not query:
        return path
    asked = parse_qsl(query, keep_blank_values=True)
    if len(asked) == 1 and asked[0][0] in PAGES and asked[0][1].isdecimal() and path.endswith("/"):
        return path if asked[0][1] == "1" else f"{path}{asked[0][0]}-{asked[0][1]}/"
    return None


def as_file(path: str) -> str:
    """The file, relative to the root of the copy, behind a path of the site. Raises ValueError outside the root."""
    name = unquote(path).lstrip("/")
    parts = name.split("/")
    if any(part in ("..", ".") or "\0" in part or len(part.encode()) > 200 for part in parts) or "\\" in name:
        raise ValueError(f"alamat tidak dapat menjadi berkas: {quote(path)}")
    return name + "index.html" if not name or name.endswith("/") else name


def settle(html: str, base: str, leave: Callable[[str], object] | None = None) -> str:
    """Turn the few links that only a running site can follow, or that lead to a path for which `leave` is true,
    towards a page that says so; leave all others alone."""

    def link(match: re.Match) -> str:
        address = own(match[3], base)
        if address is None:
            return match[0]
        kept = plain(address)
        if kept and leave and leave(kept):
            kept = None
        if kept == address:
            return match[0]
        fragment = urlsplit(unescape(match[3])).fragment
        return f"{match[1]}{match[2]}{kept or RESTING}{'#' + fragment if fragment and kept else ''}{match[2]}"

    def form(match: re.Match) -> str:
        bare = re.sub(r"""\saction=(["']).*?\1""", "", match[0])
        return f'<form action="{RESTING}"{bare.removeprefix("<form")}'

    return FORM.sub(form, LINK.sub(link, html))
