"""A list of names from the sender's hand through the approver's into the registry, and back out, in a real browser."""

import re

import pytest

from naungan.accounts.enums import Role
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.models import Worker
from tests.accounts.factories import user
from tests.house.tree import none
from tests.journeys.walk import a_list, barriers, log_in, people, send, wide, with_password
from tests.rosters.factories import Scene

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene():
    made = Scene()
    made.sender.office = made.office
    with_password(made.sender)
    with_password(made.approver)
    return made


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_officers_carry_a_list_in_and_out(pages, scene, tmp_path, scripts):
    rows = people(30)
    rows[4]["NIK"] = rows[4]["NIK"][:15]  # one digit lost
    rows[9] = dict(rows[8])  # the same person twice
    sender = pages.open(java_script_enabled=scripts)
    log_in(sender, scene.sender)
    address = send(sender, a_list(tmp_path, rows), programme=scene.programme.code)
    assert "30 baris" in sender.locator("h1").inner_text()
    assert sender.get_by_role("button", name=re.compile("^Setujui")).count() == 0
    assert Worker.objects.count() == 0
    sender.get_by_role("button", name="Ajukan untuk disetujui").click()
    sender.wait_for_load_state()
    assert Roster.objects.get().state == State.SUBMITTED

    approver = pages.open(java_script_enabled=scripts)
    log_in(approver, scene.approver)
    approver.goto(address)
    approver.get_by_role("button", name="Setujui dan masukkan 28 orang").click()
    approver.wait_for_load_state()
    approver.goto(address)
    assert "28 orang terdaftar" in approver.locator("main").inner_text()
    assert Enrolment.objects.count() == 28

    approver.locator("summary", has_text="Urungkan").click()
    approver.locator("form[action$='urungkan/'] textarea").fill("salah kirim")
    approver.get_by_role("button", name="Urungkan").click()
    approver.wait_for_load_state()
    assert Roster.objects.get().state == State.UNDONE
    assert (Enrolment.objects.count(), Worker.objects.count()) == (0, 0)


def test_the_rows_to_mend_come_back_as_a_workbook(pages, scene, tmp_path):
    rows = people(12)
    rows[3]["NIK"] = rows[3]["NIK"][:15]
    page = pages.open(accept_downloads=True)
    log_in(page, scene.sender)
    send(page, a_list(tmp_path, rows), programme=scene.programme.code)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh baris yang perlu diperbaiki").click()
    assert waiting.value.suggested_filename.endswith(".xlsx")
    assert waiting.value.path().stat().st_size > 1000


def test_what_is_no_list_is_said_beside_it(pages, scene, tmp_path):
    page = pages.open()
    log_in(page, scene.sender)
    photo = tmp_path / "foto.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 400)
    page.goto("/meja/daftar/kirim/")
    page.locator("input[type=file]").set_input_files(photo)
    page.locator("select[name=programme]").select_option(scene.programme.code)
    page.get_by_role("button", name="Kirim dan periksa").click()
    page.get_by_text("tidak terbaca").or_(page.locator("[aria-invalid=true]")).first.wait_for()
    assert Worker.objects.count() == 0


def test_the_desk_fits_a_phone_and_keeps_nobody_out(pages, scene, tmp_path):
    roster = scene.judged(people(30))
    complaints = {}
    for width, page in ((1280, pages.open()), (360, pages.phone())):
        log_in(page, scene.approver if width == 360 else scene.sender)
        for address in ("/meja/", "/meja/daftar/", "/meja/daftar/kirim/", roster.path, "/meja/program/", "/akun/"):
            answer = page.goto(address)
            if answer.status == 403:  # this officer has no business there, and the page says so
                continue
            complaints[f"{address} at {width}"] = wide(page) + barriers(page)
    none(complaints)


def test_a_list_becomes_a_public_figure(pages, scene, tmp_path):
    """The main job: what one officer sent, a second approved and a third published stands on the public page."""
    publisher = with_password(user(Role.FIGURES_OFFICER, "52"))
    sender, approver, officer, public = (pages.open() for _ in range(4))
    public.goto("/cakupan/")
    assert "28" not in public.locator("main").inner_text().split()

    log_in(sender, scene.sender)
    address = send(sender, a_list(tmp_path, people(28)), programme=scene.programme.code)
    log_in(approver, scene.approver)
    approver.goto(address)
    approver.get_by_role("button", name=re.compile("^Setujui")).click()
    approver.wait_for_load_state()

    log_in(officer, publisher)
    officer.goto("/meja/angka/")
    officer.get_by_role("button", name=re.compile("^Terbitkan")).first.click()
    officer.wait_for_load_state()
    public.goto("/cakupan/")
    assert "28" in public.locator("main").inner_text().split()
    public.goto("/cakupan/52.03/")
    assert "28" in public.locator("main").inner_text().split()
