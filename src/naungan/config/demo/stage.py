"""Setting the stage: offices, users, programmes, two rosters of our own forging carried to a published figure."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from naungan.accounts.models import RoleGrant, User
from naungan.config.demo import agenda, evacuation, library, news, offices, ppid, ppid_lists, regulations
from naungan.config.demo.cast import OFFICES, PASSWORD, PLAYERS, player
from naungan.figures import actions as figures
from naungan.figures.models import Figure
from naungan.kit.months import add_months, first_of_month
from naungan.offices.models import Office
from naungan.portal import indexing
from naungan.protection.programmes import actions as programmes
from naungan.protection.programmes.models import Programme
from naungan.protection.rosters import actions as rosters
from naungan.protection.rosters import registry
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.forging import forge
from naungan.protection.rosters.models import Roster
from naungan.search.actions import rebuild

Say = Callable[[str], object]
FOLDER = "demo-rosters"
# programme, sender, who sends, forging shape and seed
PLOTS = (
    ("tembakau-2026", "distan-lotim", "lotim", "tobacco_xlsx", 21),
    ("pekerja-rentan-2026", "disnaker-loteng", "loteng", "village_csv", 22),
    ("pekerja-rentan-2026", "disnakertrans-ntb", "program", "village_csv", 23),  # left for the visitor to send
)
PROGRAMMES = (
    {
        "code": "tembakau-2026", "name": "Petani dan buruh tani tembakau 2026", "fund": "dbhcht",
        "instrument": "Contoh: keputusan gubernur tentang penerima DBHCHT 2026", "months": 12, "quota": 8_100,
    },
    {
        "code": "pekerja-rentan-2026", "name": "Pekerja rentan desa 2026", "fund": "apbd_province",
        "instrument": "Contoh: keputusan gubernur tentang pekerja rentan 2026", "months": 12, "quota": 4_000,
    },
)  # fmt: skip


def prepare(say: Say) -> Path:
    """Everything of the demo but the serving. Run again it adds nothing. Returns the third roster's path."""
    now = timezone.now()
    month = add_months(first_of_month(timezone.localdate()), -1)
    _people(now)
    offices.prepare(say)
    regulations.prepare(say)
    _programmes(now)
    files = _forge(month, say)
    for plot, path in zip(PLOTS[:2], files[:2], strict=True):
        _carry(plot, path, month, say)
    registry.announce(timezone.now())
    _publish(say)
    evacuation.prepare(say)
    library.prepare(say)
    ppid_lists.prepare_lists(say)
    ppid.prepare(say)  # before last year's report, which counts its cases
    ppid_lists.prepare(say)
    agenda.prepare(say)
    news.prepare(say)
    rebuild(*indexing.KINDS)  # written past the editors' doors, which would have put them in
    return files[2]


@transaction.atomic
def _people(now: datetime) -> None:
    for sender in OFFICES:
        Office.objects.get_or_create(code=sender.code, defaults={"name": sender.name, "region_id": sender.region})
    for one in PLAYERS:
        if User.objects.filter(email=one.address).exists():
            continue
        user = User.objects.create_user(
            one.address, PASSWORD, name=one.name, office=Office.objects.get(code=one.office)
        )
        RoleGrant.objects.create(user=user, role=one.role, area_id=one.area, from_on=date(now.year, 1, 1))


def _user(email: str) -> User:
    return User.objects.get(email=player(email).address)


def _programmes(now: datetime) -> None:
    for terms in PROGRAMMES:
        if not Programme.objects.filter(code=terms["code"]).exists():
            programmes.arrange(**terms, region="52", by=_user("program"), now=now)


def _forge(month: date, say: Say) -> list[Path]:
    folder = Path(settings.VAR) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for _, sender, _, shape, seed in PLOTS:
        region = next(office.region for office in OFFICES if office.code == sender)
        path = folder / f"{shape}-{seed}.{shape.rsplit('_', 1)[1]}"
        if not path.exists():
            forge(path, shape=shape, seed=seed, as_of=month, region=region)
            say(f"  ditulis: {path.name}")
        files.append(path)
    return files


def _carry(plot: tuple, path: Path, month: date, say: Say) -> None:
    """One list, through two officers' hands."""
    programme, sender, sender_user, _, _ = plot
    roster = Roster.objects.filter(file__name=path.name, programme__code=programme).exclude(state=State.UNDONE).first()
    if roster is None:
        roster = rosters.receive(
            path.read_bytes(), name=path.name, programme=programme, office=sender, starts_on=month,
            by=_user(sender_user), now=timezone.now(),
        )  # fmt: skip
    if roster.state == State.RECEIVED:
        roster = rosters.judge(roster, now=timezone.now())
    if roster.state in (State.JUDGED, State.SUBMITTED):
        rosters.approve(roster, by=_user("penyetuju"), now=timezone.now())
        roster.refresh_from_db()
    if roster.state == State.COMMITTING:
        roster = rosters.commit(roster, now=timezone.now())
    counts = roster.counts
    say(
        f"  {roster.number} {path.name}: {counts['rows']} baris, {counts['enrol']} orang terdaftar, "
        f"{counts['error']} perlu diperbaiki"
    )


def _publish(say: Say) -> None:
    """What the counting room deposited, published by an officer."""
    waiting = Figure.objects.preliminary()
    count = waiting.count()
    if count:
        figures.publish(waiting, by=_user("angka2"), now=timezone.now())
        say(f"  {count} angka diterbitkan petugas kedua")
