"""The remedies of the NIK doctor, in the order of trust. Each reads the columns of `cleaning` and `witnesses`."""

from dataclasses import dataclass

import polars as pl

from naungan.kit import nik as nik_kit

KNOWN = "Usul: NIK dari baris lain untuk orang yang sama di berkas ini."
BY_ROW = "Usul: angka tanggal pada NIK disamakan dengan tanggal lahir dan jenis kelamin di baris ini."
MOVED_PHONE = "Usul: NIK yang tertulis di kolom telepon."
MOVED_KK = "Usul: angka di kolom KK, yang cocok dengan tanggal lahir; NIK dan nomor KK tampaknya tertukar."
LETTERS = "Usul: huruf yang mirip angka dibaca sebagai angka (O = 0, l = 1, S = 5, B = 8)."
WHOLE_EXPONENT = "Usul: ke-16 angka masih tertulis di depan pangkat."
REGION = "Usul: awal NIK disamakan dengan kecamatan tempat tinggal; angka lainnya cocok."
ONE_MORE = "Usul: satu angka berlebih dibuang sehingga tanggal lahirnya cocok."
ONE_LESS = "Usul: satu angka yang hilang diisi menurut tanggal lahir dan tempat di baris ini."
NEIGHBOURS = "Usul: dua angka NIK yang bersebelahan tertukar; bila dibalik, tanggal lahirnya cocok."
DATE_OF_NIK = "Usul: tanggal menurut NIK; jenis kelaminnya cocok dan selisih tanggalnya kecil."
CROSSED = "Usul: hari dan bulan tampaknya tertukar; NIK menyebut yang sebaliknya."
WRONG_YEAR = "Usul: tahun menurut NIK; hari dan bulannya sama."
SAME_ELSEWHERE = "Usul: tanggal menurut NIK, sama dengan baris lain untuk orang ini."
SEX_OF_NIK = "Usul: menurut NIK, yang tanggal lahirnya cocok."
DATE_INSTEAD = "Usul: tanggal menurut NIK."
DATE_IN_PLACE = "Usul: tanggal yang tertulis di kolom tempat lahir; kedua kolom tampaknya tertukar."
IS_KK = "Angka ini sama dengan nomor KK di baris ini."
IS_KK_LIKE = "Angka ini tampaknya nomor kartu keluarga: tanggal di dalamnya tanggal terbit, bukan tanggal lahir."
OTHERS_NIK = "Tanggal dan jenis kelamin tidak cocok dengan NIK ini; tampaknya milik suami/istri atau kerabat."
NOT_MINE = "Tanggal lahir di baris ini tidak cocok dengan NIK; tampaknya NIK ini milik orang di baris lain."
MINE = "Tanggal lahir di baris ini cocok dengan NIK; yang perlu dicari tampaknya NIK orang lain itu."

SWAPPED_MOTHER = "Usul: nama di kolom ibu; kedua nama tampaknya tertukar."

NOTHING = pl.lit(None, pl.String)
ALWAYS = pl.lit(True)


@dataclass(frozen=True)
class Remedy:
    """One kind of proposal for one problem: `value` goes into `column`, because of `reason`, where it `holds`."""

    code: str
    column: str
    value: pl.Expr
    reason: str
    holds: pl.Expr = ALWAYS
    only_explains: bool = False


KNOWN_NIK = pl.col("known_nik")
NIK_SAYS = pl.col("nik_born").dt.strftime("%Y-%m-%d")
DAY, INSIDE = pl.col("written_date"), pl.col("nik_born")
IS_OWN = ~pl.col("in_conflict") & pl.col("sex_agrees") & ~pl.col("is_kk")
SAME_YEAR = INSIDE.dt.year() == DAY.dt.year()
IS_CROSSED = SAME_YEAR & (INSIDE.dt.day() == DAY.dt.month()) & (INSIDE.dt.month() == DAY.dt.day())
IS_WRONG_YEAR = (INSIDE.dt.day() == DAY.dt.day()) & (INSIDE.dt.month() == DAY.dt.month())
# Family cards carry their day of issue; they have been issued under these numbers since 2006.
KK_LIKE = (INSIDE.dt.year() >= 2006) & (pl.col("nik_sex") == "L") & (INSIDE.dt.year() - DAY.dt.year() >= 15)
PROPOSED = pl.when(nik_kit.parts(pl.col("nik_proposed"))["is_date"]).then(pl.col("nik_proposed"))


def _moved(code: str) -> list[Remedy]:
    """The NIK stands in another cell of the row."""
    return [
        Remedy(code, "nik", pl.col("in_phone"), MOVED_PHONE),
        Remedy(code, "nik", pl.col("in_kk"), MOVED_KK),
    ]


REMEDIES = [
    *_moved("nik_missing"),
    Remedy("nik_missing", "nik", KNOWN_NIK, KNOWN),
    Remedy("nik_precision", "nik", pl.col("nik_proposed"), WHOLE_EXPONENT),
    Remedy("nik_precision", "nik", KNOWN_NIK, KNOWN),
    Remedy("nik_not_digits", "nik", PROPOSED, LETTERS),
    *_moved("nik_not_digits"),
    Remedy("nik_not_digits", "nik", KNOWN_NIK, KNOWN),
    *_moved("nik_length"),
    Remedy("nik_length", "nik", KNOWN_NIK, KNOWN, pl.col("slips") <= 1),
    Remedy("nik_length", "nik", pl.col("one_more"), ONE_MORE),
    Remedy("nik_length", "nik", pl.col("one_less"), ONE_LESS),
    Remedy("nik_length", "nik", KNOWN_NIK, KNOWN, pl.col("slips") <= 2),
    Remedy("nik_region_unknown", "nik", KNOWN_NIK, KNOWN),
    Remedy("nik_region_unknown", "nik", pl.col("rehomed"), REGION, pl.col("date_agrees") & pl.col("sex_agrees")),
    Remedy("nik_birth_date_invalid", "nik", pl.col("in_kk"), MOVED_KK),
    Remedy("nik_birth_date_invalid", "nik", pl.coalesce("swapped", "redated"), BY_ROW),
    Remedy("nik_birth_date_invalid", "nik", KNOWN_NIK, KNOWN),
    Remedy("nik_birth_date_mismatch", "nik", pl.col("in_kk"), MOVED_KK),
    Remedy("nik_birth_date_mismatch", "nik", NOTHING, IS_KK, pl.col("is_kk"), only_explains=True),
    Remedy("nik_birth_date_mismatch", "nik", KNOWN_NIK, KNOWN, pl.col("slips") == 1),
    Remedy("nik_birth_date_mismatch", "birth_date", NIK_SAYS, SAME_ELSEWHERE, pl.col("slips") == 0),
    Remedy("nik_birth_date_mismatch", "nik", pl.col("swapped"), NEIGHBOURS,
           ~pl.col("in_conflict") & ~pl.col("only_nik_is_of_age")),
    Remedy("nik_birth_date_mismatch", "nik", KNOWN_NIK, KNOWN),
    Remedy("nik_birth_date_mismatch", "birth_date", NIK_SAYS, CROSSED, IS_OWN & IS_CROSSED),
    Remedy("nik_birth_date_mismatch", "birth_date", NIK_SAYS, WRONG_YEAR, IS_OWN & IS_WRONG_YEAR),
    Remedy("nik_birth_date_mismatch", "birth_date", NIK_SAYS, DATE_OF_NIK, IS_OWN & pl.col("is_close")),
    Remedy("nik_birth_date_mismatch", "birth_date", NOTHING, NOT_MINE, pl.col("in_conflict"), only_explains=True),
    Remedy("nik_birth_date_mismatch", "nik", NOTHING, IS_KK_LIKE, KK_LIKE, only_explains=True),
    Remedy("nik_birth_date_mismatch", "birth_date", NOTHING, OTHERS_NIK, ~pl.col("sex_agrees"), only_explains=True),
    Remedy("nik_sex_mismatch", "sex", pl.col("nik_sex"), SEX_OF_NIK, pl.col("date_agrees") & ~pl.col("in_conflict")),
    Remedy("nik_conflict", "nik", KNOWN_NIK, KNOWN, pl.col("nik") != KNOWN_NIK),
    Remedy("nik_conflict", "nik", NOTHING, NOT_MINE, ~pl.col("date_agrees") & DAY.is_not_null(), only_explains=True),
    Remedy("nik_conflict", "nik", NOTHING, MINE, pl.col("date_agrees"), only_explains=True),
    Remedy("name_mother_swapped", "name", pl.col("mother"), SWAPPED_MOTHER),
    Remedy("birth_date_invalid", "birth_date", pl.col("date_in_place").dt.strftime("%Y-%m-%d"), DATE_IN_PLACE),
    Remedy("birth_date_invalid", "birth_date", NIK_SAYS, DATE_INSTEAD, IS_OWN & pl.col("nik").is_not_null()),
]  # fmt: skip
CODES = {remedy.code for remedy in REMEDIES}
