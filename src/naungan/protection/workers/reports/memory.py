"""Who was decided to be, or not to be, the same person."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from naungan.kit.names import name_key
from naungan.kit.sealed import blind_index
from naungan.protection.workers.models import KnownPair, Worker
from naungan.protection.workers.rules import Keys, pair_fits

CHUNK = 400  # values in one IN: SQLite takes a thousand
Side = Iterable[Keys]


def keys_of(
    *,
    nik_index: str | None,
    name: str | None,
    born_on: date | str | None,
    mother: str | None,
    village: str | None,
    label: str = "",
) -> Keys:
    """The keys of one person. A name alone is nobody: birth date, or mother and village, must stand beside it."""
    folded, mother_folded = name_key(name or ""), name_key(mother or "")
    person = None
    if folded and (born_on or (mother_folded and village)):
        person = blind_index("person", f"{folded}|{born_on or ''}|{mother_folded}|{village or ''}")
    return Keys(nik_index or None, person, label)


def keys_of_worker(worker: Worker) -> Keys:
    return keys_of(
        nik_index=worker.nik_index, name=worker.name, born_on=worker.born_on, mother=worker.mother,
        village=worker.village_id, label=worker.number,
    )  # fmt: skip


def all_keys(worker: Worker) -> list[Keys]:
    """A worker's keys, and those of everybody merged into it."""
    return [keys_of_worker(one) for one in (worker, *worker.absorbed.all())]


def known_pairs(pairs: Sequence[tuple[Side, Side]]) -> list[KnownPair | None]:
    """For each pair of people (several keys each) the newest standing decision, or None. A few queries for all."""
    sides = [(list(one), list(other)) for one, other in pairs]
    standing = _candidates({keys for one, other in sides for keys in (*one, *other)})
    by_value: dict[str, list[KnownPair]] = {}
    for pair in standing:
        for value in {pair.a_nik, pair.a_person} - {None}:
            by_value.setdefault(value, []).append(pair)
    return [_of(one, other, by_value) for one, other in sides]


def _of(one: list[Keys], other: list[Keys], by_value: dict[str, list[KnownPair]]) -> KnownPair | None:
    values = {value for keys in (*one, *other) for value in (keys.nik, keys.person) if value}
    near = {pair.pk: pair for value in values for pair in by_value.get(value, ())}
    for pair in sorted(near.values(), key=lambda found: (found.at, found.pk), reverse=True):
        a, b = Keys(pair.a_nik, pair.a_person), Keys(pair.b_nik, pair.b_person)
        if pair_fits(a, b, one, other):
            return pair
    return None


def _candidates(keys: set[Keys]) -> list[KnownPair]:
    """Standing pairs of which at least the first side may be among these people."""
    niks = sorted({k.nik for k in keys if k.nik})
    people = sorted({k.person for k in keys if k.person})
    found: dict[int, KnownPair] = {}
    for field, values in (("a_nik", niks), ("a_person", people)):
        for start in range(0, len(values), CHUNK):
            chunk = KnownPair.objects.filter(revoked_at=None, **{f"{field}__in": values[start : start + CHUNK]})
            found.update((pair.pk, pair) for pair in chunk.select_related("by"))
    return list(found.values())


def known_apart(pairs: Sequence[tuple[Side, Side]]) -> list[KnownPair | None]:
    """For each pair the decision that they are not the same person, or None."""
    return [pair if pair and not pair.is_same else None for pair in known_pairs(pairs)]


def pairs_of(worker: Worker) -> list[KnownPair]:
    """What was decided about this worker, newest first, with what was withdrawn."""
    keys = all_keys(worker)
    niks, people = [k.nik for k in keys if k.nik], [k.person for k in keys if k.person]
    numbers = [k.label for k in keys]
    return list(
        KnownPair.objects.filter(
            Q(a_nik__in=niks) | Q(b_nik__in=niks) | Q(a_person__in=people, a_nik=None)
            | Q(b_person__in=people, b_nik=None) | Q(a_label__in=numbers) | Q(b_label__in=numbers)
        ).select_related("by", "revoked_by")[:50]
    )  # fmt: skip


def as_keys(row: dict[str, Any], label: str) -> Keys:
    """The keys of a row of a list: a dict with nik_index, name, born_on, mother, village_id."""
    return keys_of(
        nik_index=row.get("nik_index"), name=row.get("name"), born_on=row.get("born_on"), mother=row.get("mother"),
        village=row.get("village_id"), label=label,
    )  # fmt: skip
