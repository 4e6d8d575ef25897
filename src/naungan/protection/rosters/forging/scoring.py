"""A verdict set beside its truth, pooled over many lists: what was found, what was alarm for nothing, who was whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from naungan.kit.names import name_key
from naungan.protection.rosters.checks import Judged

Place = tuple[str | None, int]
# Not told by the clerk of the truth: groups are measured by their pairs, the rest are marks of our own.
UNTOLD = {"duplicate_in_file", "nik_region_retired", "name_mother_swapped", "nik_serial_zero"}
TRUTH_OF = {"nik": "nik", "birth_date": "born", "sex": "sex", "name": "name", "mother": "mother", "phone": "phone"}


@dataclass
class Score:
    """Counts to be added up over lists; the figures are per cent."""

    wanted: Counter[str] = field(default_factory=Counter)  # problems by code
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    clean_rows: int = 0
    alarmed: int = 0  # clean rows with an alarm
    pairs_wanted: int = 0
    pairs_held: int = 0
    pairs_right: int = 0
    repairs: int = 0
    repairs_wrong: int = 0  # a figure was changed
    offers: Counter[str] = field(default_factory=Counter)  # proposals by code and column
    offers_right: Counter[str] = field(default_factory=Counter)

    def add(self, judged: Judged, truth: dict[str, Any]) -> None:
        """`truth` as `forge` gives it. A sheet of null stands for the only sheet of a book."""
        only = all(row["sheet"] is None for row in truth["rows"])
        told = {(row["sheet"], row["row"]): row for row in truth["rows"]}
        people = {place: truth["people"][str(row["person"])] for place, row in told.items()}
        raised: dict[Place, set[str]] = {}
        for problem in judged.problems.rows(named=True):
            place = (None if only else problem["sheet"], problem["row"])
            raised.setdefault(place, set()).add(problem["code"])
            if problem["proposed"] is not None:
                self._offer(problem, people[place])
        for place, row in told.items():
            self._problems(set(row["codes"]), raised.get(place, set()) - UNTOLD)
        self._pairs(judged, truth, only=only)
        for repair in judged.repairs.rows(named=True):
            self.repairs += 1
            self.repairs_wrong += "".join(filter(str.isdigit, repair["from"])) != repair["to"]

    def _problems(self, wanted: set[str], got: set[str]) -> None:
        self.wanted.update(wanted)
        self.found.update(wanted & got)
        # a conflict is written on the stranger's row only; raising it on the owner's too is right
        false = got - wanted - {"nik_conflict"}
        self.false.update(false)
        self.clean_rows += not wanted
        self.alarmed += bool(false) and not wanted

    def _offer(self, problem: dict[str, Any], person: dict[str, Any]) -> None:
        kind = f"{problem['code']}: {problem['column']}"
        truth, value = person[TRUTH_OF[problem["column"]]], problem["proposed"]
        if problem["column"] in ("name", "mother"):
            truth, value = name_key(truth), name_key(value)
        self.offers[kind] += 1
        self.offers_right[kind] += truth == value

    def _pairs(self, judged: Judged, truth: dict[str, Any], *, only: bool) -> None:
        groups: dict[int, list[Place]] = {}
        for row in truth["rows"]:
            groups.setdefault(row["person"], []).append((row["sheet"], row["row"]))
        held = [[(None if only else sheet, line) for sheet, line in group] for group in judged.same_person]
        wanted, got = _pairs(groups.values()), _pairs(held)
        self.pairs_wanted += len(wanted)
        self.pairs_held += len(got)
        self.pairs_right += len(wanted & got)

    def recall(self, code: str) -> float:
        return _share(self.found[code], self.wanted[code])

    def figures(self) -> dict[str, float]:
        """The figures that are promised."""
        return {
            "problems found": _share(self.found.total(), self.wanted.total()),
            "worst code": min((self.recall(code) for code in self.wanted), default=100.0),
            "clean rows without alarm": 100.0 - _share(self.alarmed, self.clean_rows, of_nothing=0.0),
            "pairs, precision": _share(self.pairs_right, self.pairs_held),
            "pairs, recall": _share(self.pairs_right, self.pairs_wanted),
            "repairs right": 100.0 - _share(self.repairs_wrong, self.repairs, of_nothing=0.0),
            "proposals right": _share(self.offers_right.total(), self.offers.total()),
        }


def _share(part: int, whole: int, *, of_nothing: float = 100.0) -> float:
    return 100.0 * part / whole if whole else of_nothing


def _pairs(groups: Iterable[list[Place]]) -> set[frozenset[Place]]:
    return {frozenset((a, b)) for group in groups for at, a in enumerate(group) for b in group[at + 1 :]}
