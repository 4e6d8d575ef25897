"""Reading and judging a long list: our columns against the row-by-row loop that a user of openpyxl would write.

    python benchmarks/roster_check.py [ROWS]

Prints seconds and the ratio for an XLSX and for a CSV of the same people, in one run. The loop makes the checks of one
row and finds equal NIK; it does not compare people otherwise. Ours does all of `naungan roster check`.
"""

import csv
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

ON = date(2024, 11, 11)
HEADER = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Desa", "Kecamatan", "Kabupaten", "Nama Ibu", "Pekerjaan", "HP"]
STYLES = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y")
MONTHS = {"Januari": "January", "Februari": "February", "Maret": "March", "Mei": "May", "Juni": "June", "Juli": "July",
          "Agustus": "August", "Oktober": "October", "Desember": "December", "AGU": "AUG", "OKT": "OCT", "MEI": "MAY",
          "DES": "DEC"}  # fmt: skip


def people(rows: int) -> list[list[str]]:
    """Plain rows with a mess on some: dressing, missing NIK, wrong dates, repeated people."""
    from naungan.protection.rosters.forging import mess, shapes
    from naungan.protection.rosters.forging import people as forged

    chance = random.Random(1)
    homes = forged.choose_villages("52", 400, chance)
    lines = []
    everyone = forged.population(chance, homes, as_of=ON, size=rows)
    for number, row in enumerate(
        mess.messy_rows(everyone, homes, chance, as_of=ON, work=shapes.VILLAGE, precision="text")[:rows], start=1
    ):
        lines.append([str(number), str(row.nik), row.name, row.sex, row.born_text, row.village, row.district,
                      row.regency, row.mother, row.work, row.phone])  # fmt: skip
    return lines


def write(lines: list[list[str]], folder: Path) -> tuple[Path, Path]:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for line in [HEADER, *lines]:
        sheet.append(line)
    book.save(folder / "daftar.xlsx")
    with (folder / "daftar.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";").writerows([HEADER, *lines])
    return folder / "daftar.xlsx", folder / "daftar.csv"


def loop(path: Path, known: tuple[set, set, set], villages: set[tuple[str, str]]) -> int:
    """The checks, one row at a time, as one writes them first."""
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        lines = [[cell.value for cell in line] for line in load_workbook(path).active.iter_rows()]
    else:
        with path.open(newline="", encoding="utf-8") as stream:
            lines = list(csv.reader(stream, delimiter=";"))
    problems, seen = 0, defaultdict(list)
    for number, line in enumerate(lines[1:], start=2):
        row = dict(zip(HEADER, line, strict=True))
        nik = str(row["NIK"] or "").replace("NIK", "")
        for letter in "' .-:":
            nik = nik.replace(letter, "")
        born = day_of(row["Tgl Lahir"])
        problems += judge_row(nik, row, born, known)
        village = str(row["Desa"] or "").lower().replace("desa ", "").strip()
        district = str(row["Kecamatan"] or "").lower().replace("kec. ", "").strip()
        problems += (village, district) not in villages
        if len(nik) == 16:
            problems += bool(seen[nik])
            seen[nik].append(number)
    return problems


def day_of(text: str | None) -> date | None:
    text = str(text or "").strip()
    for ours, theirs in MONTHS.items():
        text = text.replace(ours, theirs)
    for style in STYLES:
        try:
            return datetime.strptime(text, style).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def judge_row(nik: str, row: dict, born: date | None, known: tuple[set, set, set]) -> int:
    problems = not row["Nama"]
    if born is None:
        problems += 1
    else:
        age = ON.year - born.year - ((ON.month, ON.day) < (born.month, born.day))
        problems += age < 15 or age > 64
    if not nik or nik == "0":
        return problems + 1
    if not nik.isdigit() or len(nik) != 16:
        return problems + 1
    problems += nik[:2] not in known[0] or nik[:4] not in known[1] or nik[:6] not in known[2]
    day = int(nik[6:8])
    problems += (day > 40) != (row["JK"] == "P")
    try:
        inside = date(1900 + int(nik[10:12]), int(nik[8:10]), day - 40 if day > 40 else day)
    except ValueError:
        return problems + 1
    return problems + (
        born is not None and (inside.day, inside.month, inside.year % 100) != (born.day, born.month, born.year % 100)
    )


def ours(path: Path, gazetteer) -> int:
    from naungan.protection.rosters.checks import judge
    from naungan.protection.rosters.layouts import read_book

    judged = judge(read_book(path), on=ON, minimum_age=15, maximum_age=64, gazetteer=gazetteer, keep_received=False)
    return judged.problems.height


def timed(work) -> tuple[float, int]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    import django

    django.setup()
    from naungan.regions.models import Region
    from naungan.regions.recognition import Gazetteer

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    gazetteer = Gazetteer.load()
    known = gazetteer.nik_regions()
    names = dict(Region.objects.values_list("code", "name"))
    villages = {(name.lower(), names[code[:8]].lower()) for code, name in names.items() if len(code) == 13}
    with tempfile.TemporaryDirectory() as folder:
        for path in write(people(rows), Path(folder)):
            slow, a = timed(lambda path=path: loop(path, known, villages))
            quick, b = min(timed(lambda path=path: ours(path, gazetteer)) for _ in range(2))
            print(f"{path.suffix[1:]:>5} {rows:,} rows: loop {slow:.2f} s ({a} problems), columns {quick:.2f} s "
                  f"({b} problems), {slow / quick:.1f} times quicker, {rows / quick:,.0f} rows/s")  # fmt: skip


if __name__ == "__main__":
    main()
