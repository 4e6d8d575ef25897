"""Pure decisions about workers: who may look, what a new line changes, how a worker number is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from naungan.accounts.enums import Role
from naungan.protection.workers.enums import MergeState

MAY_SEARCH = (
    Role.VILLAGE_OFFICER,
    Role.REGENCY_OFFICER,
    Role.PROGRAMME_OFFICER,
    Role.PROGRAMME_APPROVER,
    Role.CLAIMS_OFFICER,
    Role.AUDITOR,
)
MAY_REVEAL = (Role.PROGRAMME_OFFICER, Role.CLAIMS_OFFICER, Role.AUDITOR)
MAY_PROPOSE_MERGE = (Role.PROGRAMME_OFFICER,)
MAY_MERGE = (Role.PROGRAMME_APPROVER,)  # confirm and un-merge; never what they proposed themselves
MAY_SEE_MERGE = (*MAY_PROPOSE_MERGE, *MAY_MERGE, Role.AUDITOR)
SEARCH_CAP = 20  # people on one answer: enough to find one, too few to browse

FIELDS = ("name", "sex", "born_on", "birth_place", "village_id", "occupation", "sector", "mother", "phone")

MERGED_FIELDS = ("nik", *FIELDS)  # what the two sides of a merge are asked about
SHORTEST_REASON = 10

MERGE_MOVES: dict[str, set[str]] = {
    MergeState.PROPOSED: {MergeState.MERGED, MergeState.REFUSED},
    MergeState.MERGED: {MergeState.UNMERGED},
    MergeState.REFUSED: set(),
    MergeState.UNMERGED: set(),
}

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: read aloud without doubt
_BASE = len(_ALPHABET)
_LENGTH = 7
_SPACE = _BASE**_LENGTH  # 21,870,000,000 numbers
_STEP = 8_117_462_131  # prime to 30**7: neighbours in time are not neighbours in number


def worker_number(sequence: int) -> str:
    """The short number of the `sequence`-th worker, say "7K3M-9QXC": seven letters and a check letter.

    One-to-one for 0 <= sequence < 30**7, so it needs no look-up; a single wrong letter never gives another worker.
    """
    if not 0 <= sequence < _SPACE:
        raise ValueError("nomor pekerja habis")
    value, digits = sequence * _STEP % _SPACE, []
    for _ in range(_LENGTH):
        value, digit = divmod(value, _BASE)
        digits.append(digit)
    digits.append(_check(digits))
    text = "".join(_ALPHABET[digit] for digit in digits)
    return f"{text[:4]}-{text[4:]}"


def _check(digits: list[int]) -> int:
    # weights prime to 30 catch every single wrong letter
    return sum(weight * digit for weight, digit in zip((1, 7, 11, 13, 17, 19, 23), digits, strict=True)) % _BASE


def read_worker_number(text: str) -> str | None:
    """A number as somebody typed it, tidied; None where its check letter does not fit."""
    letters = text.upper().replace("-", "").replace(" ", "")
    if len(letters) != _LENGTH + 1 or any(letter not in _ALPHABET for letter in letters):
        return None
    digits = [_ALPHABET.index(letter) for letter in letters]
    return f"{letters[:4]}-{letters[4:]}" if _check(digits[:-1]) == digits[-1] else None


def is_changed(name: str) -> pl.Expr:
    """Does a line change this field of a known worker? Columns: the fields as told, `known_<field>`, `name_key`.

    An empty cell never erases; a name that folds to the same key (case, titles) is no change. For a worker whom
    nobody knows yet every field that is told counts.
    """
    told = pl.col(name).is_not_null() & (pl.col(name).cast(pl.String) != "")
    differs = pl.col(name).ne_missing(pl.col(f"known_{name}"))
    if name == "name":
        differs &= pl.col("name_key").ne_missing(pl.col("known_name_key"))
    return told & differs


def standing_in_the_way(
    mine: list[dict[str, Any]], others: list[dict[str, Any]], covers: dict[int, list[str]]
) -> list[tuple[str, int, str]]:
    """Everything that stands on one roster's work, at once: (roster number, worker id, why).

    `mine` and `others` are origins as dicts (worker_id, roster_number, created, fields, order); `others` those of
    the same workers; `covers` the roster numbers that enrolled a worker. A later line stands on mine when I made
    the worker or gave them their NIK (it may have found them by it), or when it changed a field that I changed.
    """
    obstacles = []
    for own in mine:
        for other in others:
            if other["worker_id"] != own["worker_id"] or other["order"] <= own["order"]:
                continue
            if own["created"]:
                obstacles.append((other["roster_number"], own["worker_id"], "memakai pekerja yang dibuat daftar ini"))
            elif "nik" in own["fields"]:
                obstacles.append((other["roster_number"], own["worker_id"], "memakai NIK yang diisi daftar ini"))
            elif set(own["fields"]) & set(other["fields"]):
                obstacles.append((other["roster_number"], own["worker_id"], "mengubah lagi isian yang sama"))
        if own["created"]:
            obstacles += [
                (number, own["worker_id"], "memberi kepesertaan kepada pekerja yang dibuat daftar ini")
                for number in covers.get(own["worker_id"], [])
                if number != own["roster_number"]
            ]
    return sorted(set(obstacles))


def taken_by_default(kept: dict[str, Any], absorbed: dict[str, Any]) -> list[str]:
    """Fields that the kept worker lacks and the absorbed one has: a merge loses nothing that was known."""
    return [f for f in MERGED_FIELDS if kept.get(f) in (None, "") and absorbed.get(f) not in (None, "")]


def differing(kept: dict[str, Any], absorbed: dict[str, Any]) -> list[str]:
    """Fields that both have, each otherwise: here somebody chooses."""
    return [
        f
        for f in MERGED_FIELDS
        if kept.get(f) not in (None, "") and absorbed.get(f) not in (None, "") and kept[f] != absorbed[f]
    ]


@dataclass(frozen=True)
class Keys:
    """Blind indices under which a person is remembered: of the NIK, and of name, birth date, mother and village."""

    nik: str | None
    person: str | None
    label: str = ""


def fits(remembered: Keys, asked: Keys) -> bool:
    """Is this the person who was remembered? Two NIK decide; where one side has none, the rest does."""
    if remembered.nik and asked.nik:
        return remembered.nik == asked.nik
    return bool(remembered.person) and remembered.person == asked.person


def pair_fits(a: Keys, b: Keys, one: Iterable[Keys], other: Iterable[Keys]) -> bool:
    """Does the remembered pair (a, b) speak of these two, whichever comes first? A merged worker has several keys.

    Where both remembered sides look alike but for their NIK, only the NIK tells them apart.
    """
    one, other = list(one), list(other)
    if a.person and a.person == b.person:
        a, b = Keys(a.nik, None), Keys(b.nik, None)

    def meets(keys: Keys, side: list[Keys]) -> bool:
        return any(fits(keys, asked) for asked in side)

    return (meets(a, one) and meets(b, other)) or (meets(a, other) and meets(b, one))
