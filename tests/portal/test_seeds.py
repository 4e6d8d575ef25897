"""The words of the public site: every leaf is there, in the public's own labels, and leads to something real."""

import re
import tomllib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from naungan import law
from naungan.kit.icons import ICONS
from naungan.law import shelf
from naungan.law.citations import read as read_cites
from naungan.regulations import seed
from tests.house.tree import PACKAGE, none
from tests.portal.leaves import LEAVES

TREE = PACKAGE / "portal" / "seeds" / "tree"
STATEMENTS = PACKAGE / "figures" / "seeds" / "figures.toml"

LEAF_TYPES = {
    "section", "guide", "door", "news_index", "news_section", "unit", "structure", "officials", "staff", "office",
    "evacuation_index",
}  # fmt: skip
PAGE_KEYS = {"at", "type", "title", "summary", "in_menu", "to", "icon", "unit", "body"}
# block → its keys beside `type`; those after the bar may be left out
BLOCKS = {
    "text": ({"html"}, set()),
    "facts": ({"title", "rows"}, set()),
    "checklist": ({"title", "items"}, set()),
    "steps": ({"title", "steps"}, set()),
    "law": ({"items"}, {"title"}),
    "parameter": ({"key", "says"}, {"where"}),
    "contact": ({"title", "html"}, set()),
    "faq": ({"title", "items"}, set()),
    "notice": ({"kind", "html"}, set()),
    "links": ({"title", "cards"}, set()),
    "start": ({"title", "address", "html"}, {"icon", "second", "second_address"}),
    "table": ({"caption", "columns", "rows"}, {"source"}),
    "statement": ({"statement", "title", "people"}, set()),
}
# block → where its rows are, and how wide each is
PAIRS = {"facts": ("rows", 2), "steps": ("steps", 2), "law": ("items", 3), "faq": ("items", 2), "links": ("cards", 3)}
NOTICE_KINDS = {"", "good", "wait", "bad"}
# (block, its rows, which column) → how many characters the editor's form allows
ROOM_FOR = {
    ("facts", "rows", 0): 60, ("facts", "rows", 1): 300, ("steps", "steps", 0): 120, ("steps", "steps", 1): 500,
    ("law", "items", 0): 120, ("law", "items", 1): 400, ("faq", "items", 0): 200, ("links", "cards", 0): 60,
    ("links", "cards", 2): 240,
}  # fmt: skip
TAGS = {"h2", "h3", "p", "ul", "ol", "li", "b", "i", "a"}
UNITS = {
    "sekretariat", "pelatihan", "penempatan", "hubungan-industrial", "pengawasan", "transmigrasi", "uptd-blk",
    "uptd-pengawasan-lombok", "uptd-pengawasan-sumbawa",
}  # fmt: skip
ROOMS = {
    "/", "/cakupan/", "/cakupan/data.csv", "/cakupan/data.json", "/dasar-hukum/", "/agenda/", "/sop/", "/cari/",
    "/peta-situs/", "/evakuasi/", "/regulasi/", "/dokumen/",
    "/ppid/daftar-informasi/", "/ppid/daftar-dikecualikan/", "/ppid/register/", "/ppid/laporan-tahunan/",
    "/layanan/permohonan-informasi/isi/", "/layanan/keberatan/isi/", "/lacak/",
}  # fmt: skip
KINDS = {
    "undang-undang", "peraturan-pemerintah", "peraturan-presiden", "keputusan-presiden", "instruksi-presiden",
    "peraturan-menteri", "keputusan-menteri", "surat-edaran-menteri", "peraturan-daerah", "peraturan-gubernur",
    "keputusan-gubernur", "juklak-juknis",
}  # fmt: skip
SHELVES = {
    "perencanaan", "laporan", "pengadaan", "lhkpn", "sakip", "keuangan", "produk-hukum", "data-sektoral", "aset",
    "rpjmd", "renstra", "renja", "iku", "rkt", "perjanjian-kinerja", "lakip", "dpa", "skp", "laporan-keuangan",
    "laporan-tahunan-ppid", "laporan-tahunan", "pengadaan-informasi", "pengadaan-dokumen", "lhkpn-daftar-pejabat",
    "e-lhkpn", "evaluasi-sakip", "informasi-keuangan", "data-aset",
}  # fmt: skip
INSTRUMENT = re.compile(
    r"(uu|pp|perpres|keppres|inpres|permen\w+(-rb)?|pmk|perki|kepmen\w+|perda-ntb|pergub-ntb)-\d+-\d{4}"
)
# A number of law stands in the book, never in a sentence. Names of instruments and dates are not such numbers.
TYPED_LAW = re.compile(r"\b\d+([.,]\d+)?\s*(×\s*24\s*)?(hari|jam|bulan|tahun|persen|%)|\bRp\s?\d", re.IGNORECASE)
SIXTEEN = re.compile(r"(?<!\d)\d{16}(?!\d)")
TODAY = date(2026, 11, 22)


def read(path: Path) -> list[dict]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["pages"]


FILES = sorted(TREE.glob("*.toml"))
PAGES = [page for path in FILES for page in read(path)]
PLACES = {page["at"]: page for page in PAGES}


def blocks(kind: str = ""):
    for page in PAGES:
        for block in page.get("body", []):
            if not kind or block["type"] == kind:
                yield page["at"], block


class Markup(HTMLParser):
    """What a piece of rich text holds: its tags, its addresses, and whether every tag was closed."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.bare = ""
        self.feed(text)
        self.wrong += [f"<{tag}> left open" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)
        names = dict(attrs)
        if tag == "a" and set(names) == {"href"}:
            self.addresses.append(names["href"])
        elif names or tag == "a":
            self.wrong.append(f"<{tag}> with {sorted(names)}")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if not self.open and data.strip():
            self.bare += data


def rich(block: dict) -> list[str]:
    """All HTML of a block."""
    if block["type"] == "faq":
        return [answer for _, answer in block["items"]]
    return [block["html"]] if "html" in block else []


def addresses():
    for page in PAGES:
        if page["type"] == "door":
            yield page["at"], page["to"]
    for place, block in blocks():
        for text in rich(block):
            yield from ((place, found) for found in Markup(text).addresses)
        if block["type"] == "table":
            cells = (cell for row in block["rows"] for cell in row)
            yield from ((place, cell) for cell in cells if cell.startswith("/") and cell.endswith("/"))
        if block["type"] == "links":
            yield from ((place, card[1]) for card in block["cards"])
        if block["type"] == "start":
            yield from ((place, block[name]) for name in ("address", "second_address") if name in block)


def sentences(value) -> list[str]:
    """Every string inside a page, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for name, part in value.items() if name not in {"key", "to", "at"} for text in sentences(part)]
    return [text for part in value for text in sentences(part)] if isinstance(value, list) else []


def leads_nowhere(address: str) -> str:
    """Empty when the address is ours and known, or an open page of another public body."""
    path, _, anchor = address.partition("#")
    if path.startswith(("https://", "tel:", "mailto:")):
        return ""
    if path == "/dasar-hukum/" and anchor and anchor not in {*shelf.parameters(), *shelf.groups(), "hari-libur"}:
        return f"no key {anchor}"
    if path in ROOMS or path.strip("/") in PLACES:
        return ""
    shelf_name, _, rest = path.strip("/").partition("/")
    if shelf_name == "regulasi" and (rest in KINDS or INSTRUMENT.fullmatch(rest)):
        return ""
    if shelf_name == "dokumen" and rest in SHELVES:
        return ""
    return "nothing there"


def test_there_is_something_to_plant():
    assert len(FILES) >= 12
    assert len(PLACES) == len(PAGES), "an address is taken twice"


def test_parents_stand_before_their_children():
    seen: set[str] = set()
    for page in PAGES:
        parent = page["at"].rpartition("/")[0]
        assert parent == "" or parent in seen, page["at"]
        seen.add(page["at"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["at"])
def test_a_page_is_made_of_known_parts(page):
    assert set(page) <= PAGE_KEYS and {"at", "type", "title", "summary"} <= set(page)
    assert page["type"] in LEAF_TYPES
    assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", page["at"])
    assert (page["type"] == "door") == ("to" in page)
    assert page.get("icon", "info") in ICONS
    assert (page["type"] == "unit") == ("unit" in page) and page.get("unit", "sekretariat") in UNITS
    assert 20 <= len(page["summary"]) <= 240 and page["summary"].endswith((".", "?"))
    assert page["type"] != "guide" or page.get("body"), "a guide without guidance"
    for block in page.get("body", []):
        needed, optional = BLOCKS[block["type"]]
        given = set(block) - {"type"}
        assert needed <= given <= needed | optional, (block["type"], given)


def test_blocks_have_their_shape():
    for place, block in blocks():
        name, width = PAIRS.get(block["type"], ("", 0))
        assert not name or all(len(row) == width and all(row) for row in block[name]), (place, block)
        if block["type"] == "table":
            assert all(len(row) == len(block["columns"]) for row in block["rows"]), (place, block["caption"])
            assert len(block["caption"]) <= 200 and len(block.get("source", "")) <= 300, (place, block["caption"])
            numbered = any(letter.isdigit() for row in block["rows"] for cell in row[1:] for letter in cell)
            assert block.get("source") or not numbered, f"{place}: {block['caption']} has numbers and no source"
        if block["type"] == "law":
            assert {sure for _, _, sure in block["items"]} <= set(shelf.CERTAINTIES), place
        if block["type"] == "notice":
            assert block["kind"] in NOTICE_KINDS, place


def test_the_words_fit_the_forms_of_the_editor():
    for (kind, rows, column), room in ROOM_FOR.items():
        none(
            [
                f"{place}: {row[column]}"
                for place, block in blocks(kind)
                for row in block[rows]
                if len(row[column]) > room
            ]
        )
    for place, block in blocks():
        assert len(block.get("title", "")) <= 90 and len(block.get("says", "")) <= 120, (place, block["type"])
        assert all(len(item) <= 300 for item in block.get("items", []) if isinstance(item, str)), place


def test_rich_text_keeps_to_the_allowed_tags():
    for place, block in blocks():
        for text in rich(block):
            markup = Markup(text)
            assert not markup.wrong, (place, markup.wrong)
            assert set(markup.tags) <= TAGS, (place, set(markup.tags) - TAGS)
            assert not markup.bare, (place, markup.bare)


@pytest.mark.parametrize(("place", "label"), LEAVES.items(), ids=lambda value: value)
def test_every_leaf_of_the_site_is_there(place, label):
    assert PLACES[place]["title"] == label


def test_no_address_leads_nowhere():
    none([f"{place} → {address}: {why}" for place, address in addresses() if (why := leads_nowhere(address))])


def test_every_instrument_that_is_named_stands_on_the_shelf():
    held = {row.slug for row in seed.rows()}
    named = {
        (place, cite.slug) for place, block in blocks("law") for row in block["items"] for cite in read_cites(row[0])
    }
    linked = {(place, path.strip("/").split("/")[1]) for place, path in addresses() if INSTRUMENT.search(path)}
    none([f"{place}: {slug}" for place, slug in sorted(named | linked) if slug not in held])


def test_every_number_of_law_is_in_the_book():
    for place, block in blocks("parameter"):
        try:
            law.at(block["key"], on=TODAY, **dict(block.get("where", [])))
        except law.LawError as problem:
            pytest.fail(f"{place}: {problem}")


def test_no_number_of_law_is_typed():
    """A table that names its source may carry numbers; no sentence may."""
    typed = [f"{page['at']}: {page['summary']}" for page in PAGES if TYPED_LAW.search(page["summary"])]
    for place, block in blocks():
        if block["type"] != "table" or not block.get("source"):
            typed += [f"{place}: {hit.group(0)}" for text in sentences(block) if (hit := TYPED_LAW.search(text))]
    none(typed)


def test_published_figures_come_from_the_store():
    known = {row["slug"] for row in tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))["statements"]}
    assert {block["statement"] for _, block in blocks("statement")} <= known


def test_nobody_is_named_by_number():
    none([text for page in PAGES for text in sentences(page) if SIXTEEN.search(text)])


def test_what_would_mislead_is_seen():
    assert leads_nowhere("/dasar-hukum/#ppid.nothing") and leads_nowhere("/tidak/ada/")
    assert not leads_nowhere("/dasar-hukum/#ppid.response_days") and not leads_nowhere("/regulasi/uu-14-2008/")
    assert TYPED_LAW.search("dijawab dalam 10 hari kerja") and TYPED_LAW.search("iuran Rp16.800")
    assert not TYPED_LAW.search("UU 14/2008, November 2024")
    assert Markup('<p onclick="x">a</p>').wrong and Markup("<p>a").wrong and Markup("b").bare
