"""docs/settings.md names every knob, and no knob that is gone; nothing but the settings reads the environment."""

import ast
import re

from tests.house.tree import PACKAGE, ROOT, none, sources

PAGE = ROOT / "docs" / "settings.md"
READERS = {"str", "int", "bool", "list", "db", "email_url", "float", "path", "json", "url", "cache_url"}
MAY_READ = {"settings.py", "secrets.py", "cli.py", "wsgi.py"}
SCRIPTS_KNOW = {"PYTHON", "COMPLETE", "CHROMIUM"}


def read_by(text: str) -> set[str]:
    """Names asked of `env`."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "env"
            and node.func.attr in READERS
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            found.add(node.args[0].value)
    return found


def documented(text: str) -> set[str]:
    """Names in the first column of the tables."""
    return set(re.findall(r"^\| *`([A-Z][A-Z0-9_]+)` *\|", text, re.MULTILINE))


def test_the_page_is_complete_and_current():
    read = set().union(*(read_by((PACKAGE / "config" / name).read_text()) for name in ("settings.py", "secrets.py")))
    assert documented(PAGE.read_text()) - SCRIPTS_KNOW == read


def test_a_knob_nobody_documented_is_seen():
    text = 'A = env.str("NAUNGAN_NEW", default="")\nB = env.bool("OLD")\nC = other.str("NOT_OURS")'
    assert read_by(text) == {"NAUNGAN_NEW", "OLD"}
    assert documented("| `OLD` | yes |\nand `NAUNGAN_NEW` in a sentence") == {"OLD"}


def eavesdroppers(texts: dict[str, str]) -> list[str]:
    return [name for name, text in texts.items() if re.search(r"\bos\.(environ|getenv)\b", text)]


def test_only_the_settings_read_the_environment():
    rooms = {str(path): path.read_text() for path in sources() if path.parent != PACKAGE / "config"}
    none(eavesdroppers(rooms))
    own = {path.name: path.read_text() for path in sources("config/*.py")}
    assert set(eavesdroppers(own)) <= MAY_READ


def test_an_eavesdropper_is_seen():
    assert eavesdroppers({"a": 'os.environ["X"]', "b": "x"}) == ["a"]
