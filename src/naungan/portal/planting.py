"""Planting: the tree of a new installation, from the seeds. A person's change is never overwritten.

A seed is known by its place (`at`). Planted once, it is followed wherever editors move it; a page that a person has
saved or deleted is theirs from then on, and only an untouched page takes a new seed's words.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import Page

from naungan.portal import indexing
from naungan.portal.models import (
    DoorPage,
    EvacuationIndexPage,
    GuidePage,
    HomePage,
    NewsIndexPage,
    NewsSectionPage,
    OfficePage,
    OfficialsPage,
    SectionPage,
    Seedling,
    StaffPage,
    StructurePage,
    UnitPage,
)
from naungan.search.actions import rebuild

HOME = Path(__file__).parent / "seeds" / "home.toml"
TREE = Path(__file__).parent / "seeds" / "tree"
TYPES: dict[str, type[Page]] = {
    "section": SectionPage,
    "guide": GuidePage,
    "door": DoorPage,
    "news_index": NewsIndexPage,
    "news_section": NewsSectionPage,
    "structure": StructurePage,
    "officials": OfficialsPage,
    "staff": StaffPage,
    "unit": UnitPage,
    "office": OfficePage,
    "evacuation_index": EvacuationIndexPage,
}


@dataclass
class Harvest:
    """What one planting did; `foreign` are seeds whose type this installation does not know."""

    made: int = 0
    renewed: int = 0
    kept: int = 0
    foreign: list[str] = field(default_factory=list)


def seeds(folder: Path = TREE) -> Iterator[dict]:
    """All seeds in the order of the files: parents come before their children."""
    for path in sorted(folder.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["pages"]


def _rows(*names: str) -> Callable[[list], list[dict]]:
    return lambda rows: [dict(zip(names, row, strict=False)) for row in rows]


# What a seed writes shortly, as its block stores it.
SHAPES: dict[str, dict[str, tuple[str, Callable]]] = {
    "facts": {"rows": ("rows", _rows("term", "value"))},
    "steps": {"steps": ("steps", _rows("title", "text"))},
    "law": {"items": ("items", _rows("cite", "says", "sure"))},
    "parameter": {"where": ("where", _rows("name", "word"))},
    "faq": {"items": ("items", _rows("question", "answer"))},
    "links": {"cards": ("cards", _rows("title", "address", "text"))},
    "contact": {"html": ("text", str)},
    "notice": {"html": ("text", str)},
    "start": {"html": ("text", str)},
}


def block(seed: dict) -> dict:
    """One block of a seed in the raw form of a StreamField."""
    kind = seed["type"]
    if kind == "text":
        return {"type": "text", "value": seed["html"]}
    if kind == "table":
        lines = [seed["columns"], *seed["rows"]]
        cells = "\n".join("\t".join(" ".join(str(cell).split()) for cell in line) for line in lines)
        return {
            "type": "table",
            "value": {"caption": seed["caption"], "cells": cells, "source": seed.get("source", "")},
        }
    value = {}
    for name, given in seed.items():
        if name != "type":
            stored, shape = SHAPES.get(kind, {}).get(name, (name, lambda whole: whole))
            value[stored] = shape(given)
    return {"type": kind, "value": value}


def fields(seed: dict, made_of: type[Page]) -> dict:
    """The seed's words as fields of its page type; what the type does not have is left out."""
    given = {
        "title": seed["title"],
        "draft_title": seed["title"],
        "show_in_menus": seed.get("in_menu", True),
        "summary": seed.get("summary", ""),
        "search_description": seed.get("summary", "")[:255],
        "icon": seed.get("icon", ""),
        "address": seed.get("to", ""),
        "body": json.dumps([block(one) for one in seed.get("body", [])]),
        **seed.get("fields", {}),
    }
    known = {one.name for one in made_of._meta.get_fields()}
    given = {name: value for name, value in given.items() if name in known}
    prepare = getattr(made_of, "from_seed", None)
    return prepare(seed, given) if prepare else given


def _link(row: list[str]) -> dict:
    return {"type": "link", "value": {"title": row[0], "address": row[1]}}


def plant_home(home: HomePage, seed: dict) -> bool:
    """Fill the front page while nobody has touched it. Returns whether anything was written."""
    row, _ = Seedling.objects.get_or_create(at="", defaults={"page": home.page_ptr, "digest": ""})
    if row.digest == _digest(seed) or _is_taken(home):
        return False
    for name, value in seed.items():
        if name in ("doors", "aside", "nav", "foot"):
            value = json.dumps([_link(link) for link in value])
        setattr(home, name, json.dumps(value) if name == "body" else value)
    home.save()
    _follow(home)
    row.digest = _digest(seed)
    row.save(update_fields=["digest"])
    return True


@transaction.atomic
def plant(folder: Path = TREE) -> Harvest:
    """Make what is missing, renew what nobody has touched, keep the rest. Safe to repeat."""
    harvest = Harvest()
    home = HomePage.objects.get()
    harvest.renewed += plant_home(home, tomllib.loads(HOME.read_text(encoding="utf-8")))
    places: dict[str, Page | None] = {"": home}
    known = {row.at: row for row in Seedling.objects.select_related("page")}
    for seed in seeds(folder):
        made_of = TYPES.get(seed["type"])
        above, _, slug = seed["at"].rpartition("/")
        if made_of is None:
            harvest.foreign.append(f"{seed['at']} ({seed['type']})")
            continue
        row = known.get(seed["at"])
        if row is None:
            parent = places.get(above)
            places[seed["at"]] = _make(seed, made_of, parent, slug) if parent else None
            harvest.made += parent is not None
            continue
        places[seed["at"]] = row.page
        if _renew(row, seed, made_of):
            harvest.renewed += 1
        else:
            harvest.kept += 1
    rebuild(*indexing.KINDS)
    return harvest


def _digest(seed: dict) -> str:
    return hashlib.sha256(json.dumps(seed, sort_keys=True, default=str).encode()).hexdigest()


def _make(seed: dict, made_of: type[Page], parent: Page, slug: str) -> Page:
    now = timezone.now()
    page = made_of(slug=slug, live=True, first_published_at=now, last_published_at=now, **fields(seed, made_of))
    parent.refresh_from_db(fields=["numchild", "path", "depth"])
    parent.add_child(instance=page)
    Seedling.objects.create(at=seed["at"], page=page.page_ptr, digest=_digest(seed))
    return page


def _renew(row: Seedling, seed: dict, made_of: type[Page]) -> bool:
    digest = _digest(seed)
    if row.page is None or row.digest == digest or _is_taken(row.page):
        return False
    page = row.page.specific
    if not isinstance(page, made_of):
        return False
    for name, value in fields(seed, made_of).items():
        setattr(page, name, value)
    page.last_published_at = timezone.now()
    page.save()
    _follow(page)
    row.digest = digest
    row.save(update_fields=["digest"])
    return True


def _is_taken(page: Page) -> bool:
    """Has somebody saved it? One version, unsigned, unpublished, is only the one made when the editor was opened."""
    signed = list(page.revisions.order_by().values_list("user", flat=True)[:2]) if page.latest_revision_id else []
    return page.live_revision_id is not None or len(signed) > 1 or any(signed)


def _follow(page: Page) -> None:
    """Where that version exists, the editor opens with it, so it takes the new words too."""
    if page.latest_revision_id is not None:
        page.save_revision(overwrite_revision=page.latest_revision, log_action=False, clean=False)


def told(harvest: Harvest) -> str:
    """The harvest in a sentence."""
    words = [f"{harvest.made} halaman dibuat", f"{harvest.renewed} diperbarui", f"{harvest.kept} dibiarkan"]
    if harvest.foreign:
        words.append(f"{len(harvest.foreign)} jenis tidak dikenal: {', '.join(harvest.foreign)}")
    return capfirst(", ".join(words) + ".")
