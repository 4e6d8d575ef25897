from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from naungan.accounts.doors import role_required
from naungan.accounts.models import User, within_areas
from naungan.regions.models import Region
from tests.accounts import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_log_in_address(settings):
    settings.LOGIN_URL = "/masuk/"


@role_required("programme_officer", "programme_approver")
def page(request):
    return HttpResponse("isi")


def test_the_door_opens_for_a_role_only(rf):
    request = rf.get("/meja/")
    request.user = factories.user("programme_officer", "52.03")
    assert page(request).content == b"isi"
    request.user = factories.user("village_officer", "52.03")
    with pytest.raises(PermissionDenied):
        page(request)


def test_a_stranger_is_sent_to_the_log_in_page(rf):
    request = rf.get("/meja/")
    request.user = AnonymousUser()
    assert page(request).url == "/masuk/?next=/meja/"


def test_an_unknown_role_is_refused_when_the_module_loads():
    with pytest.raises(ValueError, match="penguasa"):
        role_required("penguasa")
    with pytest.raises(ValueError, match="satu peran"):
        role_required()


def test_areas_are_half_open_in_time_and_gone_with_the_account():
    person = factories.user()
    factories.grant(person, "editor", "52.03", from_on=date(2026, 1, 1), until_on=date(2026, 2, 1))
    assert person.areas("editor", today=date(2025, 12, 31)) == []
    assert person.areas("editor", today=date(2026, 1, 1)) == ["52.03"]
    assert person.areas("editor", today=date(2026, 1, 31)) == ["52.03"]
    assert person.areas("editor", today=date(2026, 2, 1)) == []
    person.is_active = False
    assert person.areas(today=date(2026, 1, 15)) == []


def test_has_role_within_looks_at_whole_code_parts():
    person = factories.user("village_officer", "52.03")
    assert person.has_role("village_officer", within="52.03.07.1001")
    assert not person.has_role("village_officer", within="52.031")
    assert not person.has_role("village_officer", within="52")
    assert not person.has_role("auditor")


def test_within_areas_is_closed_without_an_area():
    factories.region("52.03.07")
    assert not Region.objects.filter(within_areas("code", [])).exists()
    assert set(
        Region.objects.filter(within_areas("code", ["52.03.07"]), code__startswith="52.03.07").values_list(
            "code", flat=True
        )
    ) >= {"52.03.07"}


def test_visible_to_shows_own_area_only():
    administrator = factories.user("administrator", "52.03")
    inside = factories.user("village_officer", "52.03.07")
    outside = factories.user("village_officer", "52.71")
    seen = User.objects.visible_to(administrator)
    assert inside in seen and administrator in seen and outside not in seen
    assert not User.objects.visible_to(inside).exists()
