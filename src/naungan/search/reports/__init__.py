"""Reading the index: one question, one or two statements, the same order on every database.

The statements add whole numbers only (impact x rarity), so SQLite and PostgreSQL give the same candidates;
the last order is made in Python from the same numbers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from django.db import connection

from naungan.search import analysis, registry, rules, snippets
from naungan.search.models import Posting, SearchEntry, Term
from naungan.search.registry import Standing
from naungan.search.reports.mending import mend, with_mended
from naungan.search.rules import Candidate, Question

MOST = 2_000  # entries counted
WEIGHTIEST = 2_000  # entries looked at, the weightiest of each rare part; all of them when these do not fill a page
RANKED = 200  # of these put into the last order
FEW = 3  # results; with fewer, those that answer less are added behind them
READ = 20  # of these whose whole text is looked at
PER_PAGE = 10


@dataclass(frozen=True)
class Narrow:
    """What the reader narrowed by."""

    kind: str = ""
    year: int | None = None
    facets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """One line of the list of results."""

    key: str
    kind: str
    label: str
    title: str
    url: str
    on: date | None
    score: float
    facets: Mapping[str, str]
    standing: Standing | None
    title_pieces: list[snippets.Piece]
    pieces: list[snippets.Piece]


@dataclass(frozen=True)
class Results:
    """`hits` of one page; counts by kind, year and facet for the filters; what was read instead of what was typed."""

    question: Question
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_more: bool = False  # more than could be counted
    reachable: int = 0  # as many can be leafed through
    kinds: list[tuple[str, str, int]] = field(default_factory=list)
    years: list[tuple[int, int]] = field(default_factory=list)
    facets: list[tuple[str, str, list[tuple[str, int]]]] = field(default_factory=list)
    mended: Mapping[str, str] = field(default_factory=dict)  # word as typed → word as read
    read_as: str = ""
    is_partial: bool = False  # nobody answers all parts


def search(text: str, *, today: date, narrow: Narrow | None = None, page: int = 1, exactly: bool = False) -> Results:
    """Answer a question. `exactly`: do not mend words that nobody has written."""
    narrow = narrow or Narrow()
    question = rules.ask(text)
    if not question.parts:
        return Results(question)
    mended: dict[str, str] = {}
    if not exactly:
        question, mended = mend(question, _held(question))
    held = _held(question)
    question = rules.settle(question, {term: count for term, (_, count) in held.items()})
    held = _held(question)
    read_as = with_mended(question.text, mended)
    everything = SearchEntry.objects.count()
    rows, is_cut = _candidates(question, held, everything, Narrow())
    if not rows:
        return Results(question, mended=mended, read_as=read_as)
    inside = rows
    if narrow != Narrow() and (is_cut or len(rows) >= MOST):
        inside, is_cut = _candidates(question, held, everything, narrow)
    chosen = [row for row in inside if _fits(row, narrow)] if narrow != Narrow() else inside
    best, standings = _ordered(question, chosen[:RANKED], today)
    first = PER_PAGE * (page - 1)
    return Results(
        question,
        hits=_hits(question, best[first : first + PER_PAGE], standings),
        total=len(chosen),
        is_more=is_cut or len(chosen) >= MOST,
        reachable=min(len(chosen), RANKED),
        kinds=_count_kinds(rows, narrow),
        years=_count_years(rows, narrow),
        facets=_count_facets(rows, narrow),
        mended=mended,
        read_as=read_as,
        is_partial=rows[0].parts < len(question.parts),
    )


@dataclass(frozen=True)
class Row:
    """An entry that answers, before it is put in order."""

    pk: int
    score: int
    parts: int
    kind: str
    year: int | None
    facets: Mapping[str, str]


def _held(question: Question) -> dict[str, tuple[int, int]]:
    """Term → its number and how many entries hold it; terms of nobody are missing."""
    wanted = question.terms | {word for part in question.parts for word in part.words}
    rows = Term.objects.filter(form__in=wanted, entries__gt=0).values_list("form", "pk", "entries")
    return {form: (pk, entries) for form, pk, entries in rows}


def _candidates(question: Question, held: dict, everything: int, narrow: Narrow) -> tuple[list[Row], bool]:
    """The entries that answer enough parts, best first, at most `MOST`; those with fewer parts where these are few.

    Of words that very many hold only the entries where they weigh most are looked at, so that a question costs the
    same however much there is; second value: whether some were left out.
    """
    counts = {term: count for term, (_, count) in held.items()}
    asked: list[tuple[int, int, int]] = []
    for number, part in enumerate(question.parts, start=1):
        for term, weight in part.terms.items():
            if term in held:
                asked.append((held[term][0], number, round(1000 * weight * rules.rarity(counts[term], everything))))
    known = {pk for pk, _, _ in asked}
    for term, weight in question.beside.items():
        if term in held and held[term][0] not in known:
            asked.append((held[term][0], 0, round(1000 * weight * rules.rarity(counts[term], everything))))
    found: dict[int, Row] = {}
    is_cut = False
    for need in rules.needed(len(question.parts)):
        first = {held[term][0]: counts[term] for term in sorted(rules.drivers(question, counts, need)) if term in held}
        most = WEIGHTIEST // max(1, len(first))
        is_cut = any(count > most for count in first.values())
        rows = _run(asked, list(first), need, len(question.parts), narrow, most) if first else []
        if is_cut and len(rows) < PER_PAGE:
            rows, is_cut = _run(asked, list(first), need, len(question.parts), narrow, everything), False
        found |= {row.pk: row for row in rows if row.pk not in found}
        if len(found) >= FEW:
            break
    return list(found.values()), is_cut


def _run(
    asked: list[tuple[int, int, int]], first: list[int], need: int, parts: int, narrow: Narrow, most: int
) -> list[Row]:
    """One statement. `first`: terms one of which every answer must hold, `most` entries of each, the weightiest;
    the others are looked up for those alone."""
    name = connection.ops.quote_name
    posting, entry = name(Posting._meta.db_table), name(SearchEntry._meta.db_table)
    answered = " + ".join(f"MAX(CASE WHEN a.part = {n} THEN 1 ELSE 0 END)" for n in range(1, parts + 1))
    marks = ", ".join(["(%s, %s, %s)"] * len(asked))
    where = {"e.kind": narrow.kind, "e.year": narrow.year}
    where = {column: value for column, value in where.items() if value}
    joined = f"CROSS JOIN {entry} e" if where else ""  # this way round: the weightiest postings, then their entries
    within = "".join(f" AND {column} = %s" for column in where) + (" AND e.id = p.entry_id" if where else "")
    one = f"""SELECT p.entry_id FROM {posting} p {joined} WHERE p.term_id = %s {within}
              ORDER BY p.impact DESC, p.entry_id LIMIT %s"""  # noqa: S608
    seed = " UNION ".join(f"SELECT entry_id FROM ({one}) t{n}" for n in range(len(first)))  # noqa: S608
    values = [value for term in first for value in (term, *where.values(), most)]
    statement = f"""
        WITH asked(term_id, part, weight) AS (VALUES {marks}),
        seed AS ({seed}),
        found AS (
            SELECT s.entry_id, SUM(p.impact * a.weight) AS score, {answered} AS parts
            FROM seed s CROSS JOIN asked a JOIN {posting} p ON p.term_id = a.term_id AND p.entry_id = s.entry_id
            GROUP BY s.entry_id HAVING {answered} >= %s
            ORDER BY 3 DESC, 2 DESC, 1 LIMIT %s
        )
        SELECT e.id, f.score, f.parts, e.kind, e.year, e.facets
        FROM found f JOIN {entry} e ON e.id = f.entry_id ORDER BY f.parts DESC, f.score DESC, e.id
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*(one for row in asked for one in row), *values, need, MOST])
        return [
            Row(pk, int(score), parts, kind, year, _facets(facets))
            for pk, score, parts, kind, year, facets in cursor.fetchall()
        ]


@lru_cache(maxsize=10_000)  # a few hundred different ones among thousands of entries
def _facets(kept: str) -> Mapping[str, str]:
    return SearchEntry._meta.get_field("facets").from_db_value(kept, None, connection) or {}


def _fits(row: Row, narrow: Narrow, *, but: str = "") -> bool:
    """Does it lie within what the reader narrowed by, leaving one filter (`but`) aside?"""
    return (
        (but == "kind" or not narrow.kind or row.kind == narrow.kind)
        and (but == "year" or not narrow.year or row.year == narrow.year)
        and all(row.facets.get(name) == wanted for name, wanted in narrow.facets.items() if name != but)
    )


def _count_kinds(rows: list[Row], narrow: Narrow) -> list[tuple[str, str, int]]:
    """(name, label, count), in the order rooms registered."""
    bare = replace(narrow, facets={})
    counts = Counter(row.kind for row in rows if _fits(row, bare, but="kind"))
    return [(name, kind.label, counts[name]) for name, kind in registry.KINDS.items() if counts[name]]


def _count_years(rows: list[Row], narrow: Narrow) -> list[tuple[int, int]]:
    counts = Counter(row.year for row in rows if row.year and _fits(row, narrow, but="year"))
    return sorted(counts.items(), reverse=True)


def _count_facets(rows: list[Row], narrow: Narrow) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """(name, label, [(value, count)]) of the chosen kind."""
    kind = registry.KINDS.get(narrow.kind)
    found = []
    for name, label in kind.facets.items() if kind else ():
        counts = Counter(row.facets[name] for row in rows if row.facets.get(name) and _fits(row, narrow, but=name))
        found.append((name, label, sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))
    return [facet for facet in found if facet[2]]


def _ordered(question: Question, rows: list[Row], today: date) -> tuple[list[tuple[float, int]], dict[str, Standing]]:
    """(score, number of the entry), best first, and how it is with those that have a standing.

    The first few also by whether their text has the words side by side.
    """
    by_pk = {row.pk: row for row in rows}
    entries = SearchEntry.objects.filter(pk__in=by_pk).values_list("pk", "key", "kind", "on", "heads")
    some = [
        Candidate(key, kind, analysis.read_heads(heads), on, by_pk[pk].score, by_pk[pk].parts, pk)
        for pk, key, kind, on, heads in entries
    ]
    standings = _standings(((one.kind, one.key) for one in some), today)
    places = rules.in_series(question, some)
    scored = []
    for one in some:
        known = registry.KINDS.get(one.kind)
        prior, fades = (known.prior, known.fades) if known else (1.0, False)
        prior *= standings[one.key].worth if one.key in standings else 1.0
        worth = rules.value(question, one, prior=prior, fades=fades, today=today) * places.get(one.pk, 1.0)
        scored.append((worth, one))
    scored.sort(key=_place)
    if len(question.phrase) > 1:
        first = [one.pk for _, one in scored[:READ] if not rules.is_side_by_side(question, one.heads)]
        texts = SearchEntry.objects.filter(pk__in=first).values_list("pk", "text")
        phrase = question.text.lower()
        raised = {pk for pk, text in texts if phrase in text.lower()}
        more = 1 + rules.IN_TEXT_SIDE_BY_SIDE
        scored = sorted(((worth * (more if one.pk in raised else 1), one) for worth, one in scored), key=_place)
    return [(worth, one.pk) for worth, one in scored], standings


def _place(scored: tuple[float, Candidate]) -> tuple[float, int, str]:
    """The worthiest first; of equals the newest, then by key, so that the order is the same everywhere."""
    worth, one = scored
    return -worth, -(one.on or date.min).toordinal(), one.key


def _standings(some: Iterable[tuple[str, str]], today: date) -> dict[str, Standing]:
    """Key → how it is with it today, of those kinds that can say so."""
    keys: dict[str, list[str]] = {}
    for kind, key in some:
        keys.setdefault(kind, []).append(key)
    told: dict[str, Standing] = {}
    for kind, held in keys.items():
        known = registry.KINDS.get(kind)
        if known and known.standing:
            told |= known.standing(held, today)
    return told


def _hits(question: Question, best: list[tuple[float, int]], standings: Mapping[str, Standing]) -> list[Hit]:
    rows = SearchEntry.objects.in_bulk([pk for _, pk in best])
    terms = question.terms | {word for part in question.parts for word in part.words}
    made = []
    for score, pk in best:
        row = rows[pk]
        kind = registry.KINDS.get(row.kind)
        in_summary = snippets.marked(row.summary, terms)
        shows = in_summary if row.summary and any(piece.hit for piece in in_summary) else None
        body = shows or snippets.snippet(row.text, terms)
        if row.summary and not any(piece.hit for piece in body):
            body = in_summary
        made.append(
            Hit(row.key, row.kind, kind.label if kind else row.kind, row.title, row.url, row.on, score, row.facets,
                standings.get(row.key), snippets.marked(row.title, terms), body)
        )  # fmt: skip
    return made
