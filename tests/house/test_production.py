"""NAUNGAN_ENV=production refuses to start with anything a demo would be content with."""

import base64
import os
import subprocess
import sys

import pytest

from naungan.accounts.models import User
from naungan.config import checks

KEY = base64.b64encode(b"k" * 32).decode()
GOOD = {
    "NAUNGAN_ENV": "production",
    "SECRET_KEY": "s" * 50,
    "NAUNGAN_SEAL_KEYS": f"k1:{KEY}",
    "NAUNGAN_INDEX_KEY": KEY,
    "ALLOWED_HOSTS": "naungan.example",
    "BASE_URL": "https://naungan.example",
}


def start(var, module: str = "naungan.config.settings", **changed: str) -> subprocess.CompletedProcess:
    """Import a module in a process of its own, under production's settings with some of them changed."""
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "SSL_CERT_FILE")}
    env |= GOOD | {"NAUNGAN_VAR": str(var)} | changed
    return subprocess.run(
        [sys.executable, "-c", f"import {module}"], env=env, capture_output=True, text=True, timeout=120
    )


def test_production_starts_with_secrets_of_its_own(tmp_path):
    answer = start(tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"DEBUG": "true"}, "DEBUG menyala"),
        ({"SECRET_KEY": "demo-" + "s" * 50}, "milik demo"),
        ({"SECRET_KEY": "short"}, "terlalu pendek"),
        ({"SECRET_KEY": ""}, "SECRET_KEY kosong"),
        ({"NAUNGAN_SEAL_KEYS": ""}, "NAUNGAN_SEAL_KEYS kosong"),
        ({"NAUNGAN_INDEX_KEY": ""}, "NAUNGAN_INDEX_KEY kosong"),
        ({"NAUNGAN_SEAL_KEYS": "k1:c2hvcnQ="}, "32 byte"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_production_refuses(tmp_path, changed, says):
    answer = start(tmp_path, **changed)
    assert answer.returncode != 0
    assert says in answer.stderr


def test_production_refuses_a_key_beside_the_database(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "seal").write_text(f"k1:{KEY}")
    answer = start(tmp_path)
    assert answer.returncode != 0
    assert "di samping basis data" in answer.stderr


@pytest.mark.django_db
def test_an_account_of_the_demo_is_an_error_in_production(settings):
    user = User.objects.create_user("admin@" + checks.DEMO_DOMAIN, "x" * 12, name="Admin")
    assert checks.no_default_password() == []
    settings.PRODUCTION = True
    assert [error.id for error in checks.no_default_password()] == ["naungan.E001"]
    user.is_active = False
    user.save()
    assert checks.no_default_password() == []


def test_the_server_refuses_an_account_of_the_demo(tmp_path, database_url):
    changed = {"DATABASE_URL": database_url}
    assert start(tmp_path, "naungan.config.wsgi", **changed).returncode == 0
    User.objects.create_user("admin@" + checks.DEMO_DOMAIN, "x" * 12, name="Admin")
    answer = start(tmp_path, "naungan.config.wsgi", **changed)
    assert answer.returncode != 0
    assert "Akun contoh masih aktif" in answer.stderr
