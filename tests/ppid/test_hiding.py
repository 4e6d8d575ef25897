"""Names and numbers taken out of a text: all spellings go, no other word is touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.ppid.rules.hiding import hide

NIK, PHONE = "5203145603789901", "081234567890"
NAMES = [("Ali", "Pemohon"), ("Baiq Rahmawati Penandatangan, S.Pd.", "Kuasa")]
OTHERS = [
    ("rahma.penanda@contoh.id", "surel"), (NIK, "nomor identitas"), ("0812-3456-7890", "telepon"),
    ("Jalan Penanda 7, Selong", "alamat"),
]  # fmt: skip


def hidden(text: str) -> str:
    return hide(text, names=NAMES, others=OTHERS)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Alih daya di Alinea, kata ALI.", "Alih daya di Alinea, kata [Pemohon]."),
        ("saya, ali", "saya, [Pemohon]"),
        ("BAIQ RAHMAWATI PENANDATANGAN S.Pd", "[Kuasa]"),
        ("Ibu rahmawati dan penandatanganan", "Ibu [Kuasa] dan penandatanganan"),
        ("Baiq lain boleh disebut", "Baiq lain boleh disebut"),
        ("telepon 0812-3456-7890", "telepon [telepon]"),
        ("telepon 0812 3456.7890!", "telepon [telepon]!"),
        ("+62 812 3456 7890", "[telepon]"),
        ("6281234567890", "[telepon]"),
        ("62 (0)812-3456-7890", "[telepon]"),
        ("nomor 99081234567890 lain", "nomor 99081234567890 lain"),
        ("NIK 5203 1456 0378 9901", "NIK [nomor identitas]"),
        ("RAHMA.Penanda@contoh.id", "[surel]"),
        ("di jalan penanda 7\nselong", "di [alamat]"),
        ("Jumlah 2.159.942 pekerja", "Jumlah 2.159.942 pekerja"),
    ],
)
def test_whole_words_and_every_spelling(text, left):
    assert hidden(text) == left


def test_the_name_of_a_body_goes_whole_and_leaves_its_words_alone():
    told = hide("SERIKAT PEKERJA NTB: jumlah pekerja", names=[("Serikat Pekerja NTB", "Pemohon")], others=[])
    assert told == "[Pemohon]: jumlah pekerja"


def test_two_numbers_in_one_field_and_a_deed_with_letters():
    others = [("0812 3456 7890 / 0813-1111-2222", "telepon"), ("AHU-00123.AH.01.04", "nomor identitas")]
    told = hide(
        "081311112222, 081234567890, ahu 00123 ah 01 04", names=[(None, "Pemohon"), ("", "Kuasa")], others=others
    )
    assert told == "[telepon], [telepon], [nomor identitas]"


WORDS = st.from_regex(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,12}", fullmatch=True)
SPACED = st.sampled_from(["", " ", "-", ".", " - ", "\n"])


@given(before=WORDS, part=st.sampled_from(["rahmawati", "penandatangan", "ali"]), after=WORDS, data=st.data())
def test_a_name_goes_as_a_word_and_stays_inside_another(before, part, after, data):
    written = "".join(data.draw(st.sampled_from([letter, letter.upper()])) for letter in part)
    assert written not in re.split(r"[\s,]+", hidden(f"{before} {written}, {after}"))
    inside = f"{before}{written}{after}"
    assert hidden(inside) == inside


@given(number=st.sampled_from([NIK, PHONE, "+6281234567890"]), data=st.data())
def test_a_number_goes_however_it_is_spaced(number, data):
    written = number[0] + "".join(data.draw(SPACED) + figure for figure in number[1:])
    left = hidden(f"kata {written} kata")
    assert not re.search(r"\d", left) and left.startswith("kata [") and left.endswith("] kata")


@given(st.text(alphabet="abcd efg,.-()", max_size=60))
def test_what_names_nobody_stays_as_it_was(text):
    assert hidden(text) == text
