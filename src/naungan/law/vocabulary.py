"""The one vocabulary of conditions: what the book may ask for and what a question may state."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from naungan.law.errors import BrokenBook, UnknownCondition

FILE = Path(__file__).parent / "vocabulary.toml"

Fact = str | int | Decimal
Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by words (`values`) or, when it has a `unit`, by a number."""

    name: str
    label: str
    values: Mapping[str, str] = field(default_factory=dict)
    counts_as: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""

    def read(self, given: object) -> Fact:
        """The stated value, checked. Raises `UnknownCondition` and names the known ones."""
        return self._number(given) if self.unit else self._word(given)

    def _word(self, given: object) -> str:
        word = str(given)  # a TextChoices member is its value
        if word not in self.values:
            known = ", ".join(self.values)
            raise UnknownCondition(
                f"Nilai “{word}” tidak dikenal untuk {self.name} ({self.label}); yang dikenal: {known}."
            )
        return word

    def _number(self, given: object) -> Fact:
        try:
            number = Decimal(str(given))
        except InvalidOperation:
            number = Decimal(-1)
        if not number.is_finite() or number < 0 or isinstance(given, bool):
            raise UnknownCondition(f"{self.name} ({self.label}) harus angka tanpa titik ribuan, bukan “{given}”.")
        return int(number) if number == number.to_integral_value() else number

    def meets(self, fact: Fact, allowed: tuple[str, ...]) -> bool:
        """Whether a stated word satisfies a row's list; money of one name may count as another in law."""
        return fact in allowed or self.counts_as.get(str(fact)) in allowed


@cache
def conditions() -> Mapping[str, Condition]:
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found = {name: Condition(name=name, **body) for name, body in raw.items()}
    for condition in found.values():
        strangers = {*condition.counts_as, *condition.counts_as.values()} - set(condition.values)
        if strangers or bool(condition.unit) == bool(condition.values):
            raise BrokenBook(
                f"Kosakata {condition.name} tidak utuh: {', '.join(sorted(strangers)) or 'isi atau satuan'}."
            )
    return found


def checked(stated: Mapping[str, object]) -> Facts:
    """Facts as the book understands them; `None` means not stated. Raises `UnknownCondition`."""
    known = conditions()
    for name in stated:
        if name not in known:
            raise UnknownCondition(f"Syarat “{name}” tidak dikenal; yang dikenal: {', '.join(known)}.")
    return {name: known[name].read(given) for name, given in stated.items() if given is not None}
