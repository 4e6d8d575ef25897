"""A letter of nobody's room, for the tests of the room that sets them."""

from datetime import UTC, datetime

from naungan.letters import registry
from naungan.letters.registry import Letter

NOW = datetime(2026, 11, 23, 2, 24, tzinfo=UTC)  # 10.24 in Mataram
NOTICE = Letter(
    code="test.notice",
    label="Pemberitahuan percobaan",
    fields={"person": "nama pemohon",
        "asked": "yang diminta", "due_on": "batas", "fee": "biaya", "answer": "isi jawaban"},
    title="Pemberitahuan untuk {person}",
    body="Kami menerima permintaan {person}.\n\n{summary}\n\nBatasnya {due_on}.\n\nBiaya: {fee}.\n\n{answer}",
    samples={
        "person": "Sahnim Murni Rahayu", "asked": "Jumlah pekerja rentan", "due_on": "4 Desember 2026", "fee": "",
        "answer": "Satu.\n\nDua.", "number": "UJI/2026/0001", "addressee": "Sahnim Murni Rahayu\nMataram"},
    blocks={"summary": [("Informasi yang diminta", "asked"), ("Biaya", "fee")]},
    strong=frozenset({"due_on"}),
    desk="Pejabat Pengelola Informasi dan Dokumentasi (PPID)",
)  # fmt: skip


def declared(letter: Letter = NOTICE) -> Letter:
    """The letter, known to the house."""
    registry.register(letter)
    return letter


def fields(**changed: str) -> dict[str, str]:
    return NOTICE.sample_fields() | changed
