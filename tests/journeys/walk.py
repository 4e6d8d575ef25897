"""What a person does in a browser, in words: log in, send a list; and what is looked at on every page on the way."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from naungan.accounts.models import User
from tests.rosters.factories import person, sheet

PASSWORD = "sandi-untuk-perjalanan"
VILLAGES = ("52.03.07.1001", "52.03.07.2002")
SERIOUS = {"serious", "critical"}


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(page: Page, user: User) -> None:
    page.goto("/masuk/")
    page.get_by_label("Surel").or_(page.locator("input[name=login]")).first.fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/meja/**")


def people(count: int = 30, *, start: int = 1) -> list[dict]:
    """So many people of one district, in two villages, enough in each to be shown in public."""
    return [person(n, village=VILLAGES[n % len(VILLAGES)]) for n in range(start, start + count)]


def a_list(folder: Path, rows: list[dict], name: str = "daftar.csv") -> Path:
    path = folder / name
    path.write_bytes(sheet(rows))
    return path


def send(page: Page, path: Path, *, programme: str) -> str:
    """Send a list through the page; returns the address of its workbench."""
    page.goto("/meja/daftar/kirim/")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("select[name=programme]").select_option(programme)
    page.get_by_role("button", name="Kirim dan periksa").click()
    page.wait_for_url("**/meja/daftar/D-*/")
    return page.url


def wide(page: Page) -> list[str]:
    """Elements that stick out to the right of the screen; those inside a box that scrolls by itself do not count."""
    return page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            const scrolls = e => { for (; e; e = e.parentElement) if (getComputedStyle(e).overflowX !== 'visible'
                && e !== document.body && e !== document.documentElement) return true; return false; };
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
                .map(e => e.outerHTML.slice(0, 120));
        }"""
    )


def barriers(page: Page) -> list[str]:
    """What axe finds that keeps somebody out (serious and critical), with the first element it stands on.

    Only where scripts run: without them axe never answers, and the page is the same.
    """
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url} {one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in SERIOUS
    ]
