"""What everybody may read of the register (UU 14/2008 Ps. 9: summary of access): counts, with small ones withheld.

A count of one to four may point at a person. It is withheld together with as many others as it takes that no
subtraction gives it away (`figures.rules.withholding`); totals are shown. A table that only its total could betray is
left out whole, since the total stands elsewhere too. Whatever else comes from the same counts (answered, in time, how
long it took, the numbers for `figures`) is told only where it gives none of them away: `may_tell_*`, `for_figures`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from naungan.cases.enums import Channel
from naungan.figures.rules.withholding import SMALLEST_SHOWN, feasible, withhold
from naungan.kit import words
from naungan.ppid.enums import ApplicantKind, Article17, Ground, RequestState
from naungan.ppid.models.requests import InfoRequest
from naungan.ppid.reports.counting import OUTCOMES

TOTAL, ANSWERED, UNANSWERED = "total", "answered", "unanswered"
DECIDED = tuple(one.value for one in OUTCOMES)  # what counts as answered


@dataclass(frozen=True)
class Cell:
    """One count with its name; `value` is None where it is withheld. `share` is per cent of the total, for a bar."""

    name: str
    value: int | None
    share: float = 0.0

    @property
    def told(self) -> str:
        return "tidak ditampilkan" if self.value is None else words.thousands(self.value)


@dataclass(frozen=True)
class Table:
    title: str
    cells: list[Cell]
    total: int | None


def years() -> list[int]:
    """Years with requests, newest first."""
    return sorted(InfoRequest.objects.order_by().values_list("case__year", flat=True).distinct(), reverse=True)


def shown(counts: Mapping[str, int], total: int) -> dict[str, int | None]:
    """The counts under their total, the small ones and what would give them away as None.

    :param counts: cell → count; they may add up to less than the total, never to more
    """
    tree = {TOTAL: total, **counts}
    hidden = withhold(tree, lambda code: None if code == TOTAL else TOTAL)
    return {name: None if name in hidden else count for name, count in tree.items()}


def table(
    title: str, counts: Mapping[str, int], total: int, say: Callable[[str], str], *, exact: bool = False
) -> Table:
    """Cells in the given order; zero is shown, for it points at nobody. `exact` withholds nothing.

    No cells at all where the total would have to be withheld: it stands elsewhere, or can be added up.
    """
    safe: Mapping[str, int | None] = {TOTAL: total, **counts} if exact else shown(counts, total)
    if safe[TOTAL] is None:
        return Table(title, [], None)
    whole = total or 1
    cells = [Cell(say(name), safe[name], 100 * (safe[name] or 0) / whole) for name in counts]
    return Table(title, cells, safe[TOTAL])


def label(kind: Any) -> Callable[[str], str]:
    return lambda value: str(kind(value).label)


def tables(numbers: Mapping[str, Any], *, exact: bool = False) -> list[Table]:
    """Of one year's numbers (`counting.year_numbers`). `exact` is for the office alone."""
    asked, objected = numbers["requests"], numbers["objections"]
    total = asked["received"]
    decided = table(
        "Keputusan", _decisions(asked), total,
        lambda one: label(RequestState)(one) if one else "belum diputus",
        exact=exact,
    )  # fmt: skip
    return [
        decided,
        _reasons(asked, decided, exact),
        table("Masuk lewat", asked["by_channel"], total, label(Channel), exact=exact),
        table("Pemohon", asked["by_applicant"], total, label(ApplicantKind), exact=exact),
        table(
            "Alasan keberatan", objected["grounds"], sum(objected["grounds"].values()),
            lambda one: f"huruf {one}: {Ground(one).label}", exact=exact,
        ),
    ]  # fmt: skip


def _reasons(asked: Mapping[str, Any], decided: Table, exact: bool) -> Table:
    """Letters of article 17. Where refusals themselves are withheld, their reasons are left out: they would add up to
    them, and even their names say how many there were at least."""
    made = table(
        "Alasan penolakan", asked["grounds"], sum(asked["grounds"].values()),
        lambda one: f"UU 14/2008 Ps. 17 huruf {one}: {Article17(one).label}", exact=exact,
    )  # fmt: skip
    rest = {RequestState.ANSWERED_REFUSED.label, RequestState.ANSWERED_PARTLY.label}
    told = {cell.name: cell.value for cell in decided.cells}
    return made if all(told.get(name) is not None for name in rest) else Table(made.title, [], None)


def _decisions(asked: Mapping[str, Any]) -> dict[str, int]:
    return {**asked["outcomes"], "": asked["open"]}


def _is_told(*counts: int) -> bool:
    """Zero, or large enough to point at nobody."""
    return all(count == 0 or count >= SMALLEST_SHOWN for count in counts)


def _withheld(asked: Mapping[str, Any]) -> set[str] | None:
    """Which decisions the table withholds; None where there is no table."""
    told = shown(_decisions(asked), asked["received"])
    return None if told[TOTAL] is None else {name for name, count in told.items() if count is None}


def may_tell_answered(asked: Mapping[str, Any]) -> bool:
    """May the number of answers stand beside the table of decisions? It splits the year in answered and not: neither
    part may be small, and no small decision may be certain once the reader knows both."""
    total, answered, cells = asked["received"], asked["answered"], _decisions(asked)
    withheld = _withheld(asked)
    if withheld is None or answered != sum(cells[one] for one in DECIDED):
        return False
    if not _is_told(total, answered, total - answered):
        return False
    tree = {TOTAL: total, ANSWERED: answered, UNANSWERED: total - answered, **cells}
    parents = {ANSWERED: TOTAL, UNANSWERED: TOTAL, **dict.fromkeys(DECIDED, ANSWERED)}
    ranges = feasible(tree, lambda code: None if code == TOTAL else parents.get(code, UNANSWERED), withheld)
    return all(low < high for code, (low, high) in ranges.items() if not _is_told(cells[code]))


def may_tell_in_time(asked: Mapping[str, Any]) -> bool:
    """ "20 dari 22": also those in time and those late must be none or many."""
    return may_tell_answered(asked) and _is_told(asked["on_time"], asked["answered"] - asked["on_time"])


def may_tell_days(asked: Mapping[str, Any]) -> bool:
    """How long it took, in whole days: says of the counts that five were answered at least. Told where that leaves
    what is withheld more than one way to come about."""
    withheld, cells = _withheld(asked), _decisions(asked)
    if withheld is None or asked["answered"] < SMALLEST_SHOWN:
        return False
    among = [one for one in DECIDED if one in withheld]
    known = sum(cells[one] for one in DECIDED if one not in withheld)
    least = max(len(among), SMALLEST_SHOWN - known) + len(withheld) - len(among)  # nothing withheld is zero
    return not withheld or sum(cells[one] for one in withheld) > least


def for_figures(numbers: Mapping[str, Any]) -> dict[str, int]:
    """Indicator → its number of the year, as far as the public reads it from summary and report."""
    asked, withheld = numbers["requests"], _withheld(numbers["requests"])
    outcomes, objected, disputed = asked["outcomes"], numbers["objections"]["received"], numbers["disputes"]["filed"]
    granted, refused = DECIDED[:2], DECIDED[2:3]
    found = {
        "PPID-001": (_is_told(asked["received"]), asked["received"]),
        "PPID-002": (withheld is not None and not withheld & {*granted}, sum(outcomes[one] for one in granted)),
        "PPID-003": (withheld is not None and not withheld & {*refused}, sum(outcomes[one] for one in refused)),
        "PPID-004": (may_tell_in_time(asked), asked["on_time"]),
        "PPID-005": (_is_told(objected), objected),
        "PPID-006": (_is_told(disputed), disputed),
    }
    return {code: count for code, (is_told, count) in found.items() if is_told}


def safe(count: int) -> str:
    """A lone count as the public reads it."""
    return words.thousands(count) if _is_told(count) else f"kurang dari {SMALLEST_SHOWN}"
