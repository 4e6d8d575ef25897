"""What the house is made of, read from the files: rooms, floors, sources. Shared by the tests in this folder."""

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "naungan"
WING = "protection"


@cache
def contracts() -> dict[str, dict]:
    """The contracts of import-linter in pyproject.toml, by their id."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


@cache
def floors() -> dict[str, tuple[int, int]]:
    """Room → its height, from the same contracts that hold the imports: (floor, floor within the wing)."""

    def heights(contract: str) -> list[list[str]]:
        return [[room.strip() for room in layer.split("|")] for layer in reversed(contracts()[contract]["layers"])]

    found = {room: (height, 0) for height, rooms in enumerate(heights("floors")) for room in rooms}
    wing = found.pop(WING)[0]
    for height, rooms in enumerate(heights("wing")):
        found |= {f"{WING}.{room}": (wing, height) for room in rooms}
    return found


def room_of(module: str) -> str | None:
    """ "naungan.protection.rosters.views.desk" → "protection.rosters"; None for what is not ours."""
    parts = module.split(".")
    if parts[0] != "naungan" or len(parts) < 2:
        return None
    return ".".join(parts[1:3]) if parts[1] == WING and len(parts) > 2 else parts[1]


def may_use(user: str, used: str) -> bool:
    """May something in room `user` lean on something in room `used`: the same room, or one that lies lower."""
    return user == used or floors()[used] < floors()[user]


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(*patterns: str, migrations: bool = False) -> list[Path]:
    """Python files of the package; all of them without a pattern."""
    found = {path for pattern in patterns or ("**/*.py",) for path in PACKAGE.glob(pattern)}
    return sorted(path for path in found if migrations or "migrations" not in path.parts)


def imports(text: str) -> set[str]:
    """Every module or name that a source imports, dotted: `from a import b` gives "a" and "a.b"."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def tracked() -> list[Path]:
    """The text files of the repository, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def none(complaints: list[str] | dict[str, list[str]]) -> None:
    """Fail with every complaint on a line of its own: whoever broke it reads what, not how many."""
    lines = (
        [f"{name}: {line}" for name, own in complaints.items() for line in own]
        if isinstance(complaints, dict)
        else complaints
    )
    assert not lines, "\n" + "\n".join(lines)
