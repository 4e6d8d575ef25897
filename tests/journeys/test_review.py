"""The review and a merge in a real browser: by keyboard, with scripts off, on a phone; axe finds nothing."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from naungan.accounts.enums import Role
from naungan.protection.rosters.actions import reviewing
from naungan.protection.rosters.enums import Answer, QuestionState
from naungan.protection.rosters.models import Question
from naungan.protection.workers import actions
from tests.accounts.factories import user
from tests.house.tree import none
from tests.journeys.walk import log_in, wide, with_password
from tests.rosters.factories import Scene, person
from tests.rosters.test_reviewing import found, without_nik
from tests.workers.factories import NOW, worker

pytestmark = pytest.mark.django_db(transaction=True)
REVIEW = "/meja/daftar/tinjau/"


@pytest.fixture
def asked():
    roster = Scene().judged([*(without_nik(n) for n in range(1, 5)), person(6)])
    people = [
        worker("Siti Ismail Hidayat", "5203075106800003", phone="081200000001", occupation="Buruh tani"),
        worker("Siti Ismail", "5203075106800011", mother="Inaq Sahnun"),
        worker("Sitti Ismail Hidayat", None, village="52.03.07.1002"),
    ]
    rows = list(roster.rows.order_by("line"))
    reviewing.ask(roster, found(*((row, who, "review", 0.9 - m / 5 - n / 50)
                                  for n, row in enumerate(rows) for m, who in enumerate(people))))  # fmt: skip
    return rows, people


def looked_at(page, name: str) -> list[str]:
    """What axe finds on a desk in light and on a phone in dark, and what sticks out of the phone."""
    complaints = []
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if os.environ.get("PICTURES"):
            page.screenshot(path=Path(os.environ["PICTURES"]) / f"{name}-{scheme}-{width}.png", full_page=True)
        for one in Axe().run(page).response["violations"]:
            complaints.append(f"{page.url} {scheme} {one['id']}: {one['nodes'][0]['html'][:160]}")
    complaints += wide(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    return complaints


def test_every_page_of_the_review_and_of_a_merge_is_clean(pages, asked):
    rows, people = asked
    officer, page = with_password(user(Role.PROGRAMME_OFFICER, "52")), pages.open()
    second = user(Role.PROGRAMME_APPROVER, "52")
    merge = actions.merge(people[0], people[1], by=officer, confirmed_by=second, reason="KTP keduanya sama", now=NOW)
    log_in(page, officer)
    complaints = []
    addresses = {
        "list": REVIEW, "question": rows[4].questions.get().path, "merges": "/meja/pekerja/gabung/",
        "merge": merge.path, "worker": f"/meja/pekerja/{people[0].number}/",
        "propose": f"/meja/pekerja/{people[0].number}/gabungkan/?dengan={people[2].number}",
    }  # fmt: skip
    for name, address in addresses.items():
        page.goto(address)
        complaints += looked_at(page, name)
    page.goto(f"{REVIEW}?daftar={rows[0].roster.number}")
    page.locator("input[name=tanya]").first.check()
    page.get_by_role("button", name="Bukan mereka").click()
    page.get_by_text("Belum ada yang diputuskan").wait_for()
    complaints += looked_at(page, "many")
    none(complaints)


def test_by_keyboard(pages, asked):
    rows, people = asked
    page = pages.open()
    log_in(page, with_password(user(Role.PROGRAMME_OFFICER, "52")))
    first, second, third = (row.questions.get() for row in rows[:3])
    page.goto(first.path)
    page.keyboard.press("j")
    page.wait_for_url(f"**{second.path}*")
    page.keyboard.press("k")
    page.wait_for_url(f"**{first.path}*")
    page.keyboard.press("2")
    page.wait_for_url(f"**{second.path}*")
    page.keyboard.press("Shift+B")
    page.wait_for_url(f"**{third.path}*")
    page.keyboard.press("l")
    page.wait_for_url(f"**{rows[3].questions.get().path}*")
    states = dict(Question.objects.values_list("row", "state"))
    assert (states[rows[0].pk], states[rows[2].pk]) != (QuestionState.OPEN, QuestionState.DECIDED)
    first.refresh_from_db()
    assert first.worker == people[1]


def test_with_scripts_off(pages, asked):
    rows, _ = asked
    page = pages.open(java_script_enabled=False)
    log_in(page, with_password(user(Role.PROGRAMME_OFFICER, "52")))
    page.goto(REVIEW)
    page.get_by_role("link", name=rows[0].clean["name"]).click()
    page.get_by_role("button", name="Bukan mereka").click()
    page.get_by_role("button", name="Tarik kembali").wait_for()
    assert Question.objects.get(row=rows[0]).answer == Answer.NONE
