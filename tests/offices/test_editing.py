"""The house under /tulis/: who may, what is said beside the field, what the journal keeps."""

import pytest
from django.test import Client

from naungan.accounts.actions import keep_groups
from naungan.journal.models import Entry
from naungan.offices.models import Appointment
from tests.accounts import factories as accounts
from tests.offices.factories import appointment, official, post

pytestmark = pytest.mark.django_db
LIST = "/tulis/snippets/offices/appointment/"


def entered(role: str) -> Client:
    from django.utils import timezone

    person = accounts.user(role, "52")
    keep_groups(person, timezone.localdate())
    client = Client()
    client.force_login(person)
    return client


def form(where, who, **changed) -> dict:
    given = {"post": where.pk, "official": who.pk, "kind": "definitive", "from_on": "2026-01-01", "until_on": ""}
    return {**given, "decree": "", "source": "", **changed}


def test_a_publisher_appoints_and_the_journal_knows():
    where, who = post(), official("Ani")
    answer = entered("publisher").post(LIST + "add/", form(where, who))
    assert answer.status_code == 302
    assert Appointment.objects.get().official == who
    assert [(one.verb, one.noun) for one in Entry.objects.filter(noun="offices.Appointment")] == [
        ("add", "offices.Appointment")
    ]


def test_a_second_head_is_refused_beside_the_field():
    where = post()
    appointment(where, official("Ani"))
    answer = entered("publisher").post(LIST + "add/", form(where, official("Budi")))
    assert answer.status_code == 200 and "sudah diisi: Ani" in answer.content.decode()
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize("role", ["editor", "auditor"])
def test_others_stay_outside(role):
    answer = entered(role).get(LIST + "add/")
    assert answer.status_code in (302, 403)


@pytest.mark.parametrize("model", ["unit", "post", "official", "appointment", "staffreport", "building"])
def test_every_form_opens(model):
    assert entered("publisher").get(f"/tulis/snippets/offices/{model}/add/").status_code == 200
