"""Rules are pure: no table, no clock, no setting. A table of moves names every state."""

import ast
import enum
from importlib import import_module

import pytest

from tests.house.tree import imports, module_of, none, sources

FORBIDDEN = ("django.db", "django.conf", "django.utils.timezone", "django.http", "django.core.cache", "time", "os")
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "monotonic"}
RULES = sources("**/rules.py", "**/rules/*.py", "**/enums.py")


def impure(text: str) -> list[str]:
    """What a rule has touched that it may not."""
    complaints = []
    for name in sorted(imports(text)):
        room_part = name.split(".")[-1] if name.startswith("naungan.") else ""
        if any(name == word or name.startswith(word + ".") for word in FORBIDDEN):
            if name == "django.db" or name.startswith("django.db.models"):
                continue  # judged below: only the choices of enums may come from there
            complaints.append(f"imports {name}")
        elif room_part in {"models", "actions", "reports", "views", "forms", "tasks"}:
            complaints.append(f"imports {name}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("django.db"):
            wrong = {alias.name for alias in node.names} - {"TextChoices", "IntegerChoices"}
            complaints += [f"imports {node.module}.{name}" for name in sorted(wrong)]
        if isinstance(node, ast.Import):
            complaints += [f"imports {alias.name}" for alias in node.names if alias.name.startswith("django.db")]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            complaints.append(f"asks a clock: {ast.unparse(node)}")
    return complaints


@pytest.mark.parametrize("path", RULES, ids=lambda path: module_of(path))
def test_a_rule_is_pure(path):
    none(impure(path.read_text()))


@pytest.mark.parametrize(
    "line",
    [
        "from naungan.figures.models import Figure",
        "from naungan.figures import models",
        "from django.db import transaction",
        "import django.db",
        "from django.conf import settings",
        "from django.utils import timezone\n\ntimezone.now()",
        "from datetime import date\n\ndate.today()",
        "import time",
    ],
)
def test_an_impure_rule_is_seen(line):
    assert impure(line) != []


def test_enums_may_use_choices():
    assert impure("from django.db.models import TextChoices") == []


def incomplete(moves: dict) -> list[str]:
    """States a table of moves forgot, or moves to somewhere that is no state."""
    kind = type(next(iter(moves)))
    if not issubclass(kind, enum.Enum):
        return ["the keys are not members of an enum"]
    targets = {state for allowed in moves.values() for state in allowed}
    return [f"{state} has no line" for state in kind if state not in moves] + [
        f"{target} is no state" for target in targets if target not in set(kind)
    ]


def tables() -> list[tuple[str, dict]]:
    found = []
    for path in sources("**/rules.py", "**/rules/*.py"):
        module = import_module(module_of(path))
        found += [
            (f"{module.__name__}.{name}", getattr(module, name)) for name in vars(module) if name.endswith("MOVES")
        ]
    return found


def test_every_table_of_moves_names_every_state():
    assert tables() != []
    none({name: incomplete(moves) for name, moves in tables()})


def test_an_incomplete_table_is_seen():
    class Light(enum.StrEnum):
        RED = "red"
        GREEN = "green"

    assert incomplete({Light.RED: {Light.GREEN}}) == ["green has no line"]
    assert incomplete({Light.RED: {"blue"}, Light.GREEN: set()}) == ["blue is no state"]
    assert incomplete({Light.RED: {Light.GREEN}, Light.GREEN: set()}) == []
