"""The access matrix: every address × every role × own and other area, with data there that could leak."""

from functools import cache

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from naungan.accounts.doors import role_required
from naungan.accounts.models import User
from naungan.config import urls
from tests.accounts import factories
from tests.house import access, access_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter():
    """Clients by role and area, each logged in once."""

    @cache
    def client(roles, own: bool) -> Client:
        browser = Client(raise_request_exception=False)
        if roles != "":
            person = factories.user()
            for role in [roles] if isinstance(roles, str) else sorted(roles):
                factories.grant(person, role, access_scene.OWN if own else access_scene.OTHER)
            browser.force_login(person)
        return browser

    return client


def test_every_address_opens_to_those_the_table_names_and_to_nobody_else(enter, caplog):
    caplog.set_level("CRITICAL", logger="django.request")
    wrong = access.check(urls.urlpatterns, access.TABLE.read_text(), access_scene.build(), enter)
    assert not wrong, f"{len(wrong)} doors stand wrong:\n" + "\n".join(wrong)


# --- the checker is shown broken houses -------------------------------------------------------------


def hall(request):
    return HttpResponse("aula")


@login_not_required
def square(request):
    return HttpResponse("alun-alun")


@role_required("auditor")
def room(request):
    return HttpResponse("ruang")


def leaky(request):
    if not request.user.has_role("auditor"):
        raise PermissionDenied
    return HttpResponse(", ".join(User.objects.values_list("name", flat=True)))


@role_required("auditor")
def anyones(request, pk):
    return HttpResponse(User.objects.get(pk=pk).name)


def broken(request):
    raise RuntimeError("rusak")


THING = '[uji]\n"uji/<int:pk>/" = { who = ["auditor"], object = "kapal" }'


class House:
    """A URLconf as an object; addresses of ours that the middleware needs stand behind it."""

    def __init__(self, *patterns):
        self.own = list(patterns)
        self.urlpatterns = [*patterns, path("", include(urls.urlpatterns))]
        self.handler403, self.handler404, self.handler500 = urls.handler403, urls.handler404, urls.handler500


@pytest.fixture
def complaints(settings, enter, caplog):
    caplog.set_level("CRITICAL", logger="django.request")

    def of(table: str, *patterns) -> list[str]:
        house = House(*patterns)
        settings.ROOT_URLCONF = house
        scene = access_scene.Scene()
        access_scene.people(scene)
        return access.check(house.own, table, scene, enter)

    return of


def test_a_good_house_gives_no_complaint(complaints):
    table = '[uji]\n"uji/a/" = "everyone"\n"uji/b/" = "people"\n"uji/c/" = ["auditor"]'
    doors = path("uji/a/", square), path("uji/b/", hall), path("uji/c/", room)
    assert complaints(table, *doors) == []


def test_an_address_that_is_missing_from_the_table_is_named(complaints):
    assert complaints("", path("uji/", hall, name="uji")) == [
        "uji/ (uji): missing from access.toml; say who may open it"
    ]


def test_a_row_without_an_address_is_named(complaints):
    assert complaints('[uji]\n"uji/dulu/" = "people"') == ["uji/dulu/: stands in the table, not in the house"]


def test_a_door_left_open_to_visitors_is_seen(complaints):
    found = complaints('[uji]\n"uji/" = "people"', path("uji/", square))
    assert "uji/: GET by a visitor gives 200" in found and "uji/: POST by a visitor gives 200" in found


def test_a_view_that_forgot_its_roles_is_seen(complaints):
    found = complaints('[uji]\n"uji/" = ["auditor"]', path("uji/", hall))
    assert "uji/: GET by editor gives 200, should be closed" in found
    assert not any(" by auditor" in line for line in found)


def test_a_door_shut_to_its_own_people_is_seen(complaints):
    assert "uji/: editor of the area should come in, but gets 403" in complaints(
        '[uji]\n"uji/" = ["auditor", "editor"]', path("uji/", room)
    )


def test_a_public_page_that_asks_for_a_log_in_is_seen(complaints):
    assert complaints('[uji]\n"uji/" = "everyone"', path("uji/", hall)) == [
        "uji/: everyone should come in, but a visitor gets 302"
    ]


def test_rows_of_another_area_on_a_list_are_seen(complaints):
    assert "uji/: auditor of another area reads “Penanda Orang”" in complaints(
        '[uji]\n"uji/" = ["auditor"]', path("uji/", leaky)
    )


def test_a_thing_of_another_area_is_seen(complaints):
    found = complaints(THING.replace("kapal", "person"), path("uji/<int:pk>/", anyones))
    assert "uji/<int:pk>/: GET by auditor of another area gives 200" in found


def test_a_thing_the_scene_does_not_have_is_asked_for(complaints):
    found = complaints(THING, path("uji/<int:pk>/", anyones))
    assert found == ["uji/<int:pk>/: the scene has no “kapal”; make one in access_scene.py"]


def test_a_page_that_breaks_is_seen(complaints):
    assert "uji/: breaks (500) for somebody" in complaints('[uji]\n"uji/" = "people"', path("uji/", broken))


def test_a_family_is_walked_too(complaints):
    found = complaints('[uji]\n"uji/**" = ["auditor"]', path("uji/dalam/", hall))
    assert found == [f"uji/dalam/: {m} /uji/dalam/ by roles it does not name gives 200" for m in ("GET", "POST")]


def test_the_table_refuses_roles_and_words_it_does_not_know():
    with pytest.raises(ValueError, match="penguasa"):
        access.read_table('[uji]\n"uji/" = ["penguasa"]')
    with pytest.raises(ValueError, match="semua"):
        access.read_table('[uji]\n"uji/" = "semua"')
