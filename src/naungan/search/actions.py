"""The verbs of the index: `put`, `drop`, `rebuild`. Rooms call them inside their own actions and transactions.

No journal line: the index is a copy of what the rooms hold, and the verb of the room has written its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from naungan.kit import bulk, locks
from naungan.search import analysis, registry
from naungan.search.entry import Entry
from naungan.search.models import Posting, SearchEntry, Spelling, Term

T = TypeVar("T")
AT_ONCE = 200  # entries of one transaction
IN_LIST = 400  # values of one IN (…)
FIELDS = ("key", "kind", "title", "summary", "words", "url", "on", "year", "facets", "text")


@transaction.atomic
def put(*entries: Entry, now: datetime | None = None) -> int:
    """Make these findable, or replace what was found under their keys; unchanged ones cost one look-up.

    Everything handed in is public from the moment of the commit. Returns how many were new or had changed.
    """
    wanted = {entry.key: _columns(entry) for entry in entries}
    locks.hold("search.index")
    old = SearchEntry.objects.filter(key__in=wanted).values_list("key", "fingerprint", "lexicon")
    same = {key for key, fingerprint, lexicon in old if wanted[key]["fingerprint"] == fingerprint}
    same &= {key for key, _, lexicon in old if lexicon == analysis.lexicon()}
    changed = {key: columns for key, columns in wanted.items() if key not in same}
    if not changed:
        return 0
    _forget(SearchEntry.objects.filter(key__in=changed))
    moment = now or timezone.now()
    rows = [SearchEntry(**columns, lexicon=analysis.lexicon(), indexed_at=moment) for columns in changed.values()]
    for row in rows:
        row.heads = analysis.heads(row)
    SearchEntry.objects.bulk_create(rows, batch_size=50)
    _write(rows)
    return len(rows)


@transaction.atomic
def drop(*keys: str) -> int:
    """Nobody finds these any more; unknown keys are let be. Returns how many were there."""
    locks.hold("search.index")
    return _forget(SearchEntry.objects.filter(key__in=keys))


def rebuild(*kinds: str, now: datetime | None = None) -> dict[str, int]:
    """Fill the index from what the rooms hold now: all registered kinds, or these. Found things stay found meanwhile.

    Goes in chunks of a transaction each, so it may be broken off and begun again; what is unchanged is passed over.
    Entries whose room no longer hands them in are dropped at the end, unless they were put meanwhile.
    Returns kind → number of entries; raises KeyError for a kind that nobody registered.
    """
    began = now or timezone.now()
    counts: dict[str, int] = {}
    for name in kinds or tuple(registry.KINDS):
        seen: set[str] = set()
        for chunk in _chunks(registry.KINDS[name].entries(), AT_ONCE):
            put(*chunk)
            seen.update(entry.key for entry in chunk)
        held = SearchEntry.objects.filter(kind=name, indexed_at__lt=began).values_list("key", flat=True)
        for gone in _chunks((key for key in list(held) if key not in seen), AT_ONCE):
            drop(*gone)
        counts[name] = len(seen)
    if not kinds:
        strangers = SearchEntry.objects.exclude(kind__in=registry.KINDS).values_list("key", flat=True)
        for gone in _chunks(list(strangers), AT_ONCE):
            drop(*gone)
    return counts


def catch_up() -> bool:
    """Read everything again when the rules of reading have changed since; ask anew for kinds that cannot put.

    Returns whether the rules had changed.
    """
    if not SearchEntry.objects.exclude(lexicon=analysis.lexicon()).exists():
        pulled = [name for name, kind in registry.KINDS.items() if kind.is_pulled]
        if pulled:
            rebuild(*pulled)
        return False
    rebuild()
    return True


def _columns(entry: Entry) -> dict:
    """The row of an entry: plain text without control characters, and a fingerprint of all of it."""
    clean = analysis.clean
    columns = {
        "key": entry.key,
        "kind": entry.kind,
        "title": clean(entry.title)[:400],
        "summary": clean(entry.summary)[:500],
        "words": clean(entry.words),
        "url": entry.url,
        "on": entry.on,
        "year": entry.on.year if entry.on else None,
        "facets": dict(entry.facets),
        "text": clean(entry.text),
    }
    said = repr([columns[name] for name in FIELDS]).encode()
    return columns | {"fingerprint": blake2b(said, digest_size=16).hexdigest()}


def _forget(entries: QuerySet[SearchEntry]) -> int:
    """Take entries out with everything that counts them."""
    pks = list(entries.values_list("pk", flat=True))
    if not pks:
        return 0
    heads: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for row in entries.only("title", "summary", "words", "text"):
        own_heads, own = analysis.spellings(row)
        heads.update(own_heads)
        everywhere.update(own)
    _each(
        "UPDATE {spelling} SET entries = entries - %s, heads = heads - %s WHERE form = %s",
        [(times, heads[form], form) for form, times in sorted(everywhere.items())],
    )
    held = Posting.objects.filter(entry_id__in=pks)
    lost = Counter(held.values_list("term_id", flat=True))
    _each("UPDATE {term} SET entries = entries - %s WHERE id = %s", [(times, pk) for pk, times in sorted(lost.items())])
    held._raw_delete(held.db)
    SearchEntry.objects.filter(pk__in=pks)._raw_delete(entries.db)
    Spelling.objects.filter(entries__lte=0).delete()
    return len(pks)


def _write(rows: list[SearchEntry]) -> None:
    """Postings, counts and spellings of freshly made entries."""
    heads: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    weights = []
    for row in rows:
        own_heads, own = analysis.spellings(row)
        heads.update(own_heads)
        everywhere.update(own)
        weights.append((row.pk, analysis.weigh(row)))
    count = Counter(term for _, impacts in weights for term in impacts)
    _each(
        "INSERT INTO {term} (form, entries) VALUES (%s, %s)"
        " ON CONFLICT (form) DO UPDATE SET entries = {term}.entries + excluded.entries",
        sorted(count.items()),
    )
    ids = _term_ids(count)
    bulk.load(
        Posting,
        ["entry_id", "term_id", "impact"],
        ((pk, ids[term], impact) for pk, impacts in weights for term, impact in impacts.items()),
    )
    _each(
        "INSERT INTO {spelling} (form, first, length, entries, heads) VALUES (%s, %s, %s, %s, %s)"
        " ON CONFLICT (form) DO UPDATE SET entries = {spelling}.entries + excluded.entries,"
        " heads = {spelling}.heads + excluded.heads",
        [(form, form[0], len(form), times, heads[form]) for form, times in sorted(everywhere.items())],
    )


def _term_ids(forms: Iterable[str]) -> dict[str, int]:
    """Numbers of these terms, which are there."""
    ids: dict[str, int] = {}
    for chunk in _chunks(sorted(forms), IN_LIST):
        ids |= dict(Term.objects.filter(form__in=chunk).values_list("form", "pk"))
    return ids


def _each(statement: str, rows: list[tuple]) -> None:
    """One prepared statement for every row; the same words on both databases."""
    name = connection.ops.quote_name
    tables = {"term": name(Term._meta.db_table), "spelling": name(Spelling._meta.db_table)}
    with connection.cursor() as cursor:
        cursor.executemany(statement.format(**tables), rows)


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
