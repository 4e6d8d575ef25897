"""The index that questions are asked of: about ninety entries in the manner of the site."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from naungan.search import Entry
from naungan.search.registry import Kind, Standing

HERE = Path(__file__).parent
CORPUS = tomllib.loads((HERE / "corpus.toml").read_text())
QUESTIONS = tomllib.loads((HERE / "questions.toml").read_text())
TODAY = date(2026, 11, 22)


def pages() -> Iterable[Entry]:
    for key, (title, text, summary) in CORPUS["pages"].items():
        yield Entry(key, "page", title, text, f"/{key}/", summary=summary)


def regulations() -> Iterable[Entry]:
    for key, (title, text, status) in CORPUS["regulations"].items():
        year = int(key.rpartition("-")[2])
        yield Entry(key, "regulation", title, text, f"/regulasi/{key}/", on=date(year, 3, 1), facets={"status": status})


def standings(keys: Iterable[str], today: date) -> dict[str, Standing]:
    told = {key: CORPUS["regulations"][key][2] for key in keys}
    return {key: Standing(label, worth=1.0 if label in ("Berlaku", "Diubah") else 0.6) for key, label in told.items()}


def officials() -> Iterable[Entry]:
    for key, (title, words) in CORPUS["officials"].items():
        yield Entry(key, "official", title, "", "/pimpinan/", words=words)


def dated(kind: str, table: str) -> Iterable[Entry]:
    for key, (title, text, day) in CORPUS[table].items():
        yield Entry(key, kind, title, text, f"/{kind}/{key}/", on=date.fromisoformat(day))


KINDS = [
    Kind("page", "Halaman", pages),
    Kind("regulation", "Regulasi", regulations, prior=0.65, facets={"status": "Keadaan"}, standing=standings),
    Kind("official", "Pejabat", officials, prior=0.9),
    Kind("news", "Berita", lambda: dated("news", "news"), prior=0.6, fades=True),
    Kind("document", "Dokumen", lambda: dated("document", "documents"), prior=0.65),
]
