"""What everybody may read of the register (UU 14/2008 Ps. 9: summary of access): counts, with small ones withheld.

A count of one to four may point at a person. It is withheld together with as many others as it takes that no
subtraction gives it away (`figures.rules.withholding`); totals are shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from naungan.cases.enums import Channel
from naungan.figures.rules.withholding import withhold
from naungan.kit import words
from naungan.ppid.enums import ApplicantKind, Article17, Ground, RequestState
from naungan.ppid.models.requests import InfoRequest

TOTAL = "total"


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
    """Cells in the given order; zero is shown, for it points at nobody. `exact` withholds nothing."""
    safe: Mapping[str, int | None] = {TOTAL: total, **counts} if exact else shown(counts, total)
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
        "Keputusan", {**asked["outcomes"], "": asked["open"]}, total,
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
    """Letters of article 17. Where refusals themselves are withheld, their reasons must not add up to them."""
    made = table(
        "Alasan penolakan", asked["grounds"], sum(asked["grounds"].values()),
        lambda one: f"UU 14/2008 Ps. 17 huruf {one}: {Article17(one).label}", exact=exact,
    )  # fmt: skip
    rest = {RequestState.ANSWERED_REFUSED.label, RequestState.ANSWERED_PARTLY.label}
    if any(cell.value is None for cell in decided.cells if cell.name in rest):
        return Table(made.title, [Cell(cell.name, None) for cell in made.cells], None)
    return made


def safe(count: int) -> str:
    """A lone count as the public reads it."""
    return "kurang dari 5" if 0 < count < 5 else words.thousands(count)
