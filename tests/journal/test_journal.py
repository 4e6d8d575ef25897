import pytest

from naungan.journal.actions import record
from naungan.journal.models import Entry
from tests.accounts.factories import user
from tests.rosters.factories import NOW

pytestmark = pytest.mark.django_db


def test_a_line_outlives_its_actor_and_is_never_changed():
    someone = user(name="Siti")
    line = record("arrange", someone, by=someone, now=NOW, facts={"n": 1})
    someone.delete()
    kept = Entry.objects.get(pk=line.pk)
    assert (kept.actor, kept.verb, kept.noun, kept.facts) == ("Siti", "arrange", "accounts.User", {"n": 1})
    with pytest.raises(TypeError):
        kept.save()
    with pytest.raises(TypeError):
        kept.delete()


def test_the_system_itself_signs_as_such():
    assert record("judge", user(), by=None, now=NOW).actor == "sistem"
