"""The first shelf: the instruments that the house itself leans on, from `seeds/*.toml`.

A record that a person has changed (it has a revision) is never touched again; one that is there already and was
not changed takes what a newer file says; what a person took off the shelf stays off.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from naungan.law import citations
from naungan.regulations.enums import Verb

FOLDER = Path(__file__).parent / "seeds"
VERBS = {
    "amends": (Verb.AMENDS, True),
    "revokes": (Verb.REVOKES, True),
    "revokes_partly": (Verb.REVOKES, False),
    "implements": (Verb.IMPLEMENTS, True),
}


@dataclass(frozen=True)
class Row:
    """One instrument of the seed: its slug, its columns, and what it does to others (verb, wholly, their slug)."""

    slug: str
    columns: dict[str, Any]
    relations: tuple[tuple[str, bool, str], ...]


@dataclass
class Count:
    added: int = 0
    renewed: int = 0
    left: int = 0


@cache
def rows() -> tuple[Row, ...]:
    """All instruments of the seed, in the order of its files."""
    forms = tomllib.loads((FOLDER / "forms.toml").read_text(encoding="utf-8"))
    return tuple(_row(entry, forms[entry["short"]]) for entry in _entries())


def load(instruments: type, relations: type, *, now: datetime) -> Count:
    """Put the seed on the shelf; `instruments` and `relations` are the models, of today or of a migration."""
    count, touched = Count(), set()
    known = {row.slug: row for row in instruments.objects.all()}
    for row in rows():
        found = known.get(row.slug)
        if found is not None and found.latest_revision_id is not None:
            touched.add(row.slug)
            count.left += 1
        elif found is None:
            known[row.slug] = instruments.objects.create(
                slug=row.slug, live=True, first_published_at=now, last_published_at=now, **row.columns
            )
            count.added += 1
        else:
            count.renewed += _renew(found, row.columns)
    for row in rows():
        for verb, is_whole, target in row.relations if row.slug not in touched else ():
            relations.objects.get_or_create(
                source=known[row.slug], verb=verb, target=known[target], defaults={"is_whole": is_whole}
            )
    return count


def _renew(found: Any, columns: dict[str, Any]) -> bool:
    changed = [name for name, value in columns.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, columns[name])
    if changed:
        found.save(update_fields=[*changed, "changed_at"])
    return bool(changed)


def _entries() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("[0-9]*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["instruments"]


def _row(entry: dict[str, Any], form: dict[str, str]) -> Row:
    links = tuple(
        (str(verb), is_whole, target) for name, (verb, is_whole) in VERBS.items() for target in entry.get(name, [])
    )
    columns = {**form, **{name: value for name, value in entry.items() if name not in VERBS}}
    if columns.get("gazette"):
        columns.setdefault("gazette_year", columns["year"])
    return Row(citations.slug_of(entry["short"], entry["number"], entry["year"]), columns, links)
