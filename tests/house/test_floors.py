"""Imports go down. Import-linter holds it; here each contract is also broken on purpose, in a house of cardboard."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, WING, contracts, floors, imports, module_of, none, room_of, sources

DOORS = {"views", "forms", "tasks", "urls"}


def lint(folder: Path) -> subprocess.CompletedProcess:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120)


def test_this_house_keeps_its_contracts():
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.fixture(scope="module")
def cardboard(tmp_path_factory) -> Path:
    """Every room of the contracts, empty, under the same contracts."""
    folder = tmp_path_factory.mktemp("cardboard")
    (folder / "naungan").mkdir()
    (folder / "naungan" / "__init__.py").touch()
    for room in [*floors(), WING]:
        place = folder / "naungan" / room.replace(".", "/")
        place.mkdir(parents=True, exist_ok=True)
        (place / "__init__.py").touch()
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    return folder


BROKEN = {
    "up": ("naungan/kit/x.py", "import naungan.figures", "floors"),
    "sideways": ("naungan/law/x.py", "import naungan.journal", "floors"),
    "up in the wing": ("naungan/protection/workers/x.py", "import naungan.protection.rosters", "wing"),
    "a room nobody declared": ("naungan/attic/__init__.py", "", "floors"),
    "a rule that reads a model": ("naungan/figures/rules.py", "import naungan.figures.models", "furniture"),
    "a verb that knows a door": ("naungan/figures/actions.py", "import naungan.figures.views", "furniture"),
    "a verb that imports a task": ("naungan/figures/actions.py", "import naungan.figures.tasks", "furniture"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_contract_is_seen(cardboard, name):
    path, line, contract = BROKEN[name]
    made = [cardboard / path]
    for imported in re.findall(r"naungan\.figures\.(\w+)", line):
        made.append(cardboard / "naungan" / "figures" / f"{imported}.py")
    for file in made:
        file.parent.mkdir(exist_ok=True)
        file.touch()
    made[0].write_text(line)
    try:
        answer = lint(cardboard)
    finally:
        for file in made:
            file.unlink()
        if not any(made[0].parent.iterdir()):
            made[0].parent.rmdir()
    assert answer.returncode != 0
    assert f"{contracts()[contract]['name']} BROKEN" in answer.stdout


def test_a_circle_inside_a_room_is_seen(cardboard):
    one, other = (cardboard / "naungan" / "notices" / f"{name}.py" for name in ("one", "other"))
    one.write_text("import naungan.notices.other")
    other.write_text("import naungan.notices.one")
    answer = lint(cardboard)
    one.unlink()
    other.unlink()
    assert f"{contracts()['knots']['name']} BROKEN" in answer.stdout


def test_every_room_is_under_the_furniture_contract():
    rooms = {f"naungan.{room}" for room in floors()} - {"naungan.config", "naungan.kit"}
    assert set(contracts()["furniture"]["containers"]) == rooms


def foreign_doors(module: str, text: str) -> list[str]:
    """Imports of another room's views, forms, tasks or urls. The toolbox has no doors."""
    found = set()
    for imported in imports(text):
        room = room_of(imported)
        if room in (None, "kit", room_of(module)):
            continue
        rest = imported.removeprefix(f"naungan.{room}").split(".")
        if len(rest) > 1 and rest[1] in DOORS:
            found.add(f"{module} imports {imported}")
    return sorted(found)


def test_doors_are_private():
    """The list of addresses alone may name a door: that is what it is for."""
    paths = [path for path in sources() if module_of(path) != "naungan.config.urls"]
    complaints = [line for path in paths for line in foreign_doors(module_of(path), path.read_text())]
    none(complaints)


def test_a_foreign_door_is_seen():
    assert foreign_doors("naungan.desk.views", "from naungan.figures.views import publish") != []
    assert foreign_doors("naungan.desk.views", "from naungan.figures import forms") != []
    assert foreign_doors("naungan.desk.views", "from naungan.desk import forms") == []
    assert foreign_doors("naungan.desk.forms", "from naungan.kit.forms import Plain") == []
    assert foreign_doors("naungan.desk.views", "from naungan.figures import actions, reports") == []


def test_the_package_has_no_room_outside_the_contracts():
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert folders == {room.split(".")[0] for room in floors()}
