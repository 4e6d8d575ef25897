"""Small lists for the tests: synthetic people of real villages, in the shape a village sends."""

from datetime import date, timedelta

from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.protection.programmes.models import Programme
from naungan.protection.rosters import actions
from naungan.protection.rosters.models import Roster
from naungan.regions.models import Region
from tests.accounts.factories import office, region, user

STARTS = date(2026, 11, 1)
NOW = timezone.make_aware(timezone.datetime(2026, 11, 20, 10, 0))
VILLAGE = "52.03.07.1001"
HEADERS = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Desa", "Kecamatan", "Kabupaten", "Nama Ibu", "Pekerjaan", "HP"]
FIRST = ["Ahmad", "Siti", "Lalu", "Baiq", "Hasan", "Nurul", "Junaidi", "Mariani", "Sahrul", "Rohani", "Gede", "Wayan"]
LAST = ["Hidayat", "Saleh", "Ismail", "Rahman", "Latif", "Mansyur", "Fitriani", "Wijaya", "Pratama", "Efendi", "Jaya"]


def person(n: int, *, village: str = VILLAGE, **differs) -> dict:
    """The n-th synthetic person: another name, birth date and NIK for every n."""
    born = date(1970, 1, 1) + timedelta(days=37 * n % 10_000)
    woman = n % 2 == 1
    day = born.day + 40 if woman else born.day
    place = region(village)
    district = Region.objects.get(code=place.parent_id)
    regency = Region.objects.get(code=district.parent_id)
    prefix = village.replace(".", "")[:6]
    return {
        "NIK": f"{prefix}{day:02d}{born:%m%y}{9000 + n % 1000:04d}",
        "Nama": f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST) % len(LAST)]} {LAST[(n * 7 + 3) % len(LAST)]}",
        "JK": "P" if woman else "L",
        "Tgl Lahir": f"{born:%d-%m-%Y}",
        "Desa": place.name, "Kecamatan": district.name, "Kabupaten": regency.full_name,
        "Nama Ibu": f"{FIRST[(n * 5 + 1) % len(FIRST)]} {LAST[(n * 3) % len(LAST)]}",
        "Pekerjaan": "Buruh Tani Tembakau", "HP": f"0812{n:08d}",
    } | differs  # fmt: skip


def sheet(people: list[dict]) -> bytes:
    """The people as a semicolon CSV."""
    lines = [";".join(HEADERS)]
    lines += [";".join([str(n), *(p[h] for h in HEADERS[1:])]) for n, p in enumerate(people, start=1)]
    return ("\n".join(lines) + "\n").encode()


class Scene:
    """One office, one programme, one who sends and one who approves."""

    def __init__(self, *, area: str = "52.03", code: str = "uji", **terms):
        self.office = office(area)
        self.sender = user(Role.REGENCY_OFFICER, area)
        self.approver = user(Role.PROGRAMME_APPROVER, "52")
        terms = {"fund": "dbhcht", "months": 12, "region_id": "52", "created_at": NOW, "instrument": "uji"} | terms
        self.programme = Programme.objects.create(code=code, name=f"Program {code}", **terms)

    def receive(
        self, people: list[dict] | bytes, *, name: str = "daftar.csv", starts: date = STARTS, **differs
    ) -> Roster:
        content = people if isinstance(people, bytes) else sheet(people)
        facts = {"programme": self.programme.code, "office": self.office.code, "by": self.sender} | differs
        return actions.receive(content, name=name, starts_on=starts, now=NOW, **facts)

    def judged(self, people: list[dict] | bytes, **differs) -> Roster:
        return actions.judge(self.receive(people, **differs), now=NOW)

    def approved(self, people: list[dict] | bytes, **differs) -> Roster:
        return actions.approve(self.judged(people, **differs), by=self.approver, now=NOW)

    def committed(self, people: list[dict] | bytes, **differs) -> Roster:
        return actions.commit(self.approved(people, **differs), now=NOW)
