"""Links that lead somewhere, menus that hide what is not there, and one door for logging in."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory

from naungan.desk.context import menu as desk_menu
from naungan.portal.addresses import address
from naungan.portal.blocks.guide import StartBlock
from naungan.portal.blocks.links import AddressBlock
from naungan.portal.menu import SiteMenu
from naungan.portal.models import DoorPage
from naungan.portal.planting import plant
from tests.accounts.factories import user
from tests.portal.factories import child, home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written", ["/cakupan/", "/cakupan/#definisi", "/dasar-hukum/", "/meja/", "/", "https://bps.go.id/"]
)
def test_an_address_that_exists_is_taken(written):
    assert AddressBlock().clean(f" {written}") == written


@pytest.mark.parametrize(
    "written", ["/tidak-ada/", "//lain.example/", "javascript:alert(1)", "http://a.example/", "cakupan"]
)
def test_an_address_that_leads_nowhere_is_refused(written):
    with pytest.raises(ValidationError):
        AddressBlock().clean(written)


def test_a_page_of_ours_is_an_address_while_it_is_live():
    page = child("Cabang", slug="cabang")
    assert AddressBlock().clean("/cabang/") == "/cabang/"
    page.unpublish()
    with pytest.raises(ValidationError):
        AddressBlock().clean("/cabang/")


def test_the_menu_is_the_tree_that_editors_made():
    branch = child("Cabang", slug="cabang")
    child("Ranting", branch, slug="ranting")
    child("Rahasia", slug="rahasia", show_in_menus=False)
    menu = SiteMenu("/cabang/ranting/")
    tree = {entry.title: [leaf.url for leaf in entry.children] for entry in menu.tree}
    assert tree["Cabang"] == ["/cabang/ranting/"]
    assert "Rahasia" not in tree
    assert [entry.title for entry in menu.trail] == ["Cabang", "Ranting"]
    assert menu.branch.title == "Cabang"


def test_a_door_is_a_place_in_the_tree_for_a_room():
    branch = child("Cabang", slug="cabang")
    branch.add_child(
        instance=DoorPage(title="Angka", slug="angka", summary="Angka.", address="/masuk/", show_in_menus=True)
    )
    assert [entry.title for entry in SiteMenu("/masuk/kode/").trail] == ["Cabang", "Angka"]
    assert SiteMenu("/masuk/kode/").branch is None


def test_a_door_leads_to_its_room_and_never_to_nowhere(client: Client):
    door = home().add_child(instance=DoorPage(title="Angka", slug="angka", summary="Angka.", address="/cakupan/"))
    assert client.get("/angka/")["Location"] == "/cakupan/"
    form = DoorPage.get_edit_handler().get_form_class()({"address": "/tidak-ada/"}, instance=door)
    assert "Tidak ada halaman di /tidak-ada/." in form.errors["address"][0]


def test_the_whole_tree_is_three_queries(django_assert_num_queries):
    menu = SiteMenu("/")
    with django_assert_num_queries(4):
        assert menu.tree and menu.nav and menu.foot
    for number in range(12):
        child(f"Cabang {number}", slug=f"cabang-{number}")
    again = SiteMenu("/")
    with django_assert_num_queries(4):
        assert len(again.tree) >= len(menu.tree) + 12


def test_an_address_this_installation_does_not_know_is_left_out():
    assert address("room:nowhere") is None


def test_the_menu_reads_nothing_before_it_is_shown(django_assert_num_queries):
    with django_assert_num_queries(0):
        SiteMenu("/")


@pytest.mark.parametrize(
    "path", ["/tulis/login/", "/tulis/password_reset/", "/tulis/password_reset/confirm/a/b/", "/_util/login/"]
)
def test_there_is_one_door_for_logging_in(client: Client, path):
    for response in (client.get(path), client.post(path, {"username": "a", "password": "b"})):
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/masuk/")


def test_the_door_leads_back_to_where_one_was_going_but_to_no_other_host(client: Client):
    assert client.get("/_util/login/?next=/tulis/pages/")["Location"] == "/masuk/?next=%2Ftulis%2Fpages%2F"
    assert client.get("/_util/login/?next=https://lain.example/")["Location"] == "/masuk/"


def entries(person, path: str = "/meja/") -> list[str]:
    request = RequestFactory().get(path)
    request.user = person
    return [entry["title"] for entry in desk_menu(request)["desk_menu"]]


@pytest.mark.parametrize(
    "role, sees, never",
    [
        ("village_officer", {"Antrean", "Daftar nama"}, {"Pengguna", "Angka", "Tulis"}),
        ("programme_approver", {"Antrean", "Daftar nama", "Program"}, {"Pengguna", "Tulis"}),
        ("figures_officer", {"Antrean", "Angka"}, {"Daftar nama", "Pekerja", "Pengguna"}),
        ("administrator", {"Antrean", "Pengguna"}, {"Daftar nama", "Pekerja", "Angka"}),
        ("leader", {"Antrean", "Angka"}, {"Daftar nama", "Pekerja", "Pengguna"}),
        ("editor", {"Antrean", "Tulis"}, {"Daftar nama", "Pekerja", "Angka", "Pengguna"}),
    ],
)
def test_the_desk_shows_what_a_role_opens(role, sees, never):
    shown = set(entries(user(role, "52")))
    assert sees <= shown
    assert shown.isdisjoint(never)


def test_a_menu_entry_never_leads_to_a_closed_door(client: Client):
    for role in ("village_officer", "programme_officer", "figures_officer", "administrator", "auditor", "leader"):
        person = user(role, "52")
        client.force_login(person)
        request = RequestFactory().get("/meja/")
        request.user = person
        for entry in desk_menu(request)["desk_menu"]:
            assert client.get(entry["url"]).status_code == 200, (role, entry["url"])


def test_where_one_is_is_marked():
    request = RequestFactory().get("/meja/pengguna/")
    request.user = user("administrator", "52")
    assert [e["title"] for e in desk_menu(request)["desk_menu"] if e["current"]] == ["Pengguna"]


def test_a_page_of_the_desk_asks_for_a_name_first(client: Client):
    response = client.get("/meja/pengguna/")
    assert response.status_code == 302
    assert response["Location"].startswith("/masuk/")


def test_a_menu_on_every_page_is_a_list_of_links(client: Client):
    page = BeautifulSoup(client.get("/tidak/ada/").content, "html.parser")
    assert page.select_one("details.menu nav[aria-label='Seluruh situs']")
    assert page.select_one("footer nav[aria-label='Peta situs']")


def test_a_second_button_needs_its_address_and_an_address_its_button():
    block = StartBlock()
    first = {"title": "Mulai", "address": "/lacak/", "text": "<p>Gratis.</p>", "icon": "mail"}
    assert block.clean(block.to_python(first))["second"] == ""
    whole = {**first, "second": "Cakupan", "second_address": "/cakupan/"}
    assert block.clean(block.to_python(whole))["second_address"] == "/cakupan/"
    for half in ({"second": "Cakupan"}, {"second_address": "/cakupan/"}):
        with pytest.raises(ValidationError):
            block.clean(block.to_python(first | half))


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("/layanan/permohonan-informasi/", "/layanan/permohonan-informasi/isi/"),
        ("/layanan/keberatan/", "/layanan/keberatan/isi/"),
        ("/layanan/", "/layanan/permohonan-informasi/isi/"),
        ("/ppid/", "/layanan/permohonan-informasi/isi/"),
    ],
)
def test_a_service_begins_with_a_button(client, page, form):
    plant()
    drawn = BeautifulSoup(client.get(page).content, "html.parser")
    assert form in [button["href"] for button in drawn.select("main a.btn")]
