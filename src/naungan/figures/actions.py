"""Verbs: deposit, publish, withdraw. Each in one transaction, with one journal line for each indicator and month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from naungan.accounts.models import User
from naungan.figures import rules
from naungan.figures.enums import MAY_PUBLISH, Status
from naungan.figures.models import Denominator, Figure, FigureQuerySet, Indicator
from naungan.figures.rules import Refused
from naungan.journal.actions import record

Cell = tuple[str, str, str, date]  # indicator, segment, region, period
CHUNK = 2_000


@dataclass(frozen=True)
class Deposit:
    """One number with its proof. `segment` "" is all segments; `period` the first day of its month.

    `denominator`: a Denominator, None for a count without share, or "newest" for the newest base with a
    source for that cell. `stated_percent`: what somebody wrote beside it; refused when it is off.
    """

    indicator: str
    region: str
    period: date
    numerator: int
    source: str
    as_of: date
    segment: str = ""
    denominator: Denominator | str | None = "newest"
    note: str = ""
    stated_percent: Decimal | None = None

    @property
    def cell(self) -> Cell:
        return self.indicator, self.segment, self.region, self.period


@transaction.atomic
def deposit(entries: Iterable[Deposit], *, by: User | None, now: datetime, parts: Sequence[Decimal] = ()) -> int:
    """Leave preliminary figures, set-wise; an older preliminary figure of the same cell gives way.

    A number equal to the one already published for its cell is not deposited again. `by` None is the
    counting room; an officer deposits in their own area only. Refused: a stated percentage that is off,
    `parts` (percentages said to make up one whole) that do not close, a month that has not begun.
    Returns how many preliminary figures were left.
    """
    entries = list(entries)
    today = timezone.localdate(now)
    if parts and not (check := rules.check_parts(parts)):
        raise Refused(check.message, check)
    bases = _newest_bases(entries)
    figures = []
    for entry in entries:
        base = _base(entry, bases)
        _check_entry(entry, base, by, today)
        figures.append(_figure(entry, base, by, now))
    published = _published_numbers(entries)
    _drop_preliminary(entries)
    figures = [f for f in figures if published.get(_cell(f), 0 if by is None else None) != f.numerator]
    Figure.objects.bulk_create(figures, batch_size=CHUNK)
    _journal("deposited", figures, by, now)
    return len(figures)


def _check_entry(entry: Deposit, base: Denominator | None, by: User | None, today: date) -> None:
    if by is not None and not by.has_role(*MAY_PUBLISH, within=entry.region):
        raise Refused("Wilayah angka ini di luar tugas Anda.")
    if entry.period.day != 1:
        raise Refused("Bulan angka ditulis dengan tanggal pertamanya.")
    if entry.period > today:
        raise Refused("Bulannya belum mulai; angka bulan depan adalah perkiraan dan tidak disetor.")
    if entry.numerator < 0:
        raise Refused("Pembilang tidak boleh kurang dari nol.")
    if not entry.source.strip():
        raise Refused("Angka tanpa sumber tidak disetor; tulis dari mana pembilangnya.")
    if base is not None and (base.indicator_id, base.segment, base.region_id) != entry.cell[:3]:
        raise Refused(f"Penyebut “{base.name}” bukan untuk indikator, segmen dan wilayah angka ini.")
    if base is not None and entry.numerator > base.value:
        raise Refused(f"Pembilang {entry.numerator} lebih besar daripada penyebut {base.value}.")
    if entry.stated_percent is None:
        return
    if base is None:
        raise Refused("Persen hanya dapat ditulis bersama penyebut yang bersumber.")
    check = rules.check_stated(entry.stated_percent, entry.numerator, base.value)
    if not check:
        raise Refused(check.message, check)


def _newest_bases(entries: list[Deposit]) -> dict[tuple[str, str, str], list[Denominator]]:
    """Bases by (indicator, segment, region), newest first; there are few, so all of the indicators are read."""
    wanted = {e.indicator for e in entries if e.denominator == "newest"}
    found: dict[tuple[str, str, str], list[Denominator]] = defaultdict(list)
    for base in Denominator.objects.filter(indicator__in=wanted, is_base=True).order_by("-as_of"):
        found[base.indicator_id, base.segment, base.region_id].append(base)
    return found


def _base(entry: Deposit, bases: dict) -> Denominator | None:
    if not isinstance(entry.denominator, str):
        return entry.denominator
    rows = bases.get((entry.indicator, entry.segment, entry.region), ())
    return next((b for b in rows if b.as_of <= entry.as_of), None)


def _figure(entry: Deposit, base: Denominator | None, by: User | None, now: datetime) -> Figure:
    return Figure(
        indicator_id=entry.indicator,
        segment=entry.segment,
        region_id=entry.region,
        period=entry.period,
        numerator=entry.numerator,
        denominator=base,
        source=entry.source,
        as_of=entry.as_of,
        note=entry.note,
        deposited_at=now,
        deposited_by=by,
    )


def _cell(figure: Figure) -> Cell:
    return figure.indicator_id, figure.segment, figure.region_id, figure.period


def _of_same_months(queryset: FigureQuerySet, entries: list[Deposit]) -> FigureQuerySet:
    return queryset.filter(
        indicator__in={e.indicator for e in entries},
        period__in={e.period for e in entries},
        region__in={e.region for e in entries},
    )


def _published_numbers(entries: list[Deposit]) -> dict[Cell, int]:
    rows = _of_same_months(Figure.objects.published(), entries)
    return {tuple(row[:4]): row[4] for row in rows.values_list("indicator", "segment", "region", "period", "numerator")}


def _drop_preliminary(entries: list[Deposit]) -> None:
    cells = {e.cell for e in entries}
    rows = _of_same_months(Figure.objects.preliminary(), entries)
    listed = rows.values_list("pk", "indicator", "segment", "region", "period")
    stale = [pk for pk, *cell in listed if tuple(cell) in cells]
    for start in range(0, len(stale), CHUNK):
        Figure.objects.filter(pk__in=stale[start : start + CHUNK]).delete()


@transaction.atomic
def publish(figures: FigureQuerySet, *, by: User, now: datetime, seen: int | None = None) -> int:
    """Publish preliminary figures, all or none; what they replace stays, but is no longer current.

    `seen` is the highest id the officer had on the screen: a newer deposit in the same set is refused,
    so that nobody publishes a number they have not read. Withheld cells are marked anew for each month.
    """
    chosen = list(figures.select_for_update(of=("self",)).order_by("pk"))
    if not chosen:
        raise Refused("Tidak ada angka sementara untuk diterbitkan.")
    if seen is not None and chosen[-1].pk > seen:
        raise Refused("Ada hitungan baru sejak halaman ini dibuka. Muat ulang, baca lagi, lalu terbitkan.")
    if reasons := reasons_against(chosen, by=by, today=timezone.localdate(now)):
        first, count = next(iter(reasons.items()))
        raise Refused(f"{first} ({count} angka)")
    ids = [f.pk for f in chosen]
    same_cell = Figure.objects.filter(
        pk__in=ids,
        indicator=OuterRef("indicator"),
        segment=OuterRef("segment"),
        region=OuterRef("region"),
        period=OuterRef("period"),
    )
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        Figure.objects.published().filter(Exists(same_cell.filter(pk__in=part))).update(is_current=False)
        Figure.objects.filter(pk__in=part).update(
            status=Status.PUBLISHED, published_by=by, published_at=now, is_current=True
        )
    _mark_withheld({(f.indicator_id, f.period) for f in chosen})
    _journal("published", chosen, by, now, public=True)
    return len(ids)


def reasons_against(figures: Iterable[Figure], *, by: User, today: date) -> Counter:
    """Why this officer may not publish these figures: reason → how many of them. Empty: they may."""
    reasons: Counter = Counter()
    areas = by.areas(*MAY_PUBLISH, today=today)
    for figure in figures:
        reason = rules.may_publish(
            status=figure.status,
            depositor=figure.deposited_by_id,
            officer=by.pk,
            in_area=_within(figure.region_id, areas),
            period=figure.period,
            today=today,
        )
        if reason:
            reasons[reason] += 1
    return reasons


def _within(code: str, areas: list[str]) -> bool:
    return any(code == area or code.startswith(area + ".") for area in areas)


@transaction.atomic
def withdraw(figures: FigureQuerySet, *, by: User, now: datetime, reason: str) -> int:
    """Take figures back, with the reason; they stay on record, the public sees a gap with that reason."""
    chosen = list(figures.select_for_update(of=("self",)).order_by("pk"))
    areas = by.areas(*MAY_PUBLISH, today=timezone.localdate(now))
    if not chosen:
        raise Refused("Tidak ada angka untuk ditarik.")
    for figure in chosen:
        refusal = rules.may_withdraw(status=figure.status, in_area=_within(figure.region_id, areas), reason=reason)
        if refusal:
            raise Refused(refusal)
    ids = [f.pk for f in chosen]
    for start in range(0, len(ids), CHUNK):
        Figure.objects.filter(pk__in=ids[start : start + CHUNK]).update(
            status=Status.WITHDRAWN, is_current=False, is_withheld=False, withdrawn_reason=reason.strip()[:300]
        )
    _mark_withheld({(f.indicator_id, f.period) for f in chosen})
    _journal("withdrawn", chosen, by, now, reason=reason.strip(), public=True)
    return len(ids)


def _mark_withheld(months: set[tuple[str, date]]) -> None:
    """Decide anew, for whole months, which published cells the public may not see."""
    for indicator, period in months:
        shown = Figure.objects.published().filter(indicator=indicator, period=period)
        layers: dict[str, dict[str, int]] = defaultdict(dict)
        ids, flags = {}, {}
        for pk, segment, region, numerator, flag in shown.values_list(
            "pk", "segment", "region", "numerator", "is_withheld"
        ):
            layers[segment][region] = numerator
            ids[segment, region], flags[pk] = pk, flag
        hidden = rules.withhold_layers(layers, parent_code)
        wanted = {ids[segment, region] for segment, regions in hidden.items() for region in regions}
        for flag in (True, False):
            change = [pk for pk, now_is in flags.items() if now_is != flag and (pk in wanted) == flag]
            for start in range(0, len(change), CHUNK):
                Figure.objects.filter(pk__in=change[start : start + CHUNK]).update(is_withheld=flag)


def parent_code(code: str) -> str | None:
    """52.03.07 → 52.03; a province has no parent. Codes of Kemendagri carry their parents in them."""
    return code.rpartition(".")[0] or None


def _journal(
    verb: str, figures: list[Figure], by: User | None, now: datetime, reason: str = "", public: bool = False
) -> None:
    groups = Counter((f.indicator_id, f.period) for f in figures)
    subjects = Indicator.objects.in_bulk({code for code, _ in groups})
    for (code, period), count in sorted(groups.items()):
        facts = {"period": f"{period:%Y-%m}", "figures": count}
        record(verb, subjects[code], by=by, now=now, reason=reason, facts=facts, public=public)
