"""Reminders: once for each thing and stage, to the owner unit's officers."""

from datetime import timedelta

import pytest

from naungan.files.models import StoredFile
from naungan.library.actions import holding, reminders
from naungan.library.models import DocumentSet, HeldFile, Procedure, Reminder
from naungan.notices.models import Notice
from tests.library import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_shelf(db):
    """Only Renja is owed, so that the letters can be read."""
    DocumentSet.objects.exclude(code="renja").update(cadence="irregular")


def test_who_is_told_and_how_often(one_shelf):
    own, whole = make.officer("editor", of="sekretariat"), make.officer("publisher")
    stranger, other_role = make.officer("editor", of="uptd-blk"), make.officer("leader")
    make.published("renja", 2025)
    Notice.objects.all().delete()
    reached = reminders.remind(now=make.NOW)
    told = {notice.to_user_id for notice in Notice.objects.all()}
    assert {own.pk, whole.pk} <= told and not {stranger.pk, other_role.pk} & told
    assert reached == len(told)
    letter = Notice.objects.get(to_user=own)
    assert "Renja 2026 belum ada; batasnya 31 Januari 2026." in letter.body and letter.path == "/meja/dokumen/"
    assert "Renja 2025" not in letter.body and "Renja 2027" not in letter.body
    assert reminders.remind(now=make.NOW) == 0
    assert reminders.remind(now=make.NOW + timedelta(days=1)) == 0
    assert Reminder.objects.count() == 1


def test_a_new_stage_is_told_again(one_shelf):
    officer = make.officer("editor", of="sekretariat")
    reminders.remind(now=make.NOW)
    reminders.remind(now=make.NOW + timedelta(days=45))  # 6 January: Renja 2027 is due on the 31st
    assert "Renja 2027" in Notice.objects.filter(to_user=officer).first().body
    stages = set(Reminder.objects.values_list("subject", "stage"))
    assert ("document:renja:2027:0", "soon") in stages and ("document:renja:2026:0", "long_late") in stages


def test_a_review_is_reminded(one_shelf):
    found = make.published_procedure()
    Procedure.objects.filter(pk=found.pk).update(review_on=make.TODAY - timedelta(days=5))
    subjects = [thing.sentence for thing in reminders.missing(make.TODAY)]
    assert f"SOP “{found}” perlu ditinjau; jadwalnya 17 November 2026." in subjects


def test_what_was_only_held_goes():
    officer = make.officer()
    held = holding.hold(make.pdf("Titipan"), by=officer, now=make.NOW)
    assert holding.held_by(officer, str(held.pk)) == held
    assert holding.held_by(make.officer(), str(held.pk)) is None
    assert holding.held_by(officer, "x") is None
    assert reminders.forget_held(now=make.NOW + timedelta(hours=23)) == 0
    assert reminders.forget_held(now=make.NOW + timedelta(hours=25)) == 1
    assert not HeldFile.objects.exists() and not StoredFile.objects.exists()
