"""Coverage: counting a commit of N rows in a registry of M against counting everything again.

    python benchmarks/coverage.py [M] [N]

Both in one run on one machine, so the ratio holds where the milliseconds do not. The work of catching up
follows the roster, not the registry: with M ten times as large it should take about as long. Runs on a
database of its own in a temporary folder.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
place = tempfile.TemporaryDirectory(prefix="naungan-bench-")  # gone with the process
os.environ["NAUNGAN_VAR"] = place.name
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from naungan.accounts.models import User  # noqa: E402
from naungan.files.models import StoredFile  # noqa: E402
from naungan.offices.models import Office  # noqa: E402
from naungan.protection.coverage import counting, rules  # noqa: E402
from naungan.protection.coverage.actions import catch_up  # noqa: E402
from naungan.protection.coverage.models import CountedCover  # noqa: E402
from naungan.protection.programmes.models import Enrolment, Programme  # noqa: E402
from naungan.protection.rosters.models import Roster  # noqa: E402
from naungan.protection.workers.models import Worker  # noqa: E402
from naungan.regions.models import Region  # noqa: E402

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
STARTS, ENDS = date(2026, 10, 1), date(2027, 10, 1)


def commit(number: int, people: int, programme: Programme, office: Office, by: User, villages: list[str]) -> str:
    """A committed roster of so many people, put straight into the tables."""
    file = StoredFile.objects.create(
        sha256=f"{number:064d}", name="x", size=1, kind="csv", path=str(number), uploaded_at=NOW
    )
    name = f"D-2026-{number:04d}"
    Roster.objects.create(
        number=name, programme=programme, office=office, file=file, starts_on=STARTS, ends_on=ENDS,
        state="committed", received_by=by, received_at=NOW,
    )  # fmt: skip
    first = number * 10_000_000
    workers = [
        Worker(pk=first + n, number=f"{number}-{n:08d}"[:10], name="x", name_key="x", created_at=NOW)
        for n in range(people)
    ]
    Worker.objects.bulk_create(workers, batch_size=5_000)
    Enrolment.objects.bulk_create(
        [
            Enrolment(
                worker_id=worker.pk, programme=programme, starts_on=STARTS, ends_on=ENDS, is_funded=True,
                segment="informal", village_id=villages[n % len(villages)], tariff=16800, tariff_source="x",
                roster_number=name, line=n, created_at=NOW,
            )
            for n, worker in enumerate(workers)
        ],
        batch_size=5_000,
    )  # fmt: skip
    return name


def seconds(act) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def full_recount() -> dict:
    """What counting by hand every time would cost: all covers, all months, all levels."""
    everything = list(CountedCover.objects.values_list("roster_number", flat=True).distinct())
    return rules.spread(counting.contributions(everything, without=[]))


def main(registry: int = 100_000, roster: int = 600) -> None:
    call_command("migrate", verbosity=0)
    by = User.objects.create_user("a@contoh.id", None, name="A")
    province = Region.objects.get(code="52")
    office = Office.objects.create(code="x", name="x", region=province)
    programme = Programme.objects.create(
        code="x", name="x", fund="dbhcht", instrument="x", months=12, region=province, created_at=NOW
    )
    villages = list(Region.objects.filter(level="village").values_list("code", flat=True))
    commit(1, registry, programme, office, by, villages)
    first = seconds(lambda: catch_up(NOW))
    commit(2, roster, programme, office, by, villages[:6])
    change = seconds(lambda: catch_up(NOW))
    again = seconds(full_recount)
    rows = CountedCover.objects.count()
    print(f"{connection.vendor}: registry {rows:,} covers, roster {roster:,}")
    print(f"first count of {registry:,}: {first:.2f} s ({registry / first:,.0f} covers a second)")
    print(f"catching up with {roster:,}: {1000 * change:.0f} ms; full recount (without writing): {1000 * again:.0f} ms")
    print(f"ratio full recount / catching up: {again / change:.1f}")


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:3]))
