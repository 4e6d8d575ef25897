"""The PPID desk of the demo: requests, objections and disputes in all states, dated backwards from today.

Every event runs through the same verbs as in life, in the order of its moment, so that numbers, clocks and history
are what they would have been. All people are invented; their serials begin with 99.
"""

import itertools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from naungan import law
from naungan.accounts.models import User
from naungan.cases import actions as cases
from naungan.config.demo.cast import player
from naungan.config.demo.ppid_lists import test_of
from naungan.notices.models import Notice
from naungan.ppid.actions import answering, carrying_out, disputes, objections, receiving
from naungan.ppid.actions.receiving import Applicant, Wish
from naungan.ppid.enums import DisputeState, ObjectionState, RequestState
from naungan.ppid.models import InfoRequest
from naungan.ppid.rules.requests import Answer

Say = Callable[[str], object]
SCRIPT = Path(__file__).parent / "ppid.toml"
ANSWERS = {
    "granted": Answer(RequestState.ANSWERED_GRANTED, "Informasi yang diminta kami berikan seluruhnya.", "held",
                      form_held="soft_copy"),
    "priced": Answer(RequestState.ANSWERED_GRANTED, "Informasi kami berikan sebagai salinan cetak.", "held",
                     form_held="hard_copy", fee=18_000, payment="tunai di loket layanan, dengan kuitansi"),
    "partly": Answer(RequestState.ANSWERED_PARTLY,
                     "Tabelnya kami berikan; nama dan NIK orang di dalamnya dihitamkan.", "held",
                     form_held="soft_copy", ground="h"),
    "refused": Answer(RequestState.ANSWERED_REFUSED,
                      "Dokumen ini memuat nama dan data pribadi orang, yang tidak dapat kami buka; jumlahnya kami "
                      "sertakan.", "held", ground="h"),
    "shielded": Answer(RequestState.ANSWERED_REFUSED,
                       "Nama dan keterangan pelapor tidak dapat kami buka; tindak lanjutnya kami sertakan.", "held",
                       ground="a"),
    "elsewhere": Answer(RequestState.NOT_HELD, "Datanya dikumpulkan badan lain; kami sebutkan alamatnya.", "elsewhere",
                        held_by="Badan Pusat Statistik Provinsi NTB"),
    "nowhere": Answer(RequestState.NOT_HELD, "Dokumen itu tidak pernah dibuat di kantor ini.", "nowhere"),
}  # fmt: skip
TESTS = {"partly": "nama", "refused": "nama", "shielded": "pelapor"}  # by which consequence test


@dataclass
class Play:
    """Events by their moment; `order` keeps those of one moment in the order in which they were written."""

    now: datetime
    officer: User
    superior: User
    events: list[tuple[datetime, int, Callable[[datetime], Any]]] = field(default_factory=list)
    order: Any = field(default_factory=itertools.count)
    told: list[str] = field(default_factory=list)

    def at(self, moment: datetime, deed: Callable[[datetime], Any]) -> None:
        """What would lie in the future has not happened yet."""
        if moment <= self.now:
            self.events.append((moment, next(self.order), deed))

    def run(self) -> None:
        for moment, _, deed in sorted(self.events, key=lambda event: event[:2]):
            deed(moment)


def prepare(say: Say) -> None:
    """Once; a desk with requests on it is left as it is."""
    if InfoRequest.objects.exists():
        return
    play = Play(timezone.now(), _user("ppid"), _user("atasan"))
    script = tomllib.loads(SCRIPT.read_text(encoding="utf-8"))
    for number, row in enumerate(script["requests"]):
        Thread(play, row, script["people"][row["who"]], number).plan()
    play.run()
    Notice.objects.exclude(errand="").delete()  # nobody of the demo has a mailbox
    count = InfoRequest.objects.count()
    say(f"  {count} permohonan informasi dengan keberatan dan sengketanya; lacak {play.told[-1]}")


def _user(email: str) -> User:
    return User.objects.get(email=player(email).address)


def working(day: date, count: int) -> date:
    """The day `count` working days after (or before) a day."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= law.reason_off(day) is None
    return day


def open_day(day: date) -> date:
    """The day itself, or the next on which the office works."""
    return day if law.reason_off(day) is None else working(day, 1)


class Thread:
    """One request and all that follows from it."""

    def __init__(self, play: Play, row: dict[str, Any], person: dict[str, str], number: int) -> None:
        self.play, self.row, self.person, self.number = play, row, person, number
        self.objection: Any = None
        self.dispute: Any = None
        today = timezone.localdate(play.now)
        if "days_ago" in row:
            self.day = working(today, -row["days_ago"]) if row["days_ago"] else open_day(today)
        else:
            self.day = open_day(date(today.year - 1, *row["last_year"]))
        self.request: Any = None

    def moment(self, after: int, hour: int = 9) -> datetime:
        """So many working days after receipt, at an hour that differs from thread to thread."""
        day = working(self.day, after) if after else self.day
        clock = time(hour + self.number % 5, (self.number * 7) % 60)
        return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())

    def plan(self) -> None:
        arrival = min(self.moment(0), self.play.now)
        self.play.at(arrival, self.receive)
        for step in self.row.get("steps", []):
            after, verb, *more = step
            self.play.at(self.moment(after, 10), lambda now, verb=verb, more=more: getattr(self, verb)(now, *more))

    def receive(self, now: datetime) -> None:
        person = {name: self.person.get(name, "") for name in (
            "kind", "name", "address", "id_number", "represented", "occupation", "phone", "email")}  # fmt: skip
        wish = Wish(self.row["asked"], self.row["purpose"], self.row["obtain"], self.row["receive"])
        by = None if self.row["channel"] == "form" else self.play.officer
        made = receiving.receive(
            applicant=Applicant(**person), wish=wish, channel=self.row["channel"], received_at=now, by=by, now=now,
            needs=self.row.get("needs", ()),
        )  # fmt: skip
        self.request = made.request
        self.play.told.append(f"{made.request.case.number} dengan kata kunci {made.secret}")
        if self.number % 3:
            cases.take(made.request.case, by=self.play.officer, now=now)

    def ask(self, now: datetime, missing: str) -> None:
        self.request = answering.ask_to_complete(self.request, missing=missing, by=self.play.officer, now=now)

    def complete(self, now: datetime) -> None:
        text = "Rincian dan salinan KTP sudah saya susulkan."
        self.request = answering.complete(self.request, text=text, by=None, now=now)

    def lapse(self, now: datetime) -> None:
        self.request = answering.lapse(self.request, by=None, now=now)

    def extend(self, now: datetime, reason: str) -> None:
        self.request = answering.extend(self.request, reason=reason, by=self.play.officer, now=now)

    def answer(self, now: datetime, name: str) -> None:
        given = replace(ANSWERS[name], test=test_of(TESTS[name])) if name in TESTS else ANSWERS[name]
        self.request = answering.answer(self.request, given, by=self.play.officer, now=now)

    def pay(self, now: datetime) -> None:
        on = timezone.localdate(now)
        self.request = answering.pay(self.request, on=on, by=self.play.officer, now=now)

    def deliver(self, now: datetime) -> None:
        way = self.row["receive"]
        self.request = answering.deliver(self.request, way=way, note="Diserahkan.", by=self.play.officer, now=now)

    def withdraw(self, now: datetime) -> None:
        self.request = answering.withdraw(self.request, reason="Lewat telepon.", by=self.play.officer, now=now)

    def close(self, now: datetime) -> None:
        self.request = answering.close(self.request, note="", by=self.play.officer, now=now)

    def object(self, now: datetime, *grounds: str) -> None:
        made = objections.object_to(
            self.request, grounds=grounds, reasons=self.row["objects"], purpose="", channel="form", received_at=now,
            by=None, now=now,
        )  # fmt: skip
        self.objection = made.objection
        cases.take(self.objection.case, by=self.play.superior, now=now)

    def decide(self, now: datetime, to: str, text: str) -> None:
        self.objection = objections.decide(
            self.objection, ObjectionState(to), text=text, by=self.play.superior, now=now
        )

    def take_back(self, now: datetime) -> None:
        self.objection = objections.withdraw(self.objection, reason="Surat pemohon.", by=self.play.officer, now=now)

    def hand_over(self, now: datetime) -> None:
        """What the superior ordered, or the commission where there was a dispute."""
        given = {"way": self.row["receive"], "note": "Diserahkan.", "by": self.play.officer, "now": now}
        if self.dispute:
            self.dispute = carrying_out.carry_out_ruling(self.dispute, **given)
        else:
            self.objection = carrying_out.carry_out_objection(self.objection, **given)

    def carry_out(self, now: datetime) -> None:
        self.objection = objections.close(self.objection, note="Sudah diberikan.", by=self.play.officer, now=now)

    def dispute_it(self, now: datetime, number: str) -> None:
        self.dispute = disputes.file(
            self.objection, filed_on=timezone.localdate(now), commission_number=number, channel="letter",
            received_at=now, by=self.play.officer, now=now,
        )  # fmt: skip
        cases.take(self.dispute.case, by=self.play.officer, now=now)

    def begin(self, now: datetime, to: str) -> None:
        self.dispute = disputes.begin(self.dispute, DisputeState(to), by=self.play.officer, now=now)

    def call(self, now: datetime, after: int, about: str) -> None:
        at = datetime.combine(working(timezone.localdate(now), after), time(9), tzinfo=now.tzinfo)
        place = "Kantor Komisi Informasi NTB, Mataram"
        disputes.call(self.dispute, at=at, about=about, place=place, by=self.play.officer, now=now)

    def rule(self, now: datetime, ruling: str, number: str, note: str) -> None:
        on = timezone.localdate(now)
        self.dispute = disputes.rule(
            self.dispute, ruling=ruling, number=number, on=on, note=note, by=self.play.officer, now=now
        )

    def end(self, now: datetime) -> None:
        self.dispute = disputes.close(self.dispute, note="Putusan sudah dilaksanakan.", by=self.play.officer, now=now)
