"""Which lines are people: not titles repeated, not numbering, not totals, not the signatures below."""

import polars as pl

from naungan.kit.nik import SCIENTIFIC

FOOTER = (
    r"(?i)^\W*(jumlah|total|sub\s*total|subtotal|grand\s*total|jml|mengetahui|menyetujui|kepala\s+(desa|dinas|dusun|"
    r"kelurahan|bidang|seksi|bagian|upt)|camat\b|lurah\b|sekretaris|petugas|dibuat|pembuat|yang\s+membuat|tanda\s+tangan|"
    r"ttd|nip\b|n\.i\.p|an\.\s|a\.n\.|catatan\s*:|keterangan\s*:|rekap|disahkan|hormat|penanggung\s+jawab|bupati|wali\s*kota)"
)
CORE_SHARE = 0.4
NOT_CORE = ("number", "note")


def lines_of_people(frame: pl.DataFrame, titles: dict[str, str]) -> pl.Series:
    """A mask over the frame's lines. `titles` are the folded header texts, to leave out repeated headers."""
    texts = [c for c in frame.columns if frame[c].dtype == pl.String]
    core = [c for c in texts if c not in NOT_CORE]
    least = max(2, round(CORE_SHARE * len(core))) if len(core) > 1 else 1
    digits = (
        pl.col("nik").fill_null("").str.replace_all(r"\D", "").str.len_chars()
        if "nik" in core
        else pl.lit(0, pl.UInt32)
    )
    exponent = pl.col("nik").fill_null("").str.contains(SCIENTIFIC) if "nik" in core else pl.lit(False)
    footer = pl.any_horizontal(pl.col(c).fill_null("").str.contains(FOOTER) for c in texts)
    number = pl.col("number").fill_null("").str.contains(r"^\d{1,7}[.)]?$") if "number" in texts else pl.lit(False)
    named = pl.col("name").is_not_null() if "name" in core else pl.lit(False)
    numbering = _counting(texts)
    marks = frame.select(
        "line",
        filled=pl.sum_horizontal(pl.col(c).is_not_null() for c in core),
        nik=(digits.is_between(10, 20) | exponent) & ~_starts_nip(core),
        footer=footer,
        counted=number,
        named=named,
        noise=numbering | _repeated(titles, core),
    )
    strong = pl.col("nik") & (pl.col("filled") >= min(2, len(core)))
    person = strong | (pl.col("filled") >= least) & ~pl.col("footer")
    person = person | (pl.col("counted") & pl.col("named") & ~pl.col("footer"))
    marks = marks.with_columns(strong=strong & ~pl.col("footer"), person=person & ~pl.col("noise"))
    last = marks.filter((pl.col("filled") >= least) & pl.col("strong"))["line"].max()
    first_end = marks.filter(pl.col("footer") & (pl.col("line") > (last or 0)))["line"].min()
    if first_end is not None:
        marks = marks.with_columns(person=pl.col("person") & (pl.col("line") < first_end))
    return marks["person"]


def _starts_nip(core: list[str]) -> pl.Expr:
    if "nik" not in core:
        return pl.lit(False)
    return pl.col("nik").fill_null("").str.contains(r"(?i)^\W*n\.?\s?i\.?\s?p\b")


def _counting(texts: list[str]) -> pl.Expr:
    """A line whose every filled cell is a small whole number, three of them at least."""
    small = [pl.col(c).str.contains(r"^\(?\d{1,2}\)?\.?$") for c in texts]
    every = pl.all_horizontal(mark.fill_null(True) for mark in small)
    return every & (pl.sum_horizontal(mark.fill_null(False) for mark in small) >= 3)


def _repeated(titles: dict[str, str], core: list[str]) -> pl.Expr:
    """The header again in the middle: two columns that repeat their own title."""
    hits = [
        pl.col(c).fill_null("").str.to_lowercase().str.replace_all(r"[^a-z0-9]+", " ").str.strip_chars() == title
        for c, title in titles.items()
        if c in core and title
    ]
    return pl.sum_horizontal(hits) >= 2 if hits else pl.lit(False)


def split_birth(frame: pl.DataFrame) -> pl.DataFrame:
    """ "Mataram, 12-03-1980" in one column becomes a place and a date; what has no figure is only a place."""
    both = pl.col("birth")
    place = both.str.extract(r"^([^\d]*?)[\s,./:-]*(?:\d|$)", 1).str.replace(r"[\s,]+$", "").str.strip_chars()
    day = both.str.extract(r"(\d.*)$", 1).str.strip_chars()
    word_only = both.str.contains(r",") & ~both.str.contains(r"\d")
    day = pl.when(word_only).then(both.str.extract(r",\s*(.*)$", 1)).otherwise(day)
    return frame.with_columns(birth_place=place.replace("", None), birth_date=day.replace("", None)).drop("birth")
