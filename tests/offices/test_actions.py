"""Opening and closing an office."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from naungan.journal.models import Entry
from naungan.offices.actions import close_office, open_office
from naungan.offices.models import Office
from naungan.regions.models import Region
from tests.offices.factories import office

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def opened(**changed) -> Office:
    asked = {"code": "dispertan-lotim", "name": "Dinas  Pertanian ", "region": "52.03", "by": None, "now": NOW}
    return open_office(**asked | changed)


def test_open():
    made = opened(email="tani@example.id")
    assert (made.code, made.name, made.region.full_name) == (
        "dispertan-lotim",
        "Dinas Pertanian",
        "Kabupaten Lombok Timur",
    )
    entry = Entry.objects.get()
    assert (entry.verb, entry.noun_id, entry.at) == ("open", str(made.pk), NOW)
    assert entry.facts == {"code": "dispertan-lotim", "region": "52.03"}


def test_a_region_may_be_a_row():
    assert opened(region=Region.objects.get(code="52.01.01.2003")).region_id == "52.01.01.2003"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "dispertan lotim"}, "code"),
        ({"code": ""}, "code"),
        ({"name": "  "}, "name"),
        ({"region": "52.09"}, "region"),
        ({"region": "91.01"}, "region"),  # out of use since 2022
        ({"email": "bukan surel"}, "email"),
    ],
)
def test_refused_in_words(changed, field):
    with pytest.raises(ValidationError) as refused:
        opened(**changed)
    assert list(refused.value.message_dict) == [field]
    assert not Office.objects.exists() and not Entry.objects.exists()


def test_a_code_belongs_to_one_office():
    opened()
    with pytest.raises(ValidationError) as refused:
        opened(name="Lain")
    assert list(refused.value.message_dict) == ["code"]


def test_close_once():
    made = office()
    for _ in range(2):
        assert close_office(made, by=None, now=NOW, reason="digabung").is_active is False
    assert [entry.reason for entry in Entry.objects.all()] == ["digabung"]


def test_within_its_region():
    lotim, village, mataram = office(), office("gapuk", "52.01.01.2003"), office("mataram", "52.71")
    assert set(Office.objects.within("52")) == {lotim, village, mataram}
    assert set(Office.objects.within("52.01")) == {village}
    assert set(Office.objects.within("")) == {lotim, village, mataram}
