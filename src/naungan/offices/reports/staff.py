"""How many work here: the newest report in tables whose sums close, because every cell is counted once."""

from collections.abc import Callable
from dataclasses import dataclass

from naungan.offices.enums import Education, EmploymentStatus, UnitKind
from naungan.offices.models import StaffCount, StaffReport


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Women and men under one heading; `share` in per cent of the largest row, for its bar."""

    title: str
    women: int
    men: int
    share: float = 0.0

    @property
    def people(self) -> int:
        return self.women + self.men


@dataclass(frozen=True, slots=True)
class StaffTable:
    title: str
    head: str
    rows: list[StaffRow]
    total: StaffRow


def newest() -> StaffReport | None:
    return StaffReport.objects.order_by("-as_of").first()


def staff_tables(report: StaffReport) -> list[StaffTable]:
    """By unit, by status, by education. One query."""
    cells = list(report.counts.select_related("unit").order_by("unit__order", "unit__name"))
    units = list(dict.fromkeys(_unit_name(cell) for cell in cells))
    return [
        _table("Menurut unit kerja", "Unit kerja", cells, units, _unit_name),
        _table("Menurut status", "Status", cells, EmploymentStatus.labels, StaffCount.get_status_display),
        _table("Menurut pendidikan", "Pendidikan", cells, Education.labels, StaffCount.get_education_display),
    ]


def _unit_name(cell: StaffCount) -> str:
    """Those who belong to no unit below the office lead it."""
    return "Pimpinan" if cell.unit.kind == UnitKind.OFFICE else cell.unit.short


def _table(
    title: str, head: str, cells: list[StaffCount], order: list[str], key: Callable[[StaffCount], str]
) -> StaffTable:
    women, men = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for cell in cells:
        women[key(cell)] += cell.women
        men[key(cell)] += cell.men
    largest = max((women[name] + men[name] for name in order), default=0) or 1
    rows = [
        StaffRow(name, women[name], men[name], 100 * (women[name] + men[name]) / largest)
        for name in order
        if women[name] + men[name]
    ]
    return StaffTable(title, head, rows, StaffRow("Jumlah", sum(women.values()), sum(men.values())))
