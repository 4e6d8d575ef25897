"""How much each officer carries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from naungan.accounts.models import User
from naungan.cases.enums import Waiting
from naungan.cases.models import Case
from naungan.cases.reports.queue import OPEN
from naungan.cases.reports.reach import officers

SUNDAY = 6


@dataclass(frozen=True)
class Load:
    """What one officer carries; `pk` None is what nobody carries yet. `share` is per cent of the heaviest load."""

    pk: int | None
    name: str
    open: int
    week: int
    late: int
    waiting: int
    oldest: datetime | None
    share: float


def loads(user: User, *, now: datetime) -> list[Load]:
    """One line an officer, the heaviest first, and before all others what nobody carries. Two queries.

    Officers without a case stand there with nought: they are who could help.
    """
    today = timezone.localdate(now)
    found = {line["holder_id"]: line for line in _lines(user, now, today)}
    names = {line["holder_id"]: line["holder__name"] for line in found.values()}
    names |= {officer.pk: officer.name for officer in officers(today)}
    most = max((line["open"] for line in found.values()), default=0)
    empty = {"open": 0, "week": 0, "late": 0, "waiting": 0, "oldest": None}
    made = []
    for pk, name in names.items():
        line = found.get(pk, empty)
        numbers = {key: line[key] for key in empty}
        made.append(Load(pk=pk, name=name or "Belum ada petugas", share=100 * line["open"] / (most or 1), **numbers))
    return sorted(made, key=lambda load: (load.pk is not None, -load.open, load.name))


def _lines(user: User, now: datetime, today: date):
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    turn = Q(waits_for=Waiting.OFFICE)
    late = Q(due_at__lt=now) | Q(due_at=None, due_on__lt=today)
    open_cases = Case.objects.visible_to(user).filter(waits_for__in=OPEN).order_by()
    return open_cases.values("holder_id", "holder__name").annotate(
        open=Count("pk"),
        week=Count("pk", filter=turn & ~late & Q(due_on__gte=today, due_on__lte=sunday)),
        late=Count("pk", filter=turn & late),
        waiting=Count("pk", filter=Q(waits_for=Waiting.APPLICANT)),
        oldest=Min("received_at"),
    )
