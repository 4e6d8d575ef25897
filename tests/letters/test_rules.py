"""Words and fields: what may stand in a letter, and what becomes of it."""

import pytest

from naungan.letters import registry, rules
from naungan.letters.registry import Letter
from tests.letters.factories import NOTICE


def wrong(body: str, title: str = "Judul") -> list[str]:
    return rules.wrong_words(title, body, NOTICE.fields, NOTICE.blocks)


def test_a_field_that_the_letter_does_not_have_is_refused_with_a_near_one():
    assert wrong("Kepada {persn}.") == ["Isian {persn} tidak dikenal untuk surat ini. Mungkin maksudnya {person}."]
    assert wrong("Isi.", "{secret}") == [
        "Isian {secret} tidak dikenal untuk surat ini. Lihat daftar isian di bawah formulir."
    ]
    assert wrong("Halo {person}, {summary}") == [
        "{summary} adalah daftar; tulis sendiri sebagai satu paragraf, dengan baris kosong di atas dan di bawahnya."
    ]
    assert "tidak berpasangan" in wrong("Halo {person")[0]
    assert wrong("  ", " ") == ["Judul surat belum diisi.", "Isi surat belum diisi."]
    assert wrong("Halo { person }.") == []


@pytest.mark.parametrize("name", ["person.__class__", "person!r", "0", "", "person:>10"])
def test_a_field_is_a_name_and_nothing_more(name):
    assert len(wrong("Halo {" + name + "}")) == 1


def filled(body: str, **values: str) -> list[dict]:
    return rules.filled(body, values, blocks=NOTICE.blocks, strong={"due_on"})


def test_a_paragraph_without_any_value_is_left_out():
    assert filled("Tetap.\n\nBiaya: {fee}.", fee="") == [{"lines": [[{"text": "Tetap.", "strong": False}]]}]
    assert filled("{summary}", asked="", fee="") == []
    assert filled("{summary}", asked="Data", fee="") == [{"rows": [["Informasi yang diminta", "Data"]]}]


def test_a_field_alone_brings_its_own_paragraphs():
    made = filled("{answer}", answer="Satu.\n\n\nDua,\ntiga.")
    assert [[run["text"] for line in part["lines"] for run in line] for part in made] == [["Satu."], ["Dua,", "tiga."]]


def test_lines_and_strong_runs_stay():
    [part] = filled("Batas:\n{due_on}, pasti.", due_on="4 Desember\n2026")
    assert part["lines"] == [
        [{"text": "Batas:", "strong": False}],
        [{"text": "4 Desember", "strong": True}],
        [{"text": "2026", "strong": True}, {"text": ", pasti.", "strong": False}],
    ]


def test_a_value_is_never_read_for_fields():
    [part] = filled("Nama {person}.", person="{answer}", answer="rahasia")
    assert "".join(run["text"] for run in part["lines"][0]) == "Nama {answer}."


def test_what_nobody_sees_goes():
    assert rules.readable(" a\u202eb\x00c\r\nd\u200b ") == "abc\nd"


def test_a_letter_declares_what_it_uses():
    with pytest.raises(ValueError, match="tidak dinyatakan: lost"):
        registry.register(Letter("t.lost", "x", {}, "Judul", "Isi", blocks={"rows": [("A", "lost")]}))
    with pytest.raises(ValueError, match="tidak dikenal"):
        registry.register(Letter("t.wrong", "x", {}, "Judul", "Isi {lost}"))
    assert not {"t.lost", "t.wrong"} & set(registry.LETTERS)


def test_every_letter_of_the_house_has_a_sample_for_every_field():
    for letter in registry.LETTERS.values():
        missing = [name for name in letter.fields if name not in letter.samples]
        assert missing == [], letter.code
