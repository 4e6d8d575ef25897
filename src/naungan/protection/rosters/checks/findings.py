"""The rules of a row, each a condition over columns with its sentence. Sentences never hold personal data."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from naungan.kit import nik as nik_kit
from naungan.protection.rosters.checks.cleaning import age
from naungan.protection.rosters.enums import Severity

SCHEMA = {
    "row_id": pl.UInt32,
    "column": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "message": pl.String,
    "proposed": pl.String,  # filled by the doctor
}

# Words that only women, or only men, bear before their name.
OF_WOMEN = r"(?i)^\s*(?:hj|siti|sitti|st|baiq|bq|dende|inaq|ina|ni|nyi|nyai|ibu|ny|i gusti ayu|ida ayu|syarifah)\b"
OF_MEN = (
    r"(?i)^\s*(?:h|haji|tgh|kh|ust|ustadz?|bapak|bpk|lalu|amaq|muhamm?ad|mohamm?ad|moch?|muh|abdul|ahmad|ida bagus|"
    r"i (?:wayan|made|nyoman|ketut|putu|kadek|komang)|said|sayyid)\b"
)


@dataclass(frozen=True)
class Finding:
    """One kind of problem. `holds` reads the columns that `cleaning.clean` gives."""

    code: str
    column: str
    severity: Severity
    message: str
    holds: pl.Expr


def of_rows(*, on: date, minimum_age: int, maximum_age: int, regions, current_districts: set[str]) -> list[Finding]:
    """Every rule that looks at one row alone. Ages are whole years on `on`; both bounds are still allowed."""
    return [*_of_nik(regions, current_districts), *_of_nik_against_row(), *_of_person(on, minimum_age, maximum_age)]


def _of_nik(regions, current_districts: set[str]) -> list[Finding]:
    provinces, regencies = regions[:2]
    part = nik_kit.parts(pl.col("nik"))
    has = pl.col("nik").is_not_null()
    known_regency = part["province"].is_in(list(provinces)) & part["regency"].is_in(list(regencies))
    error, warning = Severity.ERROR, Severity.WARNING
    return [
        Finding("nik_missing", "nik", warning, "NIK belum diisi. Pekerja baru belum dapat didaftarkan tanpa NIK.",
                pl.col("nik_missing")),
        Finding("nik_precision", "nik", error,
                "Angka terakhir NIK hilang karena disimpan sebagai bilangan. Ketik ulang dari KTP sebagai teks.",
                pl.col("nik_precision")),
        Finding("nik_not_digits", "nik", error, "NIK memuat huruf atau tanda. Ketik ulang 16 angka dari KTP.",
                pl.col("nik_foreign")),
        Finding("nik_length", "nik", error, "Panjang NIK bukan 16 angka. Periksa KTP.", pl.col("nik_length")),
        Finding("nik_region_unknown", "nik", error,
                "Awal NIK tidak menunjuk provinsi atau kabupaten/kota yang pernah ada.", has & ~known_regency),
        Finding("nik_region_retired", "nik", warning,
                "Kode kecamatan pada NIK tidak ada di daftar sekarang; bisa jadi kode lama. Cocokkan dengan KTP.",
                has & known_regency & ~part["district"].is_in(list(current_districts))),
        Finding("nik_birth_date_invalid", "nik", error,
                "Angka ke-7 sampai ke-12 NIK bukan tanggal (hari perempuan ditambah 40).", ~part["is_date"]),
        Finding("nik_serial_zero", "nik", warning, "Empat angka terakhir NIK 0000, padahal nomor urut mulai dari 0001.",
                part["serial"] == "0000"),
    ]  # fmt: skip


def _of_nik_against_row() -> list[Finding]:
    return [
        Finding("nik_birth_date_mismatch", "birth_date", Severity.WARNING,
                "Tanggal lahir di kolom berbeda dengan tanggal di dalam NIK. Cocokkan dengan KTP.",
                disputed_birth()),
        Finding("nik_sex_mismatch", "sex", Severity.WARNING,
                "Jenis kelamin di kolom berbeda dengan yang tersirat di NIK. Cocokkan dengan KTP.",
                pl.col("nik_sex") != pl.col("sex")),
    ]  # fmt: skip


def disputed_birth() -> pl.Expr:
    """The birth date column and digits 7-12 of the NIK both are dates, and not the same one."""
    part = nik_kit.parts(pl.col("nik"))
    day = pl.col("written_date")
    yymmdd = (day.dt.year() % 100) * 10000 + day.dt.month().cast(pl.Int32) * 100 + day.dt.day().cast(pl.Int32)
    return part["is_date"] & (part["yymmdd"] != yymmdd)


def _of_person(on: date, minimum_age: int, maximum_age: int) -> list[Finding]:
    # Two dates that disagree are decided by a person first; an age from either would be a guess.
    years = pl.when(~disputed_birth().fill_null(False)).then(age(pl.col("born_on"), on))
    unknown = pl.all_horizontal(pl.col(c).is_null() for c in ("village_code", "district_code"))
    written = pl.any_horizontal(
        pl.col(c).fill_null("").str.contains(r"[A-Za-z]{2}|\d{2}") for c in ("village", "district")
    )
    return [
        Finding("name_missing", "name", Severity.ERROR, "Nama belum diisi.",
                pl.col("name").is_null() | ~pl.col("name").str.contains(r"\p{L}{2}")),
        Finding("birth_date_invalid", "birth_date", Severity.ERROR,
                "Tanggal lahir bukan tanggal yang mungkin. Tulis misalnya 05-03-1978.",
                ~pl.col("date_missing") & pl.col("written_date").is_null()),
        Finding("name_mother_swapped", "name", Severity.NOTE,
                "Nama seperti nama perempuan, nama ibu seperti nama laki-laki. Mungkin kedua kolom tertukar.",
                (pl.col("sex") == "L") & (pl.col("nik_sex") == "L") & pl.col("name").str.contains(OF_WOMEN)
                & pl.col("mother").str.contains(OF_MEN)),
        Finding("place_unknown", "village", Severity.WARNING,
                "Desa dan kecamatan tidak ditemukan di daftar wilayah. Periksa ejaannya.", unknown & written),
        Finding("age_below_minimum", "birth_date", Severity.ERROR,
                f"Usia di bawah {minimum_age} tahun pada {on:%d-%m-%Y}.", years < minimum_age),
        Finding("age_above_maximum", "birth_date", Severity.ERROR,
                f"Usia di atas {maximum_age} tahun pada {on:%d-%m-%Y}.", years > maximum_age),
    ]  # fmt: skip


def apply(findings: list[Finding], frame: pl.DataFrame) -> pl.DataFrame:
    """The problems of a frame, one row each, with `row_id`; all conditions are tried in one pass."""
    marks = frame.select("row_id", *[finding.holds.fill_null(False).alias(finding.code) for finding in findings])
    found = []
    for finding in findings:
        hits = marks.filter(pl.col(finding.code))
        if hits.height:
            told = {"column": finding.column, "code": finding.code, "severity": str(finding.severity.value),
                    "message": finding.message, "proposed": None}  # fmt: skip
            found.append(hits.select("row_id", *[pl.lit(text, pl.String).alias(name) for name, text in told.items()]))
    return pl.concat(found) if found else pl.DataFrame(schema=SCHEMA)
