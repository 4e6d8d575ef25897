"""What is forgotten of requests, objections and disputes, and what the clock closes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naungan import law
from naungan.cases import actions as cases
from naungan.cases.models import Case
from naungan.cases.reports import ready
from naungan.kit.refusal import Refused
from naungan.ppid.actions import answering, closing, disputes, objections
from naungan.ppid.reports import counting, register
from tests.accounts import factories as accounts
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=366 * 6)


def old_family():
    """A request, its objection and its dispute, all ended."""
    dispute = make.disputed()
    now = timezone.now()
    disputes.close(dispute, note="", by=make.officer(), now=now)
    for case in Case.objects.exclude(pk=dispute.case_id):
        if case.state == "registered":
            objections.withdraw(dispute.objection, reason="", by=make.officer(), now=now)
    return dispute


def test_a_family_is_emptied_together_and_still_counts():
    dispute = old_family()
    everyone = list(Case.objects.all())
    year = dispute.objection.request.case.year
    before = counting.year_numbers(year)
    superior, later = make.superior(), timezone.now() + YEARS
    with pytest.raises(Refused, match="masih dibaca bersama"):
        cases.forget([dispute.objection.request.case], by=superior, now=later, reason="BA 1")
    assert cases.forget(everyone, by=superior, now=later, reason="BA 1") == 3
    assert counting.year_numbers(year) == before
    line = register.rows(superior, register.Sieve(year))[0]
    assert line.number == dispute.objection.request.case.number and not (line.name or line.asked or line.contact)


def test_the_pages_of_an_emptied_case_say_so(client):
    dispute = old_family()
    cases.forget(list(Case.objects.all()), by=make.superior(), now=timezone.now() + YEARS, reason="BA 1")
    client.force_login(accounts.user("auditor"))
    for case in Case.objects.all():
        page = client.get(f"/meja/ppid/{case.pk}/").content.decode()
        assert "dimusnahkan" in page and ">None<" not in page and "Penanda" not in page
    assert dispute.pk


def test_ready_texts_know_the_name_of_the_applicant():
    dispute = make.disputed()
    text = type("Text", (), {"text": "Yth. {nama}"})()
    for case in (dispute.case, dispute.objection.case, dispute.objection.request.case):
        assert ready.filled(text, case, by=make.officer(), now=timezone.now()) == "Yth. Penanda Pemohon"


def test_answers_close_when_nobody_may_object_any_more():
    made = make.received(make.at(1), now=make.at(1))
    answering.answer(made.request, make.refused(), by=make.officer(), now=make.at(3))
    last = law.due("ppid.objection_days", received=make.at(3).date()).due_on
    on_the_day = make.at(3) + timedelta(days=(last - make.at(3).date()).days)
    assert closing.close_all(now=on_the_day) == 0
    assert closing.close_all(now=on_the_day + timedelta(days=1)) == 1
    assert closing.close_all(now=on_the_day + timedelta(days=2)) == 0
    made.request.case.refresh_from_db()
    assert made.request.case.state == "closed"


def test_an_objection_keeps_its_request_from_closing_until_it_is_over():
    made = make.received(make.at(1), now=make.at(1))
    answering.answer(made.request, make.refused(), by=make.officer(), now=make.at(3))
    objected = objections.object_to(
        answering.fresh(made.request), grounds=["a"], reasons="Tidak setuju", purpose="", channel="desk",
        received_at=make.at(4), by=None, now=make.at(4),
    )  # fmt: skip
    assert closing.close_all(now=make.at(4) + timedelta(days=300)) == 0
    objections.decide(objected.objection, "rejected", text="Ditolak.", by=make.superior(), now=make.at(6))
    assert closing.close_all(now=make.at(6) + timedelta(days=1)) == 0
    assert closing.close_all(now=make.at(6) + timedelta(days=90)) == 2
