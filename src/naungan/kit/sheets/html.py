"""HTML tables saved as .xls: many office applications export "Excel" this way."""

import re
from html.parser import HTMLParser

from naungan.kit.sheets.book import Grid, Limits, Unreadable
from naungan.kit.sheets.columns import Columns
from naungan.kit.sheets.text import decode

SIGN = re.compile(
    r"^\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|table|head|meta|body|style|div)\b", re.I
)
MAX_SPAN = 256


def looks_like(data: bytes) -> bool:
    return bool(SIGN.match(decode(data[:2048])))


def read(data: bytes, limits: Limits) -> list[Grid]:
    """Each table as one grid, stacked as a spreadsheet would show them: one sheet, table under table."""
    tables = _Tables(limits)
    try:
        tables.feed(decode(data))
        tables.close()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("file_damaged", "Tabel di dalam berkas ini tidak dapat dibaca.") from error
    tables.end_row()
    columns = Columns(limits)
    columns.add_all(tables.lines)
    if not tables.lines:
        raise Unreadable(
            "file_not_spreadsheet", "Berkas ini halaman web tanpa tabel. Kirim dalam bentuk XLSX, XLS, ODS, atau CSV."
        )
    return [Grid(None, *columns.finish())]


class _Tables(HTMLParser):
    """Collects rows of cells; colspan fills with blanks as a merged cell does, rowspan likewise."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.lines: list[list[str]] = []
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.span = 1
        self.hanging: dict[int, int] = {}
        self.rowspan = 1
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.silent += 1
        elif tag == "tr":
            self.end_row()
            self.row = []
        elif tag in ("td", "th"):
            self.end_cell()
            if self.row is None:
                self.row = []
            values = dict(attrs)
            self.span, self.rowspan = _number(values.get("colspan")), _number(values.get("rowspan"))
            self.cell = []
        elif tag == "br" and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.silent = max(0, self.silent - 1)
        elif tag in ("td", "th"):
            self.end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.silent:
            self.cell.append(data)

    def end_cell(self) -> None:
        if self.cell is None or self.row is None:
            return
        self._skip_hanging()
        start = len(self.row)
        self.row.append(re.sub(r"[ \t\r\n]+", " ", "".join(self.cell)).strip())
        self.row.extend([""] * (self.span - 1))
        if self.rowspan > 1:
            for column in range(start, start + self.span):
                self.hanging[column] = self.rowspan
        self.cell = None

    def _skip_hanging(self) -> None:
        while self.row is not None and self.hanging.get(len(self.row), 0) > 0:
            self.row.append("")

    def end_row(self) -> None:
        self.end_cell()
        if self.row is None:
            return
        self.lines.append(self.row[: self.limits.columns])
        self.row = None
        self.hanging = {column: left - 1 for column, left in self.hanging.items() if left > 1}
        if len(self.lines) > self.limits.rows:
            raise Unreadable("file_too_large", f"Tabel melebihi batas {self.limits.rows} baris. Bagi daftarnya.")


def _number(text: str | None) -> int:
    return min(int(text), MAX_SPAN) if text and text.strip().isdigit() else 1
