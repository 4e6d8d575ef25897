"""Lists by the hundred thousand: what our way costs beside the barest way to do the same.

    python benchmarks/roster_mass.py [--xlsx 100000] [--csv 100000] [--registry 100000] [--sample 1000]

1. `--xlsx` rows read, judged and staged, against the quickest bare reader of the same file (fastest of three);
2. `--csv` rows received, judged, approved and committed into a registry of `--registry` workers, half of them known,
   against the bare load of as many sealed workers into the same table, with its indexes, through the same connection,
   and against the row-by-row import through the ORM as it is usually written, on a sample.

Matching is timed apart and taken off. Prints seconds, ratios and how much the memory grew at most.
BENCH_DATABASE_URL=postgres://… names an empty PostgreSQL database; without it a SQLite file in a temporary folder.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from made.place import Apart, open_place, seconds, watched

place = open_place(NAUNGAN_ROSTER_MAX_BYTES="2000000000", NAUNGAN_ROSTER_MAX_ROWS="10000000")

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from made import crowd  # noqa: E402
from made.ladder import orm_import  # noqa: E402
from made.office import Office  # noqa: E402

from naungan.kit.bulk import load  # noqa: E402
from naungan.protection.rosters import actions  # noqa: E402
from naungan.protection.rosters.models import Roster  # noqa: E402
from naungan.protection.workers.models import Worker  # noqa: E402

STARTS = date(2026, 11, 1)


def bare_readers(path: Path) -> dict[str, float]:
    """Seconds of each reader that only reads the cells, the best of two."""
    import fastexcel
    import python_calamine

    ways = {
        "calamine": lambda: python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(),
        "fastexcel": lambda: fastexcel.read_excel(str(path)).load_sheet(0, dtypes="string").to_arrow(),
    }
    return {name: min(seconds(way)[0] for _ in range(2)) for name, way in ways.items()}


def xlsx(count: int, office: Office, apart: Apart) -> None:
    path = Path(place.name) / "daftar.xlsx"
    crowd.write_xlsx(crowd.as_sheet(crowd.crowd(count, seed=1), seed=1), path)
    readers = bare_readers(path)
    name, bare = min(readers.items(), key=lambda pair: pair[1])
    roster = office.receive(path.read_bytes(), name=path.name, starts_on=STARTS)
    apart.taken = 0.0
    with watched() as peak:
        took, judged = seconds(lambda: actions.judge(roster, now=timezone.now()))
    ours = took - apart.taken
    told = ", ".join(f"{reader} {took:.2f} s" for reader, took in readers.items())
    print(f"XLSX, {count:,} rows: bare readers {told}")
    print(f"  read, judged, staged {ours:.2f} s = {ours / bare:.1f} x {name} (at most 8), matching {apart.taken:.2f} s "
          f"apart, memory grew {peak.grown:.0f} MB (at most 400)  {judged.counts}")  # fmt: skip
    clear(roster)


def clear(roster: Roster) -> None:
    roster.problems.all().delete()
    roster.rows.all()._raw_delete(roster.rows.db)
    roster.delete()


def mass(count: int, known: int, sample: int, office: Office, apart: Apart) -> None:
    everyone = crowd.crowd(known, seed=2)
    with transaction.atomic():
        load(Worker, office.fields, office.sealed(everyone))
    newcomers = list(office.sealed(crowd.crowd(count, seed=2, start=known)))
    bare = bare_load(newcomers, office)
    del newcomers
    print(f"CSV, {count:,} rows into {known:,} workers on {connection.vendor}: bare load {bare:.1f} s")
    people = crowd.crowd(count, seed=2, start=known - count // 2)
    path = Path(place.name) / "daftar.csv"
    crowd.write_csv(crowd.as_sheet(people, seed=3), path)
    apart.taken = 0.0
    with watched() as peak:
        took, steps = go(path, office)
    ours = took - apart.taken
    print(f"  received to committed {ours:.1f} s = {ours / bare:.1f} x the bare load (at most 6), "
          f"matching {apart.taken:.1f} s apart, memory grew {peak.grown:.0f} MB")  # fmt: skip
    print("  " + ", ".join(f"{name} {took:.1f} s" for name, took in steps.items()))
    slow = orm_import(crowd.crowd(sample, seed=9, start=5_000_000), office)
    print(f"  row by row through the ORM {sample / slow:,.0f} rows/s, ours {count / ours:,.0f} rows/s: "
          f"{(count / ours) / (sample / slow):.0f} times quicker (at least 30)")  # fmt: skip


def bare_load(newcomers: list[tuple], office: Office) -> float:
    """Sealed rows into the table as it stands with its indexes, rolled back afterwards."""
    with transaction.atomic():
        took, _ = seconds(lambda: load(Worker, office.fields, newcomers))
        transaction.set_rollback(True)
    return took


def go(path: Path, office: Office) -> tuple[float, dict[str, float]]:
    steps: dict[str, float] = {}
    steps["receive"], roster = seconds(lambda: office.receive(path.read_bytes(), name=path.name, starts_on=STARTS))
    steps["judge"], roster = seconds(lambda: actions.judge(roster, now=timezone.now()))
    steps["approve"], roster = seconds(lambda: actions.approve(roster, by=office.approver, now=timezone.now()))
    steps["commit"], roster = seconds(lambda: actions.commit(roster, now=timezone.now()))
    print(f"  {roster.counts}")
    return sum(steps.values()), steps


def main() -> None:
    ask = argparse.ArgumentParser()
    for name, usual in (("xlsx", 100_000), ("csv", 100_000), ("registry", 100_000), ("sample", 1_000)):
        ask.add_argument(f"--{name}", type=int, default=usual)
    told = ask.parse_args()
    office, apart = Office(), Apart()
    from naungan.protection.rosters.actions import judging as judging_action
    from naungan.protection.rosters.actions import recognising
    from naungan.protection.rosters.checks import judging

    for module, name in ((judging.same, "find"), (judging_action, "recognise"), (recognising, "again")):
        apart.wrap(module, name)
    judging_warm = crowd.as_sheet(crowd.crowd(50, seed=7, start=9_000_000), seed=7)
    path = Path(place.name) / "hangat.csv"
    crowd.write_csv(judging_warm, path)
    clear(actions.judge(office.receive(path.read_bytes(), name=path.name, starts_on=STARTS), now=timezone.now()))
    if told.xlsx:
        xlsx(told.xlsx, office, apart)
    if told.csv:
        mass(told.csv, told.registry, told.sample, office, apart)


if __name__ == "__main__":
    main()
