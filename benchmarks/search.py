"""Search: our three tables against SQLite's FTS5 and against plain `icontains`, over the same texts in one run.

    python benchmarks/search.py [ARTICLES] [REGULATIONS] [PAGES]

Articles of 250 words, regulations of so many pages of 300 words, drawn from the roots we know by Zipf's law. All three
answer the same questions on one machine, in milliseconds of the processor, so that other work beside it does not
count. FTS5 knows no Indonesian and only counts its hits here; ours also forgives slips, counts the filters, and cuts
and marks the snippets. For growth: `2000 0`, then `8000 0`. Its own database, in a temporary folder.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
place = tempfile.TemporaryDirectory(prefix="naungan-bench-")  # gone with the process
os.environ["NAUNGAN_VAR"] = place.name
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Q  # noqa: E402

from naungan.search import Entry, actions, registry, reports, stemming  # noqa: E402
from naungan.search.models import Posting, SearchEntry, Spelling  # noqa: E402

TODAY = date(2026, 11, 22)
WAYS = ("{}", "{}", "{}", "{}nya", "me{}kan", "di{}", "pe{}an", "ke{}an", "ter{}", "{}an")
QUESTIONS = {
    "common": "kerja daftar",
    "rare": "zakat walikota",
    "mixed": "kerja daftar zakat",
    "mistyped": "pendaftran",
}


def words() -> tuple[list[str], list[float]]:
    """A vocabulary of inflected forms, the commonest first, with Zipf's weights."""
    roots = sorted(stemming._lists()[0], key=lambda root: (root not in ("kerja", "daftar", "upah"), hash_of(root)))
    forms = [way.format(root) for way in dict.fromkeys(WAYS) for root in roots]
    return forms, list(accumulate(1 / (rank + 3) for rank in range(len(forms))))


def hash_of(text: str) -> int:
    return random.Random(text).randrange(10**9)


def entries(articles: int, regulations: int, pages: int) -> Iterator[Entry]:
    draw = random.Random(52)
    forms, weights = words()

    def text(size: int) -> str:
        return " ".join(draw.choices(forms, cum_weights=weights, k=size))

    for n in range(articles):
        yield Entry(f"b:{n}", "news", text(8), text(250), f"/b/{n}/", text(18), on=TODAY - timedelta(days=n % 3000))
    for n in range(regulations):
        title = f"Peraturan Pemerintah Nomor {n % 99 + 1} Tahun {1981 + n % 45} tentang {text(9)}"
        yield Entry(f"r:{n}", "regulation", title, text(300 * pages), f"/r/{n}/", text(20))


def milliseconds(act: Callable[[], object], times: int = 7) -> float:
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append(1000 * (time.process_time() - start))
    return median(took)


def fts5(question: str) -> list:
    """What FTS5 gives for all of the words, best first; forms of a word are reached by their beginnings only."""
    asked = " AND ".join(f"{word}*" for word in question.split())
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM fts WHERE fts MATCH %s ORDER BY bm25(fts) LIMIT 10", [asked])
        return cursor.fetchall()


def plain(question: str) -> list:
    found = SearchEntry.objects.all()
    for word in question.split():
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return list(found.values_list("pk", flat=True)[:10])


def main(articles: int = 1_000, regulations: int = 30, pages: int = 100) -> None:
    call_command("migrate", verbosity=0)
    registry.KINDS.clear()
    for name in ("news", "regulation"):
        registry.register(registry.Kind(name, name, list))
    start = time.process_time()
    for chunk in actions._chunks(entries(articles, regulations, pages), 100):
        actions.put(*chunk)
    filled = time.process_time() - start
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE fts USING fts5(title, summary, body)")
        cursor.execute(
            "INSERT INTO fts(rowid, title, summary, body) SELECT id, title, summary, text FROM search_searchentry"
        )
    print(f"{articles:,} articles, {regulations:,} regulations of {pages} pages: filled in {filled:.1f} s")
    print(f"{Posting.objects.count():,} postings, {Spelling.objects.count():,} spellings")
    print(f"{'question':<12} {'ours':>9} {'FTS5':>9} {'icontains':>10}   ours/FTS5  icontains/ours")
    for name, question in QUESTIONS.items():
        ours = milliseconds(lambda q=question: reports.search(q, today=TODAY))
        theirs = milliseconds(lambda q=question: fts5(q))
        naive = milliseconds(lambda q=question: plain(q), times=3)
        ratios = f"{ours / theirs:>11.1f} {naive / ours:>15.1f}"
        print(f"{name:<12} {ours:>6.1f} ms {theirs:>6.1f} ms {naive:>7.1f} ms {ratios}")
    one = next(entries(1, 0, 0))
    changed = milliseconds(lambda: (actions.drop(one.key), actions.put(one)))
    print(f"one article taken out and put in: {changed:.0f} ms")


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:4]))
