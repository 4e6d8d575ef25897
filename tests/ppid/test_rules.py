from dataclasses import replace
from datetime import date

import pytest

from naungan.kit.refusal import Refused
from naungan.ppid.rules import objections, requests
from naungan.ppid.rules.objections import Stand
from tests.ppid import factories as make

REFUSED = Stand(
    "answered_refused", "answered_refused", date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 9), None, 0
)
TODAY = date(2026, 11, 10)
TESTED = requests.Tested(1, "UK/2026/01", ("a", "h"), "approved", "exempt", date(2031, 1, 1))
OPEN = Stand("registered", "", date(2026, 11, 2), date(2026, 11, 16), None, None, 0)


def no(*args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        args[0](*args[1:], **kwargs)
    return str(caught.value)


def check(answer: requests.Answer) -> None:
    requests.check_answer(answer, TODAY)


def refused(**changes) -> requests.Answer:
    return make.refused(**{"test": TESTED, **changes})


def test_a_refusal_needs_its_letter_and_its_test():
    check(refused())
    assert "huruf Pasal 17" in no(check, refused(ground=""))
    assert "uji konsekuensi" in no(check, refused(test=None))
    partly = refused(decision="answered_partly", form_held="soft_copy")
    check(partly)
    assert "uji konsekuensi" in no(check, replace(partly, test=None))


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"ends_on": None}, True),
        ({"outcome": "partly"}, True),
        ({"ends_on": date(2026, 11, 11)}, True),
        ({"ends_on": TODAY}, False),  # from this day on it is open again
        ({"state": "open"}, False),
        ({"state": "decided"}, False),
        ({"state": "ended"}, False),
        ({"outcome": "open"}, False),
    ],
)
def test_a_test_holds_while_it_is_approved_and_not_over(changes, holds):
    test = replace(TESTED, **changes)
    assert test.holds(TODAY) == holds
    assert bool(requests.wrong_in(refused(test=test), TODAY)) != holds


def test_the_letter_is_one_that_was_tested_and_so_are_those_of_the_copies():
    assert [field for field, _ in requests.wrong_in(refused(ground="b"), TODAY)] == ["ground"]
    assert "menguji huruf a dan h, bukan huruf b" in no(check, refused(ground="b"))
    partly = refused(decision="answered_partly", form_held="soft_copy", blackened=("h", "b"))
    assert [field for field, _ in requests.wrong_in(partly, TODAY)] == ["redacted"]
    check(replace(partly, blackened=("a", "h")))
    assert "dikabulkan sebagian" in no(check, make.granted(blackened=("h",)))


def test_a_grant_names_no_exemption_and_says_the_form():
    check(make.granted())
    assert "pengecualian" in no(check, make.granted(ground="h"))
    assert "bentuk" in no(check, make.granted(form_held=""))
    assert "belum ditulis" in no(check, make.granted(text=" "))


def test_what_is_not_held_says_who_holds_it():
    elsewhere = make.granted(decision="not_held", held="elsewhere", form_held="")
    assert "badan publik" in no(check, elsewhere)
    check(replace(elsewhere, held_by="BPS Provinsi NTB"))
    check(replace(elsewhere, held="nowhere"))
    assert "dikuasai" in no(check, replace(elsewhere, held="held"))
    assert "tidak dikuasai" in no(check, make.granted(held="nowhere"))


def test_a_fee_is_told_with_its_way_of_paying():
    assert "cara membayar" in no(check, make.granted(fee=5000))
    check(make.granted(fee=5000, payment="tunai di loket"))
    assert "tidak diberikan" in no(check, refused(fee=5000, payment="tunai"))


def test_asking_to_complete_has_three_days_and_one_time():
    given = {"received_on": date(2026, 11, 2), "was_asked": False}
    requests.check_ask("KTP", today=date(2026, 11, 5), **given)
    assert "berakhir 05-11-2026" in no(requests.check_ask, "KTP", today=date(2026, 11, 6), **given)
    assert "apa yang kurang" in no(requests.check_ask, "", today=date(2026, 11, 3), **given)
    given["was_asked"] = True
    assert "sudah pernah" in no(requests.check_ask, "KTP", today=date(2026, 11, 3), **given)


@pytest.mark.parametrize(
    ("stand", "today", "grounds"),
    [
        (OPEN, date(2026, 11, 16), {"b"}),
        (OPEN, date(2026, 11, 17), {"b", "c"}),
        (REFUSED, date(2026, 11, 10), {"a", "b", "d", "e"}),
        (replace(REFUSED, decision="answered_granted", fee=9), date(2026, 11, 10), {"b", "d", "e", "f"}),
        (
            replace(REFUSED, decision="not_held", answered_on=date(2026, 11, 18)),
            date(2026, 11, 20),
            {"b", "d", "e", "g"},
        ),
    ],
)
def test_which_grounds_can_hold(stand, today, grounds):
    assert objections.possible(stand, today) == grounds


def test_the_time_to_object_counts_from_the_answer():
    assert objections.check_objection(["a"], REFUSED, date(2026, 12, 21)) == date(2026, 11, 9)
    last = objections.last_day_to_object(date(2026, 11, 9)).due_on
    objections.check_objection(["a"], REFUSED, last)
    assert "sampai" in no(objections.check_objection, ["a"], REFUSED, date(2027, 1, 29))
    assert "paling sedikit satu" in no(objections.check_objection, [], REFUSED, last)
    assert "belum dapat dipakai" in no(objections.check_objection, ["c"], REFUSED, last)


def test_silence_counts_from_the_day_after_the_deadline():
    assert objections.found_on(["c"], OPEN) == date(2026, 11, 17)


def test_who_answered_never_decides():
    given = {"grounds": ["d"], "text": "Diberikan.", "is_superior": True}
    objections.check_decision("upheld", decider=1, first=2, **given)
    objections.check_decision("upheld", decider=1, first=None, **given)
    assert "Anda yang menjawab" in no(objections.check_decision, "upheld", decider=1, first=1, **given)
    given["is_superior"] = False
    assert "atasan" in no(objections.check_decision, "upheld", decider=1, first=2, **given)


def test_an_exemption_is_not_settled_by_talking():
    given = {"text": "Sepakat.", "is_superior": True, "decider": 1, "first": 2}
    objections.check_decision("settled", grounds=["c"], **given)
    assert "musyawarah" in no(objections.check_decision, "settled", grounds=["a", "d"], **given)
    assert "ajudikasi" in no(objections.check_mediation, ["a"])
    objections.check_mediation(["a", "d"])


def test_a_dispute_waits_for_the_superior_and_then_has_fourteen_days():
    day = date(2026, 11, 9)
    objections.check_dispute(decided_on=day, answer_due_on=None, filed_on=date(2026, 11, 27))
    assert "sampai 27-11-2026" in no(
        objections.check_dispute, decided_on=day, answer_due_on=None, filed_on=date(2026, 11, 30)
    )
    assert "masih punya waktu" in no(objections.check_dispute, decided_on=None, answer_due_on=day, filed_on=day)
    objections.check_dispute(decided_on=None, answer_due_on=day, filed_on=date(2026, 11, 10))
