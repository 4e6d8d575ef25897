"""Small counts are withheld so that no sum and no difference gives them away.

A count of 1 to 4 may point at a person (a village, a segment, a month). Such a *primary* cell is not
shown; and because totals are shown, its next smallest sibling is withheld with it. That alone is not
enough: two withheld cells under a total that leaves 2 for both are certain. So the reader is played:
from everything that is shown, the exact range of every withheld cell is computed (on a tree of sums the
interval is exact), and as long as one primary cell has a single possible value, one more cell is
withheld. Zero is shown: it points at nobody, and the reader knows that what is withheld is not zero.

House rule, after UU 16/1997 Ps. 21 (statistical secrecy) and UU 27/2022 (personal data).
"""

from collections.abc import Callable, Iterable, Mapping
from math import inf

SMALLEST_SHOWN = 5  # counts from here on are shown; 1 to 4 are withheld

Range = tuple[float, float]
Parent = Callable[[str], str | None]


def withhold(counts: Mapping[str, int], parent_of: Parent, *, also: Iterable[str] = ()) -> set[str]:
    """Codes whose counts must not be shown, in a tree where a parent is the sum of its children.

    `also` are codes that must be withheld (and kept uncertain) for another reason. A parent whose known
    children do not add up to it has a rest; the rest is a cell of its own, since anybody can subtract.
    """
    tree = _Tree(counts, parent_of)
    guarded = {c for c, n in tree.counts.items() if 0 < n < SMALLEST_SHOWN} | {c for c in also if counts.get(c)}
    for code in sorted(guarded):
        tree.hide(code)
    widened = True
    while widened:
        pinned = {c for c, (low, high) in tree.ranges().items() if c in guarded and low >= high}
        # one cell for each line, from the top: freeing a district may free its village too
        one_a_line = {tree.parent[c]: c for c in sorted(pinned) if tree.parent[c] not in pinned}.values()
        widened = sum(tree.widen(code) for code in one_a_line) > 0
    return {c for c in tree.hidden if c in counts}


def withhold_layers(
    layers: Mapping[str, Mapping[str, int]], parent_of: Parent, *, total: str = ""
) -> dict[str, set[str]]:
    """The same for one tree per segment and the layer `total` (all segments together).

    Each segment is protected within its own tree. The total of a region is shown only where all its
    segments are: then the total layer says nothing that the segments do not say.
    """
    out = {s: withhold(counts, parent_of) for s, counts in layers.items() if s != total}
    if total in layers:
        out[total] = withhold(layers[total], parent_of, also=set().union(*out.values()))
    return out


def feasible(counts: Mapping[str, int], parent_of: Parent, hidden: set[str]) -> dict[str, Range]:
    """What a reader can know: the exact range of every withheld cell, from all that are shown."""
    tree = _Tree(counts, parent_of)
    tree.hidden = hidden | tree.rests
    return {c: r for c, r in tree.ranges().items() if c in hidden}


class _Tree:
    """Counts with parents, the rests made into cells, and the set of cells withheld so far."""

    def __init__(self, counts: Mapping[str, int], parent_of: Parent):
        self.counts = dict(counts)
        self.parent = {c: (p if (p := parent_of(c)) in counts else None) for c in counts}
        self.children: dict[str, list[str]] = {}
        for code, parent in self.parent.items():
            if parent is not None:
                self.children.setdefault(parent, []).append(code)
        self.rests: set[str] = set()
        for parent, children in self.children.items():
            rest = self.counts[parent] - sum(self.counts[c] for c in children)
            if rest > 0:
                code = f"{parent}~"
                self.counts[code], self.parent[code] = rest, parent
                self.rests.add(code)
                children.append(code)
        self.order = self._from_the_root()
        self.hidden: set[str] = set()

    def _from_the_root(self) -> list[str]:
        order: list[str] = []
        level = [c for c, p in self.parent.items() if p is None]
        while level:
            order += level
            level = [child for code in level for child in self.children.get(code, ())]
        return order

    def hide(self, code: str) -> None:
        """Withhold a cell; if its children would still add up to it, the smallest of them too."""
        while True:
            self.hidden.add(code)
            below = [c for c in self.children.get(code, ()) if self.counts[c]]
            if not below or any(c in self.hidden for c in below):
                return
            code = min(below, key=self._size)

    def widen(self, code: str) -> bool:
        """Withhold one cell more, the nearest that frees `code`. False when everything is withheld already."""
        node = code
        while (parent := self.parent[node]) is not None:
            shown = [c for c in self.children[parent] if self.counts[c] and c not in self.hidden]
            if shown:
                self.hide(min(shown, key=self._size))
                return True
            if parent not in self.hidden:
                self.hidden.add(parent)
                return True
            node = parent
        return False

    def _size(self, code: str) -> tuple[int, str]:
        return self.counts[code], code

    def ranges(self) -> dict[str, Range]:
        """Exact ranges of all cells: up the tree what the parts allow, down again what the whole leaves."""
        up: dict[str, Range] = {}
        for code in reversed(self.order):
            if code not in self.hidden:
                up[code] = (self.counts[code], self.counts[code])
                continue
            parts = [up[c] for c in self.children.get(code, ())]
            low, high = (sum(p[0] for p in parts), sum(p[1] for p in parts)) if parts else (1, inf)
            up[code] = (max(1, low), high)
        final: dict[str, Range] = {c: up[c] for c in self.order if self.parent[c] is None}
        for parent in self.order:
            if parent in self.children:
                final |= self._below(self.children[parent], up, final[parent])
        return final

    @staticmethod
    def _below(line: list[str], up: dict[str, Range], whole: Range) -> dict[str, Range]:
        lows = sum(up[c][0] for c in line)
        highs = sum(up[c][1] for c in line if up[c][1] != inf)
        open_cells = sum(up[c][1] == inf for c in line)
        out = {}
        for code in line:
            low, high = up[code]
            others_open = open_cells - (high == inf)
            others_high = inf if others_open else highs - (0 if high == inf else high)
            out[code] = (
                max(low, -inf if others_high == inf else whole[0] - others_high),
                min(high, whole[1] - (lows - low)),
            )
        return out
