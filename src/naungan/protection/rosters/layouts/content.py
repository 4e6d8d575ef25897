"""Columns told by what stands in them, for lists without a header or with one nobody has seen before."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from naungan.kit.dates import read_dates
from naungan.kit.nik import examine, parts

SAMPLE = 400
LOOKED_AT = 40  # columns; a person is told in fewer, and each takes a hundredth of a second
LATEST = date(2100, 1, 1)
SEX = r"(?i)^(l|p|lk|pr|lp|laki[ -]*laki|perempuan|pria|wanita|laki|male|female|m|f)\.?$"
PHONE = r"^(?:\+?62|0)8\d{7,11}$"
WORK = (
    r"(?i)\b(buruh|petani|nelayan|pedagang|tukang|ojek|guru|marbot|penenun|sopir|supir|tani|peternak|kuli|dagang|"
    r"wiraswasta|karyawan|swasta|penjahit|pengrajin|imam|irt|rumah tangga|juru|honorer|penambang|pemulung|montir)\b"
)
LETTERS = r"^[A-Za-z'’‘`´.,\- ]+$"


@dataclass
class Profile:
    """Shares (0 to 1) of the filled cells of one column."""

    filled: float
    digits16: float
    women: float
    distinct: float
    dates: float
    sex: float
    phone: float
    work: float
    letters: float
    words: float
    serial: float
    marked: dict[str, float]


def profile(texts: list[str]) -> Profile:
    """Look at the first few hundred cells of a column."""
    cells = pl.Series([text.strip() for text in texts[:SAMPLE]], dtype=pl.String)
    full = cells.filter(cells != "")
    if not len(full):
        return Profile(*[0.0] * 11, marked={})
    nik = examine(full)["nik"]
    known = nik.drop_nulls()
    day = known.str.slice(6, 2).cast(pl.Int32, strict=False)
    dates = read_dates(full, on=LATEST)["date"]
    longish = full.str.len_chars() >= 6
    compact = full.str.replace_all(r"[\s.-]", "")
    return Profile(
        filled=len(full) / max(1, len(cells)),
        digits16=len(known) / len(full),
        women=float((day > 40).mean() or 0.0) if len(known) else 0.0,
        distinct=full.n_unique() / len(full),
        dates=float((dates.is_not_null() & longish & nik.is_null()).mean() or 0.0),
        sex=float(full.str.contains(SEX).mean() or 0.0),
        phone=float(compact.str.contains(PHONE).mean() or 0.0),
        work=float(full.str.contains(WORK).mean() or 0.0),
        letters=float((full.str.contains(LETTERS) & (full.str.len_chars() > 1)).mean() or 0.0),
        words=float((full.str.count_matches(r"\S+")).mean() or 0.0),
        serial=_serial(full),
        marked={
            "village": _share(full, r"(?i)^\s*(desa|kel\.|kelurahan|ds\.?)\s"),
            "district": _share(full, r"(?i)^\s*(kec\.?|kecamatan)\s"),
            "regency": _share(full, r"(?i)^\s*(kab\.?|kabupaten|kota)\s"),
        },
    )


def _share(cells: pl.Series, pattern: str) -> float:
    return float(cells.str.contains(pattern).mean() or 0.0)


def _serial(cells: pl.Series) -> float:
    """Share of steps of exactly one: a column that only counts."""
    numbers = cells.str.extract(r"^(\d{1,6})[.)]?$", 1).cast(pl.Int64, strict=False).drop_nulls()
    if len(numbers) < max(3, len(cells) // 2):
        return 0.0
    return float((numbers.diff().drop_nulls() == 1).mean() or 0.0)


def nik_share(texts: list[str]) -> float:
    """How much a column looks like NIK: 16 digits whose seventh to twelfth are a birth date."""
    cells = pl.Series([text.strip() for text in texts[:SAMPLE]], dtype=pl.String)
    known = examine(cells)["nik"].drop_nulls().to_frame("nik")
    if not known.height:
        return 0.0
    dated = known.select(parts(pl.col("nik"))["is_date"].sum()).item()
    women = known.select((pl.col("nik").str.slice(6, 2).cast(pl.Int32) > 40).mean()).item()
    distinct = known["nik"].n_unique() / known.height
    return dated / max(1, len(cells)) + (0.5 if women and women > 0.02 else 0.0) + 0.3 * distinct


def guess(columns: dict[int, list[str]], taken: set[str]) -> dict[int, str]:
    """Names for the columns given, never one that is taken. Cautious: a column that fits nothing stays unnamed."""
    filled = [column for column, texts in columns.items() if any(text.strip() for text in texts[:SAMPLE])]
    profiles = {column: profile(columns[column]) for column in filled[:LOOKED_AT]}
    found: dict[int, str] = {}

    def choose(canonical: str, fitness, least: float) -> None:
        if canonical in taken or canonical in found.values():
            return
        free = {column: fitness(p) for column, p in profiles.items() if column not in found and p.filled > 0.02}
        if free and (best := max(free, key=lambda column: (free[column], -column))) is not None and free[best] >= least:
            found[best] = canonical

    sixteen = [c for c, p in profiles.items() if p.digits16 > 0.5]
    if "nik" not in taken and sixteen:
        found[max(sixteen, key=lambda column: (nik_share(columns[column]), -column))] = "nik"
    choose("kk", lambda p: p.digits16, 0.5)
    choose("birth_date", lambda p: p.dates, 0.5)
    choose("sex", lambda p: p.sex, 0.7)
    choose("phone", lambda p: p.phone, 0.5)
    choose("number", lambda p: p.serial, 0.8)
    for place in ("regency", "district", "village"):
        choose(place, lambda p, place=place: p.marked.get(place, 0.0), 0.2)
    choose("occupation", lambda p: p.work * (p.distinct < 0.5), 0.5)
    _guess_texts(profiles, found, taken)
    return found


def _guess_texts(profiles: dict[int, Profile], found: dict[int, str], taken: set[str]) -> None:
    """Of the columns of words left: the most varied is the name, a second one like it the mother."""
    words = {c: p for c, p in profiles.items() if c not in found and p.letters > 0.7 and p.filled > 0.3}
    people = [c for c, p in words.items() if p.distinct > 0.55 and p.words >= 1.4]
    people.sort(key=lambda column: (-round(words[column].filled, 1), column))
    if not people and words:
        people = [max(words, key=lambda column: (words[column].distinct, words[column].words))]
    for canonical in ("name", "mother"):
        if canonical not in taken and canonical not in found.values() and people:
            found[people.pop(0)] = canonical
    places = sorted((c for c in words if c not in found), key=lambda column: -words[column].distinct)
    wanted = [p for p in ("village", "district", "regency") if p not in taken and p not in found.values()]
    if len(places) >= len(wanted) and "name" in (taken | set(found.values())):
        for canonical, column in zip(wanted, places, strict=False):
            if words[column].distinct < 0.9:
                found[column] = canonical
