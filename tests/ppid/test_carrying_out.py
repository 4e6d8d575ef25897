"""What is given after an upheld objection or a ruling; disputes that are told late; objections that came by letter."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from naungan import law
from naungan.accounts.models import User
from naungan.cases import actions as cases
from naungan.kit.refusal import Refused
from naungan.notices.models import Notice
from naungan.ppid.actions import answering, carrying_out, closing, disputes, objections
from naungan.ppid.actions.outgoing import Outgoing
from naungan.ppid.enums import DisputeState, ObjectionState, RequestState, Ruling
from naungan.ppid.models import Dispute, InfoRequest, Objection
from naungan.ppid.reports import counting, register
from naungan.ppid.rules import objections as rules
from naungan.ppid.views import verbs
from tests.ppid import factories as make
from tests.ppid import redaction_factories as papers

pytestmark = pytest.mark.django_db
PAPER = Outgoing(b"%PDF-1.4 informasi", "pdf")
ORDERING = {Ruling.OPEN, Ruling.PARTLY, Ruling.AGREED}


def upheld(request: InfoRequest | None = None, *, grounds: tuple[str, ...] = ("a",), now: datetime | None = None):
    objection = make.objected(request, grounds=grounds, now=now).objection
    text = "PPID diperintahkan memberikannya."
    decided = (now or make.at(9)) + timedelta(days=3)
    return objections.decide(objection, ObjectionState.UPHELD, text=text, by=make.superior(), now=decided)


def ruled(ruling: str) -> Dispute:
    on = make.at(20)
    dispute = disputes.begin(make.disputed(), DisputeState.ADJUDICATION, by=make.officer(), now=on)
    return disputes.rule(dispute, ruling=ruling, number="1", on=on.date(), note="", by=make.officer(), now=on)


def handing(**changes):
    return {"way": "email", "note": "Terlampir.", "by": make.officer(), "now": make.at(23), **changes}


def no(verb, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        verb(*args, **kwargs)
    return str(caught.value)


def offered(case, user: User) -> set[str]:
    return {verb.name for verb in verbs.offered(case, user)}


def test_an_upheld_objection_is_carried_out_told_and_closed():
    objection = upheld()
    assert (objection.case.waits_for, objection.case.due_on) == ("office", None)
    assert "serahkan" in offered(objection.case, make.officer())
    Notice.objects.all().delete()
    objection = carrying_out.carry_out_objection(objection, **handing(papers=[PAPER]))
    request = objection.request
    assert (request.case.state, request.case.waits_for) == ("delivered", "nobody")
    assert (request.delivered_at, request.delivered_by_way, request.decision) == (
        make.at(23), "email", "answered_refused",
    )  # fmt: skip
    assert request.case.attachments.get(role="answer").is_public
    assert f"keberatan {objection.case.number}" in request.case.steps.get(state="delivered").said
    assert request.case.number in objection.case.steps.filter(verb="note").last().said
    assert Notice.objects.count() == 1
    line = register.rows(make.officer(), register.Sieve(2026))[0]
    assert (line.decision, line.delivered) == ("ditolak", "Senin, 23 November 2026")
    numbers = counting.year_numbers(2026)
    assert (numbers["requests"]["outcomes"]["answered_refused"], numbers["objections"]["outcomes"]["upheld"]) == (1, 1)
    assert objections.close(objection, note="", by=make.officer(), now=make.at(24)).case.state == "closed"


def test_the_deadline_that_the_law_does_not_name_is_not_reminded_of():
    objection = upheld()
    late = make.MONDAY + timedelta(days=400)
    Notice.objects.all().delete()
    assert cases.remind(now=late) == 0 and closing.close_all(now=make.at(28, month=12)) == 0
    objection.case.refresh_from_db()
    assert (objection.case.state, objection.case.due_on) == ("upheld", None)


def test_the_clock_closes_what_was_carried_out_when_no_dispute_may_follow():
    objection = carrying_out.carry_out_objection(upheld(), **handing())
    last = law.due("ppid.dispute_days", received=date(2026, 11, 12)).due_on
    on = make.at(last.day, month=last.month)
    assert closing.close_all(now=on) == 0 and closing.close_all(now=on + timedelta(days=1)) == 1
    objection.case.refresh_from_db()
    assert objection.case.state == "closed"


@pytest.mark.parametrize("to", [ObjectionState.REJECTED, ObjectionState.SETTLED, ObjectionState.REGISTERED])
def test_only_an_upheld_objection_orders_anything(to):
    request = answering.answer(make.received().request, make.refused(), by=make.officer(), now=make.at(4))
    objection = make.objected(request, grounds=("d",)).objection
    if to != ObjectionState.REGISTERED:
        objection = objections.decide(objection, to, text="Begitu.", by=make.superior(), now=make.at(12))
    assert "serahkan" not in offered(objection.case, make.officer())
    assert "Belum ada" in no(carrying_out.carry_out_objection, objection, **handing())
    assert "tidak dikabulkan" in no(answering.deliver, request, **handing())
    assert InfoRequest.objects.get().delivered_at is None


STATES = {
    RequestState.REGISTERED: "Jawab permohonan",
    RequestState.EXTENDED: "Jawab permohonan",
    RequestState.INCOMPLETE: "dicabut atau gugur",
    RequestState.LAPSED: "dicabut atau gugur",
    RequestState.WITHDRAWN: "dicabut atau gugur",
    RequestState.ANSWERED_GRANTED: "delivered",
    RequestState.ANSWERED_PARTLY: "delivered",
    RequestState.ANSWERED_REFUSED: "delivered",
    RequestState.NOT_HELD: "delivered",
    RequestState.DELIVERED: "delivered",
    RequestState.CLOSED: "closed",
}


@pytest.mark.parametrize("state", RequestState)
def test_what_is_ordered_is_given_from_every_answered_state(state):
    objection = upheld()
    request = objection.request
    request.case.state = state
    request.case.save()
    if (told := STATES[state]) not in ("delivered", "closed"):
        assert told in no(carrying_out.carry_out_objection, objection, **handing())
        return
    request = carrying_out.carry_out_objection(objection, **handing(papers=[PAPER])).request
    assert (request.case.state, request.case.waits_for) == (told, "nobody")
    assert request.delivered_at == make.at(23) and request.case.attachments.filter(role="answer").count() == 1


@pytest.mark.parametrize("ruling", Ruling)
def test_a_ruling_that_opens_is_carried_out_and_no_other(ruling):
    dispute = ruled(ruling)
    assert ("serahkan" in offered(dispute.case, make.officer())) == (ruling in ORDERING)
    if ruling not in ORDERING:
        assert "Belum ada" in no(carrying_out.carry_out_ruling, dispute, **handing())
        return
    dispute = carrying_out.carry_out_ruling(dispute, **handing(papers=[PAPER]))
    request = dispute.objection.request
    assert (request.case.state, request.delivered_at) == ("delivered", make.at(23))
    assert request.case.number in dispute.objection.case.steps.filter(verb="note").last().said
    dispute = disputes.close(dispute, note="", by=make.officer(), now=make.at(24))
    assert "Belum ada" in no(carrying_out.carry_out_ruling, dispute, **handing())


def test_a_fee_is_asked_for_unless_it_was_the_fee_that_was_objected_to():
    def priced(*grounds):
        request = answering.answer(
            make.received().request, make.granted(fee=9_000, payment="tunai"), by=make.officer(), now=make.at(4)
        )
        return upheld(request, grounds=grounds)

    assert "Biayanya" in no(carrying_out.carry_out_objection, priced("d"), **handing())
    assert carrying_out.carry_out_objection(priced("d", "f"), **handing()).request.delivered_at


@pytest.mark.parametrize(
    ("ruling", "decision", "letters", "told"),
    [
        ("", "answered_refused", {"h"}, ""),
        ("", "answered_refused", {"b"}, "bukan huruf b"),
        ("", "not_held", {"h"}, "tidak menutup apa pun"),
        ("", "not_held", set(), ""),
        ("open", "answered_refused", {"h"}, "seluruhnya"),
        ("open", "answered_refused", set(), ""),
        ("partly", "answered_refused", {"b"}, ""),
        ("agreed", "not_held", {"h"}, ""),
    ],
)
def test_what_may_be_black_in_what_is_ordered(ruling, decision, letters, told):
    given = {"ruling": ruling, "decision": decision, "tested": make.tested(), "letters": letters}
    if told:
        assert told in no(rules.check_ordered_copies, **given)
    else:
        rules.check_ordered_copies(**given)


def test_a_blackened_copy_made_in_the_dispute_goes_over_to_the_request():
    dispute = ruled(Ruling.PARTLY)
    copy = papers.copied(dispute.case, now=make.at(20))
    carrying_out.carry_out_ruling(dispute, **handing(copies=[copy]))
    copy.refresh_from_db()
    request = dispute.objection.request
    assert copy.case == copy.attachment.case == request.case and copy.attachment.is_public
    assert "Bagian yang dihitamkan: 2 bagian" in request.case.steps.get(state="delivered").said


def test_the_desk_page_says_that_the_law_names_no_days_and_hands_over(client):
    client.force_login(make.officer())
    objection = upheld()
    url = f"/meja/ppid/{objection.case_id}/"
    page = client.get(url).content.decode()
    assert "tidak menyebut jumlah hari" in page and f"{url}serahkan/" in page and "Tanpa batas waktu" in page
    assert client.post(f"{url}serahkan/", {"way": "pickup", "text": "Silakan diambil."}).status_code == 302
    assert "Informasi diserahkan" in client.get(url).content.decode()
    assert Objection.objects.get().request.delivered_by_way == "pickup"


def test_the_applicant_reads_what_was_decided_and_where_it_lies(client):
    made = make.objected()
    objections.decide(made.objection, "upheld", text="Diberikan.", by=make.superior(), now=make.at(12))
    opened = {"number": made.objection.case.number, "secret": made.secret}
    assert "Giliran kami" in client.post("/lacak/", opened, follow=True).content.decode()
    carrying_out.carry_out_objection(made.objection, **handing())
    page = client.post("/lacak/", opened, follow=True).content.decode()
    assert f"berkasnya ada pada permohonan {made.objection.request.case.number}" in page


DUE, ANSWERED = date(2026, 12, 21), date(2026, 12, 25)


@pytest.mark.parametrize(
    ("decided_on", "filed_on", "counted", "told"),
    [
        (None, date(2026, 12, 21), None, "masih punya waktu"),
        (None, date(2026, 12, 22), DUE, ""),
        (ANSWERED, date(2026, 12, 21), None, "mendahului tanggapan"),
        (ANSWERED, date(2026, 12, 22), DUE, ""),
        (ANSWERED, date(2026, 12, 23), DUE, ""),
        (ANSWERED, date(2026, 12, 25), ANSWERED, ""),
        (ANSWERED, law.due("ppid.dispute_days", received=ANSWERED).due_on, ANSWERED, ""),
        (ANSWERED, law.due("ppid.dispute_days", received=ANSWERED).due_on + timedelta(days=1), ANSWERED, "sampai"),
        (date(2026, 12, 10), date(2026, 12, 9), None, "mendahului tanggapan"),
        (date(2026, 12, 10), date(2026, 12, 10), date(2026, 12, 10), ""),
        (date(2027, 3, 1), date(2027, 2, 26), DUE, "sampai"),  # the first time is over, the answer still to come
    ],
)
def test_from_when_a_dispute_counts(decided_on, filed_on, counted, told):
    assert rules.dispute_counts_from(decided_on, DUE, filed_on) == counted
    given = {"decided_on": decided_on, "answer_due_on": DUE, "filed_on": filed_on}
    if told:
        assert told in no(rules.check_dispute, **given)
    else:
        assert rules.check_dispute(**given) == law.due("ppid.dispute_days", received=counted)


def told_of(objection, filed: datetime, heard: datetime) -> Dispute:
    return disputes.file(
        objection, filed_on=filed.date(), commission_number="", channel="letter", received_at=heard, by=None, now=heard
    )


def test_a_dispute_filed_before_a_late_answer_is_recorded_and_counts_from_its_filing():
    objection = make.objected().objection
    due_on = objection.case.due_on
    filed = make.at(due_on.day, month=due_on.month) + timedelta(days=2)
    answered = filed + timedelta(days=2)
    objections.decide(objection, ObjectionState.REJECTED, text="Tetap.", by=make.superior(), now=answered)
    case = told_of(objection, filed, answered + timedelta(days=3)).case
    assert case.due_on == law.due("ppid.mediation_start_days", received=filed.date()).due_on
    assert case.received_at == answered + timedelta(days=3)
    case.refresh_from_db()
    assert (
        case.clock["counted_from"]
        == law.due("ppid.mediation_start_days", received=filed.date()).counted_from.isoformat()
    )


def test_a_dispute_that_is_told_after_the_clock_closed_the_objection():
    objection = make.objected().objection
    objections.decide(objection, ObjectionState.REJECTED, text="Tetap.", by=make.superior(), now=make.at(12))
    later = make.at(3, month=12)
    assert closing.close_all(now=later) == 1
    objection = objections.fresh(objection)
    assert objection.case.state == "closed" and "sengketa" in offered(objection.case, make.officer())
    assert "sampai" in no(told_of, objection, later, later)
    assert told_of(objection, make.at(20), later).case.state == "filed"
    assert "sengketa" not in offered(objection.case, make.officer())
    assert closing.close_all(now=later + timedelta(days=200)) == 0  # the request waits for the commission
    assert InfoRequest.objects.get().case.state == "answered_refused"


def letter(**changes) -> dict:
    day = timezone.localtime() - timedelta(days=2)
    return {
        "channel": "letter", "received_at": day.strftime("%Y-%m-%dT09:00"), "grounds": ["d"],
        "reasons": "Bukan itu yang kami minta.", **changes,
    }  # fmt: skip


@pytest.fixture
def answered():
    begun = timezone.now() - timedelta(days=9)
    request = make.received(begun).request
    return answering.answer(request, make.granted(), by=make.officer(), now=begun + timedelta(days=1))


def test_an_objection_by_letter_counts_from_the_day_it_came(client, answered):
    client.force_login(make.officer())
    url = f"/meja/ppid/{answered.case_id}/keberatan/"
    assert 'name="received_at"' in client.get(url).content.decode()
    assert client.post(url, letter()).status_code == 302
    case = Objection.objects.get().case
    day = timezone.localdate() - timedelta(days=2)
    assert (case.channel, timezone.localdate(case.received_at)) == ("letter", day)
    assert case.due_on == law.due("ppid.objection_answer_days", received=day).due_on


@pytest.mark.parametrize(
    ("ago", "field", "told"),
    [(-1, "received_at", "belum tiba"), (9, None, "belum dijawab"), (20, None, "mendahului permohonannya")],
)
def test_a_day_that_cannot_be_is_refused(client, answered, ago, field, told):
    client.force_login(make.officer())
    moment = timezone.localtime() - timedelta(days=ago)
    given = letter(received_at=moment.strftime("%Y-%m-%dT%H:%M"))
    answer = client.post(f"/meja/ppid/{answered.case_id}/keberatan/", given)
    assert answer.status_code == 422 and told in " ".join(answer.context["form"].errors[field or "__all__"])
    assert not Objection.objects.exists()


def test_silence_is_still_a_ground_for_a_letter_that_came_before_the_late_answer():
    request = make.received().request
    answering.answer(request, make.granted(), by=make.officer(), now=make.at(19))
    given = {"grounds": ["c"], "reasons": "Tidak ada jawaban.", "purpose": "", "channel": "letter", "by": None}
    made = objections.object_to(request, **given, received_at=make.at(18), now=make.at(20))
    assert made.objection.found_on == date(2026, 11, 17)
    assert "belum dapat dipakai" in no(
        rules.check_objection, ["c"], objections.stand_of(InfoRequest.objects.get()), date(2026, 11, 20)
    )
