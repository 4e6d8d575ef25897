"""A verdict told: as the JSON other programs read, and as sentences for a person."""

from typing import Any

import polars as pl

from naungan.protection.rosters.checks import Judged
from naungan.protection.rosters.enums import Severity
from naungan.protection.rosters.layouts import Book

EXAMPLES = 5


def as_json(book: Book, judged: Judged) -> dict[str, Any]:
    """The shape that `naungan roster check --json` promises. `sheet` is null for text files."""
    return {
        "rows": judged.rows.height,
        "sheets": [
            {"sheet": sheet.name, "header_row": sheet.header_row, "columns": sheet.columns} for sheet in book.sheets
        ],
        "problems": judged.problems.drop("reason").to_dicts(),
        "repairs": judged.repairs.to_dicts(),
        "same_person": [_places(group) for group in judged.same_person],
        "review": [_places(pair) for pair in judged.review],
    }


def _places(group: list[tuple[str | None, int]]) -> list[dict[str, Any]]:
    return [{"sheet": sheet, "row": row} for sheet, row in group]


def summary(name: str, book: Book, judged: Judged) -> list[str]:
    """Lines for the terminal: what was read, what is wrong and where, who appears twice."""
    lines = [f"{name}: {judged.rows.height} baris data"]
    for sheet in book.sheets:
        title = f"lembar {sheet.name}" if sheet.name else "berkas teks"
        where = (
            f"judul kolom di baris {sheet.header_row}"
            if sheet.header_row
            else "tanpa judul kolom, dikenali dari isinya"
        )
        lines.append(f"  {title}: {sheet.rows.height} baris, {where}")
        lines.append(
            "    " + ", ".join(f"{canonical} = {' '.join(text.split())}" for canonical, text in sheet.columns.items())
        )
    if book.hidden:
        lines.append(f"  lembar tersembunyi, tidak dibaca: {', '.join(book.hidden)}")
    if book.skipped:
        lines.append(f"  lembar tanpa daftar nama, dilewati: {', '.join(book.skipped)}")
    bad = judged.rows["has_error"].sum()
    lines += ["", f"{bad} baris perlu diperbaiki dulu; {judged.rows.height - bad} baris boleh lanjut."]
    lines += _by_code(judged.problems, several=len(book.sheets) > 1)
    if judged.repairs.height:
        lines.append(
            f"{judged.repairs.height} NIK dibersihkan dari tanda kutip, spasi, atau titik; angkanya tidak diubah."
        )
    if judged.same_person:
        lines.append(f"{len(judged.same_person)} orang muncul lebih dari sekali.")
    if judged.review:
        lines.append(f"{len(judged.review)} pasang baris mungkin orang yang sama; petugas yang memutuskan.")
    return lines


def _without_reason() -> pl.Expr:
    """The sentence of the problem; what is proposed for one row stands in the row's own message."""
    return pl.col("message").str.strip_suffix(pl.col("reason").fill_null("")).str.strip_chars()


def _by_code(problems: pl.DataFrame, *, several: bool) -> list[str]:
    if not problems.height:
        return ["Tidak ada masalah."]
    rank = {str(severity.value): place for place, severity in enumerate(Severity)}
    counted = problems.group_by("severity", "code").agg(
        _without_reason().first().alias("message"),
        pl.len().alias("count"),
        pl.struct("sheet", "row").head(EXAMPLES).alias("rows"),
    )
    lines = []
    for found in sorted(counted.to_dicts(), key=lambda f: (rank[f["severity"]], -f["count"], f["code"])):
        rows = ", ".join(f"{r['sheet']}!{r['row']}" if several else str(r["row"]) for r in found["rows"])
        more = ", …" if found["count"] > EXAMPLES else ""
        lines.append(f"  {Severity(found['severity']).label}: {found['count']} × {found['code']} (baris {rows}{more})")
        lines.append(f"      {found['message']}")
    return lines
