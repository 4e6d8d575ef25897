"""Forged lists of every shape and several seeds against their truth: the standing measure of the intake."""

from collections import Counter
from datetime import date

import pytest

from naungan.protection.rosters.forging import SHAPES, forge
from tests.rosters.measuring import measure

pytestmark = pytest.mark.django_db

AS_OF = date(2024, 11, 11)
SEEDS = (101, 102)
FOUND_OF_A_CODE = 0.98
FALSE_ON_CLEAN_ROWS = 0.002
PAIRS_RECALL, PAIRS_PRECISION = 0.96, 0.995

HEADER_ROWS = {"tobacco_xlsx": {4}, "village_csv": {1}, "twosheets_xlsx": {4}, "birthplace_tsv": {4}, "plain_csv": {1},
               "bare_txt": {None}, "table_xls": {2}}  # fmt: skip


def forged(tmp_path, shape: str, seed: int):
    path = tmp_path / f"{shape}-{seed}.dat"
    return measure(path, forge(path, shape=shape, seed=seed, as_of=AS_OF, region="52.03", size=350))


@pytest.mark.parametrize("shape", SHAPES)
def test_shape(tmp_path, shape):
    wanted, missed, false = Counter(), Counter(), Counter()
    pairs, right, held = 0, 0, 0
    rows = 0
    for seed in SEEDS:
        found = forged(tmp_path, shape, seed)
        assert found.rows_got == found.rows_wanted, "every person is a row, nothing else is"
        assert {sheet.header_row for sheet in found.book.sheets} == HEADER_ROWS[shape]
        rows += len(found.rows_got)
        for code, places in found.missed.items():
            missed[code] += len(places)
            wanted[code] += len(places) + found.judged.problems.filter(code=code).height
            false[code] += len(found.false[code])
        pairs += len(found.pairs_wanted)
        held += len(found.pairs_got)
        right += len(found.pairs_got & found.pairs_wanted)
    for code, count in wanted.items():
        assert missed[code] <= (1 - FOUND_OF_A_CODE) * count, (code, missed[code], count)
    assert sum(false.values()) <= FALSE_ON_CLEAN_ROWS * rows, false
    assert right >= PAIRS_RECALL * pairs and right >= PAIRS_PRECISION * held, (right, pairs, held)


def test_proposals_and_repairs_are_right(tmp_path):
    """Only dressing comes off; what is proposed is the truth in nineteen of twenty."""
    right = total = 0
    for shape in ("village_csv", "plain_csv", "tobacco_xlsx"):
        path = tmp_path / f"{shape}.dat"
        truth = forge(path, shape=shape, seed=7, as_of=AS_OF, region="52.03")
        judged = measure(path, truth).judged
        person = {(row["sheet"], row["row"]): truth["people"][str(row["person"])] for row in truth["rows"]}
        for problem in judged.problems.iter_rows(named=True):
            if problem["proposed"]:
                total += 1
                truth = person[problem["sheet"], problem["row"]]
                right += problem["proposed"] == truth[{"birth_date": "born"}.get(problem["column"], problem["column"])]
        for repair in judged.repairs.iter_rows(named=True):
            assert "".join(filter(str.isdigit, repair["from"])) == repair["to"]
    assert total > 20 and right >= 0.95 * total, (right, total)


def test_the_same_seed_forges_the_same_list(tmp_path):
    one, other = (forge(tmp_path / name, shape="village_csv", seed=3, as_of=AS_OF, size=60) for name in ("a", "b"))
    assert one == other and (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert one != forge(tmp_path / "c", shape="village_csv", seed=4, as_of=AS_OF, size=60)


def test_unknown_shape(tmp_path):
    with pytest.raises(ValueError, match="village_csv"):
        forge(tmp_path / "x", shape="pdf", seed=1, as_of=AS_OF)
