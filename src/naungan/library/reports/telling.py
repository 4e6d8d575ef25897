"""Numbers of law inside the text of a procedure, told as they stand on a day."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from naungan import law
from naungan.law import words
from naungan.library.models import ProcedureVersion
from naungan.library.rules import Piece, wording


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of text; `url` leads to the law book where it stands for a value of law."""

    text: str
    url: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ToldStep:
    who: str
    what: list[Told]
    time: list[Told]


def told(pieces: tuple[Piece, ...], *, on: date) -> list[Told]:
    """Each piece with its value; a mark that the book no longer knows says so instead of a number."""
    return [_one(piece, on) for piece in pieces]


def _one(piece: Piece, on: date) -> Told:
    if not piece.key:
        return Told(piece.text)
    try:
        value = law.at(piece.key, on=on, **dict(piece.where))
    except law.LawError:
        return Told("(lihat buku dasar hukum)", reverse("law:book"))
    return Told(words.content(value.value, value.unit), f"{reverse('law:book')}#{piece.key}", value.source)


def text(raw: str, *, on: date) -> list[Told]:
    """One line of text."""
    return told(wording.pieces(raw), on=on)


def lines(raw: str, *, on: date) -> list[list[Told]]:
    """Several lines."""
    return [told(line, on=on) for line in wording.lines(raw)]


def steps(version: ProcedureVersion, *, on: date) -> list[ToldStep]:
    return [ToldStep(step.who, told(step.what, on=on), told(step.time, on=on)) for step in version.step_list]
