"""The sixteen fields that JDIH asks of every record (Permenkumham 8/2019), and how many of them are filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# number, column of ours, official label
FIELDS = (
    (1, "document_type", "Tipe dokumen"),
    (2, "name_and_title", "Judul"),
    (3, "heading", "T.E.U. badan/pengarang"),
    (4, "number", "Nomor peraturan"),
    (5, "form", "Jenis/bentuk peraturan"),
    (6, "short", "Singkatan jenis/bentuk"),
    (7, "place", "Tempat penetapan"),
    (8, "enacted_on", "Tanggal penetapan"),
    (9, "promulgated_on", "Tanggal pengundangan"),
    (10, "gazette", "Sumber"),
    (11, "subjects", "Subjek"),
    (12, "status", "Status peraturan"),
    (13, "language", "Bahasa"),
    (14, "location", "Lokasi"),
    (15, "legal_field", "Bidang hukum"),
    (16, "files", "Lampiran"),
)
# What JDIH does not oblige and a reader asks for.
EXTRA = (
    ("in_force_from", "Mulai berlaku"),
    ("ends_on", "Berakhir"),
    ("signatory", "Penandatangan"),
    ("initiator", "Pemrakarsa"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the record: official number (0 for extra ones), label, words, and how sure. "" is not known."""

    number: int
    name: str
    label: str
    words: str
    certainty: str

    @property
    def is_known(self) -> bool:
        return bool(self.words)


def items(words: Mapping[str, str], *, certainty: str, doubts: Mapping[str, str]) -> list[Item]:
    """The sixteen fields in their order; `doubts` names the certainty of those that differ from the record's own."""
    return [Item(n, key, label, words.get(key, ""), doubts.get(key, certainty)) for n, key, label in FIELDS]


def beyond(words: Mapping[str, str], *, certainty: str, doubts: Mapping[str, str]) -> list[Item]:
    return [Item(0, key, label, words[key], doubts.get(key, certainty)) for key, label in EXTRA if words.get(key)]


def filled(found: Iterable[Item]) -> int:
    return sum(item.is_known for item in found)


def subjects(text: str) -> list[str]:
    """ "Jaminan sosial; upah " → each subject once, in order, without idle space."""
    words = (" ".join(part.split()) for part in text.split(";"))
    return list(dict.fromkeys(word[:1].upper() + word[1:] for word in words if word))
