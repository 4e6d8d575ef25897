"""What every test may use.

`page`, `pages` and `browser` are a real Chromium at `live_server`; a test that asks for one of them is a browser test.
Without Chromium such tests are skipped and named at the end of the run; with COMPLETE=1 they fail.
"""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.signals import setting_changed
from django.test import TransactionTestCase

from tests import browsers, databases

COMPLETE = os.environ.get("COMPLETE") == "1"
BROWSER_FIXTURES = {"browser", "page", "pages"}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "database_url"}


def pytest_configure(config: pytest.Config) -> None:
    """Settings of the tests. Whatever is quicker here than in life, and changes no behaviour a test is about."""
    # how long an example takes says more of the machine's load than of the rule
    hypothesis.settings.register_profile("naungan", deadline=None)
    hypothesis.settings.load_profile("naungan")
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    django_settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    django_settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # some app has asked for a storage while it was loading: forget what was built from the old value
    setting_changed.send(sender=None, setting="STORAGES", value=django_settings.STORAGES, enter=True)
    setting_changed.send(sender=None, setting="TASKS", value=django_settings.TASKS, enter=True)
    django_settings.WHITENOISE_USE_FINDERS = django_settings.WHITENOISE_AUTOREFRESH = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


def pytest_terminal_summary(terminalreporter) -> None:
    """Say loudly what did not run: a green line must not hide it."""
    missing = [
        report for report in terminalreporter.stats.get("skipped", []) if browsers.MISSING in str(report.longrepr)
    ]
    if missing:
        terminalreporter.section("NOT RUN")
        terminalreporter.write_line(f"{len(missing)} browser tests did not run. {browsers.MISSING}")
        for report in missing:
            terminalreporter.write_line(f"  {report.nodeid}")


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_blocker, tmp_path_factory
) -> Iterator[databases.Copied]:
    """A copy of the migrated template; see `tests/databases.py`."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "one")
    rebuild = request.config.getvalue("create_db") and worker in ("one", "gw0")
    with (
        django_db_blocker.unblock(),
        databases.prepared(tmp_path_factory.mktemp("database"), worker, rebuild=rebuild) as copied,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: copied.restore())
        yield copied


@pytest.fixture
def database_url(django_db_setup, transactional_db) -> str:
    """DATABASE_URL of the test database, for a test that starts a process of its own."""
    return django_db_setup.url()


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path) -> None:
    """Files and caches of one test are nobody else's."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SHELTER_ROOT = tmp_path / "darurat"
    cache.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """One Chromium for the whole run."""
    path = browsers.executable()
    if path is None:
        if COMPLETE:
            pytest.fail(browsers.MISSING)
        pytest.skip(browsers.MISSING)
    with browsers.started(path) as chromium:
        yield chromium


@pytest.fixture
def pages(browser, live_server) -> Iterator[browsers.Watched]:
    """Opens pages: `pages.open()`, `pages.phone()`, `pages.open(java_script_enabled=False)`; ends clean or fails."""
    watched = browsers.Watched(browser, live_server.url)
    yield watched
    watched.close()
    assert watched.wrong == []


@pytest.fixture
def page(pages):
    """One ordinary page, 1280 px wide."""
    return pages.open()
