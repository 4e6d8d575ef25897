"""Rooms above say here which letters they write (docs/decisions/0027-letters-by-typst.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from naungan.letters import rules

# What the sheet itself prints, the same on every letter; a room that has it hands it in, none is required.
SHEET = {
    "number": "nomor surat",
    "addressee": "yang disurati; baris baru memisahkan nama dan alamat",
    "signer": "nama yang menandatangani",
    "signer_post": "jabatan yang menandatangani",
    "qr": "alamat yang dituju kode QR",
    "qr_note": "kalimat di samping kode QR",
}


@dataclass(frozen=True)
class Letter:
    """A letter as its room declares it in `AppConfig.ready()`: its fields, and the words with which it begins.

    :param code: stable: "ppid.receipt"
    :param label: its Indonesian name in the list of `/meja/surat/`
    :param fields: name → what stands there, told to the officer who edits the words
    :param title: default heading, may hold {fields}
    :param body: default text: paragraphs between blank lines, with {fields}
    :param samples: name → invented value for the preview; a field without one shows its own name
    :param blocks: name → rows (label, field) of a small table, set where a paragraph is nothing but {name}
    :param meta: rows (label, field) under the heading
    :param strong: fields that are set bold wherever they stand: dates and numbers a reader looks for
    :param desk: which desk writes, the last line of the office head
    :param signed: said instead of a signature by hand; "" leaves room for the pen
    """

    code: str
    label: str
    fields: Mapping[str, str]
    title: str
    body: str
    samples: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    meta: Sequence[tuple[str, str]] = (("Nomor", "number"), ("Kepada", "addressee"))
    strong: frozenset[str] = frozenset()
    desk: str = ""
    signed: str = ""

    def sample_fields(self) -> dict[str, str]:
        """A value for every field, as `typeset` wants them."""
        own = {name: self.samples.get(name, f"[{told}]") for name, told in self.fields.items()}
        return own | {name: value for name, value in self.samples.items() if name in SHEET}


def flowing(text: str) -> str:
    """Declared words as they stand in source, wrapped: inside a paragraph a new line is a space."""
    return "\n\n".join(" ".join(part.split()) for part in rules.paragraphs(text))


LETTERS: dict[str, Letter] = {}


def register(letter: Letter) -> None:
    """Raises ValueError where another letter has this code, or the default words ask for what is not declared."""
    if LETTERS.get(letter.code, letter) != letter:
        raise ValueError(f"{letter.code}: sudah dipakai {LETTERS[letter.code].label}")
    used = {name for rows in [*letter.blocks.values(), letter.meta] for _, name in rows}
    if lost := used - set(letter.fields) - set(SHEET):
        raise ValueError(f"{letter.code}: tidak dinyatakan: {', '.join(sorted(lost))}")
    if wrong := rules.wrong_words(letter.title, letter.body, letter.fields, letter.blocks):
        raise ValueError(f"{letter.code}: {' '.join(wrong)}")
    LETTERS[letter.code] = letter
