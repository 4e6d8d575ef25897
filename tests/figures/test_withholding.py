"""Small counts stay secret: examples, and an attacker who knows every published cell."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.figures.rules import feasible, withhold, withhold_layers


def parent(code: str) -> str | None:
    return code.rpartition(".")[0] or None


def grow(leaves: dict[str, int]) -> dict[str, int]:
    """Counts of all levels from those of the leaves."""
    counts: dict[str, int] = {}
    for leaf, people in leaves.items():
        code: str | None = leaf
        while code:
            counts[code] = counts.get(code, 0) + people
            code = parent(code)
    return counts


def test_nothing_small_nothing_withheld():
    assert withhold(grow({"a.1": 5, "a.2": 100, "a.3": 0}), parent) == set()


def test_a_small_count_takes_its_next_smallest_sibling_along():
    assert withhold(grow({"a.1": 3, "a.2": 20, "a.3": 9, "a.4": 0}), parent) == {"a.1", "a.3"}


def test_zero_is_shown():
    assert "a.4" not in withhold(grow({"a.1": 3, "a.2": 20, "a.4": 0}), parent)


def test_two_ones_under_a_total_that_leaves_two_are_not_secret_yet():
    assert withhold(grow({"a.1": 1, "a.2": 1, "a.3": 8, "a.4": 30}), parent) == {"a.1", "a.2", "a.3"}


def test_five_single_people_under_a_shown_five_take_the_total_along():
    hidden = withhold(grow({**{f"a.1.{n}": 1 for n in range(5)}, "a.2.1": 50, "a.3.1": 70}), parent)
    assert {"a.1", "a.2"} <= hidden and "a.3" not in hidden


def test_a_withheld_district_does_not_stand_open_through_its_villages():
    hidden = withhold(grow({"a.1.1": 3, "a.2.1": 12, "a.2.2": 8, "a.3.1": 90}), parent)
    assert {"a.1", "a.1.1", "a.2", "a.2.2"} <= hidden


def test_freeing_a_district_frees_its_village_and_no_more_is_withheld():
    hidden = withhold(grow({"a.1.1.1": 41, "a.1.2.1": 1, "a.2.1.1": 90}), parent)
    assert hidden == {"a.1.1", "a.1.1.1", "a.1.2", "a.1.2.1"}


def test_a_rest_without_a_place_is_a_cell_of_its_own():
    counts = {"a": 103, "a.1": 60, "a.2": 40}  # 3 people whose village nobody knows
    assert withhold(counts, parent) == {"a.2"}


def test_a_small_province_is_withheld_whole():
    assert withhold(grow({"a.1": 2, "a.2": 1}), parent) == {"a", "a.1", "a.2"}


def test_the_total_is_shown_only_where_all_its_segments_are():
    layers = {"informal": grow({"a.1": 200, "a.2": 50, "a.3": 60}), "formal": grow({"a.1": 3, "a.2": 9, "a.3": 70})}
    layers[""] = {code: n + layers["formal"][code] for code, n in layers["informal"].items()}
    hidden = withhold_layers(layers, parent)
    assert hidden == {"informal": set(), "formal": {"a.1", "a.2"}, "": {"a.1", "a.2"}}


# --- the attacker ------------------------------------------------------------------------------------

SMALL = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 9, 30])
TREES = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 4)).map(lambda t: f"a.{t[0]}.{t[1]}.{t[2]}"),
    SMALL,
    min_size=1,
    max_size=24,
)


def lines(codes) -> list[tuple[str, list[str]]]:
    """Every sum a reader may use: a whole and its parts."""
    out: dict[str, list[str]] = {}
    for code in codes:
        if parent(code) in codes:
            out.setdefault(parent(code), []).append(code)
    return list(out.items())


def certain_by_algebra(equations: list[dict], unknown: list) -> set:
    """Unknowns that a linear combination of the equations determines (Gauss-Jordan over the rationals)."""
    pivots: dict = {}
    for equation in equations:
        row = {k: Fraction(v) for k, v in equation.items() if v}
        for key, other in pivots.items():
            if row.get(key):
                factor = row[key]
                row = {k: v for k in row.keys() | other.keys() if (v := row.get(k, 0) - factor * other.get(k, 0))}
        if not row:
            continue
        key = next(iter(row))
        row = {k: v / row[key] for k, v in row.items()}
        for name, other in pivots.items():
            if other.get(key):
                factor = other[key]
                pivots[name] = {
                    k: v for k in row.keys() | other.keys() if (v := other.get(k, 0) - factor * row.get(k, 0))
                }
        pivots[key] = row
    return {key for key, row in pivots.items() if set(row) == {key}} & set(unknown)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_no_sum_or_difference_reveals_a_withheld_cell(leaves):
    counts = grow(leaves)
    hidden = withhold(counts, parent)
    primary = {c for c, n in counts.items() if 0 < n < 5}
    assert primary <= hidden
    assert all(counts[c] for c in hidden)  # zero is shown
    equations = [
        {c: sign for c, sign in ((whole, -1), *((p, 1) for p in parts)) if c in hidden}
        for whole, parts in lines(counts)
    ]
    assert not certain_by_algebra(equations, sorted(primary))
    ranges = feasible(counts, parent, hidden)
    assert all(ranges[c][0] < ranges[c][1] for c in primary)
    assert all(low <= counts[c] <= high for c, (low, high) in ranges.items())


def solutions(counts: dict[str, int], hidden: set[str]) -> list[dict[str, int]]:
    """Every way the withheld cells could be, by trying them all: leaves first, sums checked."""
    leaves = [c for c in counts if not any(parent(d) == c for d in counts)]
    open_leaves = [c for c in leaves if c in hidden]
    most = max(max(counts.values()) - sum(counts[c] for c in leaves if c not in hidden), 1) if "a" not in hidden else 6
    found = []
    for values in product(range(1, min(most, 7) + 1), repeat=len(open_leaves)):
        world = grow({c: counts[c] for c in leaves if c not in hidden} | dict(zip(open_leaves, values, strict=True)))
        if all(world[c] == n for c, n in counts.items() if c not in hidden):
            found.append(world)
    return found


TINY = st.dictionaries(
    st.tuples(st.integers(1, 2), st.integers(1, 3)).map(lambda t: f"a.{t[0]}.{t[1]}"),
    st.integers(0, 6),
    min_size=1,
    max_size=5,
)


@settings(max_examples=120, deadline=None)
@given(TINY)
def test_every_small_cell_could_have_been_another_number(leaves):
    counts = grow(leaves)
    hidden = withhold(counts, parent)
    worlds = solutions(counts, hidden)
    for code in (c for c, n in counts.items() if 0 < n < 5):
        assert len({world[code] for world in worlds}) > 1


@settings(max_examples=100, deadline=None)
@given(TREES, TREES)
def test_not_across_segments_and_their_total_either(informal, formal):
    codes = grow(informal).keys() | grow(formal).keys()
    layers = {s: {c: grow(leaves).get(c, 0) for c in codes} for s, leaves in (("i", informal), ("f", formal))}
    layers[""] = {c: layers["i"][c] + layers["f"][c] for c in codes}
    hidden = withhold_layers(layers, parent)
    equations = []
    for segment, counts in layers.items():
        for whole, parts in lines(counts):
            terms = [((segment, whole), -1), *(((segment, p), 1) for p in parts)]
            equations.append({cell: sign for cell, sign in terms if cell[1] in hidden[cell[0]]})
    for code in codes:
        terms = [(("", code), -1), (("i", code), 1), (("f", code), 1)]
        equations.append({cell: sign for cell, sign in terms if cell[1] in hidden[cell[0]]})
    primary = [(s, c) for s, counts in layers.items() for c, n in counts.items() if 0 < n < 5]
    assert all(c in hidden[s] for s, c in primary)
    assert not certain_by_algebra(equations, primary)
