"""Chromium for the tests: found on the machine, started once, watched for anything a page must not do."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium tidak ditemukan / Chromium is missing: apt-get install chromium, or set CHROMIUM=/path/to/it"
# a browser that calls home fills a closed network's log and slows every start
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def executable() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started(path: str) -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django would refuse every query beside it
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield browser
        browser.close()


class Watched:
    """Opens pages at one server and remembers whatever went wrong in any of them.

    Wrong are: an error in a script, a resource the content policy refused, a request to any other host.
    """

    def __init__(self, browser: Browser, address: str):
        self.browser, self.address = browser, address
        self.contexts: list[BrowserContext] = []
        self.wrong: list[str] = []

    def open(self, **options) -> Page:
        """A page in a session of its own: no cookie shared. Options are Playwright's (`java_script_enabled=False`)."""
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = self.browser.new_context(base_url=self.address, locale="id-ID", **options)
        context.set_default_timeout(8_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("console", self._console)
        page.on("request", self._request)
        return page

    def phone(self, **options) -> Page:
        """The smallest screen we promise: 360 px wide."""
        return self.open(viewport={"width": 360, "height": 740}, **options)

    def _console(self, message) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.wrong.append(message.text)

    def _request(self, request) -> None:
        place = urlsplit(request.url)
        if place.scheme in ("http", "https") and place.netloc != urlsplit(self.address).netloc:
            self.wrong.append(f"asked another host: {place.netloc}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()
