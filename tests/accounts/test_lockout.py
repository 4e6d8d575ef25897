"""Failures are counted in the database: another process of the same site sees the lock."""

import os
import subprocess
import sys

import pytest

TRY = """
import django, sys
from django.conf import settings
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
from django.test import Client
browser = Client()
pages = [browser.post("/masuk/", {"login": "sri@contoh.id", "password": "salah sekali"}).content.decode()
         for _ in range(int(sys.argv[1]))]
print("terkunci" if "Coba lagi dalam" in pages[-1] else "ditolak" if "tidak cocok" in pages[-1] else pages[-1])
"""


def attempt(times: int, database_url: str, var) -> str:
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "NAUNGAN_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "naungan.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", TRY, str(times)],
        env=environment, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout.strip()


@pytest.mark.django_db(transaction=True)
def test_three_failures_here_and_two_there_lock_for_all(database_url, tmp_path):
    assert attempt(3, database_url, tmp_path) == "ditolak"
    assert attempt(2, database_url, tmp_path) == "ditolak"
    assert attempt(1, database_url, tmp_path) == "terkunci"
