"""Procedures: law by its mark, review, versions."""

from datetime import date, timedelta

import pytest

from naungan.kit.refusal import Refused
from naungan.library.actions import procedures
from naungan.library.enums import State
from naungan.library.models import Procedure
from naungan.library.reports import telling
from naungan.search.models import SearchEntry
from tests.library import factories as make

pytestmark = pytest.mark.django_db


def said(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def test_a_deadline_is_read_from_the_law_book():
    found = make.published_procedure()
    [duration] = telling.text(found.current.duration, on=make.TODAY)
    assert (duration.text, duration.url) == ("10 hari kerja", "/dasar-hukum/#ppid.response_days")
    assert [said(step.time) for step in telling.steps(found.current, on=make.TODAY)] == ["5 menit", "10 hari kerja"]
    assert SearchEntry.objects.get(kind="sop").url == found.get_absolute_url()


def test_a_mark_the_book_does_not_know_is_refused():
    with pytest.raises(Refused, match=r"\[ppid.reply_days\] tidak dapat dibaca"):
        make.proposed_procedure(text=make.text(duration="[ppid.reply_days]"))
    with pytest.raises(Refused, match="tidak dapat dibaca"):
        make.proposed_procedure(text=make.text(duration="[complaints.answer_days]"))  # depends on the class
    assert not Procedure.objects.exists()


def test_a_step_names_its_doer():
    with pytest.raises(Refused, match="Langkah pada baris 2"):
        make.proposed_procedure(text=make.text(steps="Petugas | mencatat\nmenjawab"))


def test_a_nik_in_an_example_is_refused():
    with pytest.raises(Refused, match="menyerupai NIK"):
        make.proposed_procedure(text=make.text(requirements="Contoh: 5203061211949904"))


def test_one_proposes_and_another_publishes():
    publisher = make.officer("publisher")
    version = make.proposed_procedure(by=publisher)
    with pytest.raises(Refused, match="tidak menerbitkan"):
        procedures.publish(version, by=publisher, now=make.NOW)


def test_a_number_belongs_to_one():
    make.proposed_procedure(number="SOP-1")
    with pytest.raises(Refused, match="SOP bernomor SOP-1 sudah ada"):
        make.proposed_procedure(number="SOP-1")


def test_an_old_version_stays():
    found = make.published_procedure()
    version = procedures.propose_version(found, make.text(cost="Rp0"), by=make.officer(), now=make.NOW)
    assert found.current.number == 1
    procedures.publish(version, by=make.officer("publisher"), now=make.NOW, review_on=date(2027, 6, 1))
    found = Procedure.objects.get(pk=found.pk)
    assert (found.current.number, found.review_on, found.versions.count()) == (2, date(2027, 6, 1), 2)


def test_a_review_without_change():
    found = make.published_procedure()
    with pytest.raises(Refused, match="sesudah hari ini"):
        procedures.review(found, review_on=make.TODAY, by=make.officer(), now=make.NOW)
    with pytest.raises(Refused, match="lima tahun"):
        procedures.review(found, review_on=make.TODAY + timedelta(days=3000), by=make.officer(), now=make.NOW)
    procedures.review(found, review_on=date(2027, 11, 1), by=make.officer(), now=make.NOW)
    found.refresh_from_db()
    assert found.review_on == date(2027, 11, 1)


def test_what_is_withdrawn_is_not_found():
    found = make.published_procedure()
    procedures.withdraw(found, reason="Diganti.", by=make.officer("publisher"), now=make.NOW)
    found.refresh_from_db()
    assert found.state == State.WITHDRAWN and not SearchEntry.objects.filter(kind="sop").exists()
