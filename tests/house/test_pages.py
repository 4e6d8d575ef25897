"""What README, CONTRIBUTING and the pages in docs/ promise exists: commands, files, settings."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house.tree import PACKAGE, ROOT, floors, none

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/naungan/**/README.md")])


def code(text: str) -> str:
    """Fenced blocks and `spans`: what a reader would type."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def unknown_commands(text: str, dishes: set[str], commands: set[str]) -> list[str]:
    typed = code(text)
    make = [f"make {dish}" for dish in re.findall(r"\bmake ([a-z][a-z-]*)", typed) if dish not in dishes]
    own = re.findall(r"(?<![\w/.-])(?:\.venv/bin/)?naungan ([a-z]\w*)", typed)
    return make + [f"naungan {command}" for command in own if command not in commands]


def dead_links(text: str, folder: Path) -> list[str]:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [
        link for link in links if "://" not in link and not link.startswith("mailto:") and not (folder / link).exists()
    ]


def dishes() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_keeps_its_promises(page):
    text = page.read_text()
    none(unknown_commands(text, dishes(), set(get_commands())))
    none(dead_links(text, page.parent))


def test_a_broken_promise_is_seen(tmp_path):
    text = "Type `make coffee`, then\n```\n.venv/bin/naungan fly 3\n```\nsee [here](gone.md) and [there](https://x.example)"
    assert unknown_commands(text, {"demo"}, {"check"}) == ["make coffee", "naungan fly"]
    assert dead_links(text, tmp_path) == ["gone.md"]
    assert unknown_commands("`make demo`, `naungan check`", {"demo"}, {"check"}) == []


def unthanked(dependencies: list[str], page: str) -> list[str]:
    """Direct dependencies that THIRD-PARTY.md does not name."""
    names = [re.match(r"[\w.-]+", dependency).group(0) for dependency in dependencies]
    return [name for name in names if f"| {name} |" not in page]


def test_every_dependency_is_named_with_its_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    none(unthanked(project["dependencies"], (ROOT / "THIRD-PARTY.md").read_text()))
    assert unthanked(["polars>=2", "pandas[x]"], "| polars | 2.1.0 | MIT |") == ["pandas"]


def unexplained(rooms: list[Path]) -> list[str]:
    """Rooms without a README, or with one that nobody will read to its end."""
    pages = [room / "README.md" for room in rooms]
    lost = [f"{page.parent.name} has none" for page in pages if not page.exists()]
    return lost + [f"{page.parent.name}: past 60 lines" for page in pages if page.exists() and too_long(page)]


def too_long(page: Path) -> bool:
    return len(page.read_text().splitlines()) > 60


def test_every_room_explains_itself(tmp_path):
    none(unexplained([PACKAGE / room.replace(".", "/") for room in floors() if room != "config"]))
    (tmp_path / "README.md").write_text("line\n" * 61)
    assert len(unexplained([tmp_path, tmp_path / "empty"])) == 2


def listed(names: list[str], index: str) -> list[str]:
    return [name for name in names if f"({name})" not in index]


def test_the_list_of_decisions_is_complete():
    pages = sorted(page.name for page in (ROOT / "docs" / "decisions").glob("*.md") if not page.name.startswith("0001"))
    none(listed(pages, (ROOT / "docs" / "decisions" / "0001-one-page-decisions.md").read_text()))
    assert listed(["0002-a.md", "0003-b.md"], "[0002](0002-a.md)") == ["0003-b.md"]


def test_the_menu_tells_every_dish():
    menu = (ROOT / "Makefile").read_text()
    assert {"help", "setup", "demo", "test", "check", "fix", "bench"} <= dishes()
    assert [dish for dish in dishes() if not re.search(rf"^{dish}:.*## ", menu, re.MULTILINE)] == []
