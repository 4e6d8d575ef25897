"""The same person twice in one list: candidate pairs by joins, their evidence, groups.

Pairs are candidates when they share the NIK; or the birth date and the first letter of the name; or the
telephone; or name and village; or name and mother; or all of the NIK but a few figures.
"""

from dataclasses import dataclass, field

import polars as pl
from rapidfuzz.distance import OSA

from naungan.protection.rosters.checks import identity

LARGEST_BLOCK = 60  # rows that share one value; a value shared by more says nothing
LARGEST_NIK_BLOCK = 400


@dataclass
class Found:
    """Row ids: `groups` of one person (ordered), rows in `conflicts` over a NIK, pairs for `review`."""

    groups: list[list[int]] = field(default_factory=list)
    conflicts: set[int] = field(default_factory=set)
    review: list[list[int]] = field(default_factory=list)


def find(frame: pl.DataFrame) -> Found:
    """Look for people who appear twice. `frame` is what `cleaning.clean` gives."""
    side = _side(frame)
    equal = _pairs(side, [["nik"]], LARGEST_NIK_BLOCK)
    found = Found()
    same: list[tuple[int, int]] = []
    if equal.height:
        verdicts = equal.with_columns(identity.compare(_as_written(equal, frame)).alias("verdict"))
        same += _ids(verdicts, "same")
        found.review += [list(pair) for pair in _ids(verdicts, "unsure")]
        found.conflicts = {row for pair in _ids(verdicts, "different") for row in pair}
    others = _other_pairs(side)
    if others.height:
        judged = _judge_others(others)
        same += _ids(judged, "same")
        found.review += [list(pair) for pair in _ids(judged, "unsure")]
    found.groups, left = _groups(same, _firm(side))
    found.review += left
    _drop_settled(found)
    return found


def _firm(side: pl.DataFrame) -> dict[int, str]:
    """Row id → its NIK, where it is whole and agrees with its own row."""
    return dict(side.filter(pl.col("nik").is_not_null() & ~pl.col("doubtful")).select("row_id", "nik").iter_rows())


def known_nik(frame: pl.DataFrame, found: Found) -> pl.DataFrame:
    """`row_id`, `known_nik`: for rows without a whole NIK, the one that another row of the same person has.

    Only a NIK that agrees with its own row's birth date is handed on.
    """
    if not found.groups:
        return pl.DataFrame(schema={"row_id": pl.UInt32, "known_nik": pl.String})
    members = pl.DataFrame(
        [(number, row) for number, group in enumerate(found.groups) for row in group],
        schema={"group": pl.UInt32, "row_id": pl.UInt32},
        orient="row",
    ).join(frame.select("row_id", "nik", "nik_bare", "nik_precision", "nik_length", "nik_doubtful"), on="row_id")
    whole = (
        members.filter(pl.col("nik").is_not_null() & ~pl.col("nik_doubtful"))
        .group_by("group")
        .agg(pl.col("nik").n_unique().alias("kinds"), pl.col("nik").first().alias("known_nik"))
    )
    lacking = members.filter(pl.col("nik").is_null()).join(whole.filter(pl.col("kinds") == 1), on="group")
    fits = ~pl.col("nik_precision") | pl.col("known_nik").str.starts_with(_mantissa(pl.col("nik_bare")))
    lacking = lacking.filter(fits)
    near = [
        OSA.distance(bare, known, score_cutoff=1) <= 1 if cut else True
        for bare, known, cut in lacking.select("nik_bare", "known_nik", "nik_length").iter_rows()
    ]
    return lacking.filter(pl.Series(near, dtype=pl.Boolean)).select("row_id", "known_nik")


def _mantissa(bare: pl.Expr) -> pl.Expr:
    """The figures that can be trusted: of 520212E+15 all but the last, which was rounded; of 16 the first 15."""
    rounded = bare.str.extract(r"^(\d+?)\d?0*(?:[eE].*)?$", 1).fill_null("")
    return (
        pl.when(bare.str.contains(r"^\d{9}[1-9]?\d{6}$") & ~bare.str.contains(r"0{3}$"))
        .then(bare.str.slice(0, 15))
        .otherwise(rounded)
    )


def _side(frame: pl.DataFrame) -> pl.DataFrame:
    digits = pl.col("nik_bare").str.replace_all(r"[^0-9]", "0")
    broken = pl.col("nik_foreign") | pl.col("nik_length")
    village = pl.coalesce("village_code", pl.concat_str(pl.col("district_code"), pl.lit(".?")))
    return frame.select(
        "row_id",
        "nik",
        pl.when(pl.col("nik_precision")).then(_mantissa(pl.col("nik_bare"))).alias("nik_start"),
        pl.coalesce(pl.col("nik"), pl.when(broken).then(pl.coalesce("nik_proposed", digits))).alias("nik_any"),
        name=pl.col("name_key").replace("", None),
        born=pl.col("born_on"),
        nik_born="nik_born",
        doubtful="nik_doubtful",
        sex="sex",
        mother=pl.col("mother_key").replace("", None),
        village=village,
        phone="phone",
    ).with_columns(
        initial=pl.col("name").str.slice(0, 1),
        any_born=pl.coalesce("nik_born", "born"),
        mother_first=pl.col("mother").str.extract(r"^(\w{4,})", 1),
        nik_head=pl.col("nik_any").str.slice(0, 12),
        nik_ends=pl.concat_str(pl.col("nik_any").str.slice(0, 6), pl.col("nik_any").str.slice(12)),
        nik_region_name=pl.concat_str(pl.col("nik_any").str.slice(0, 8), pl.col("name").str.slice(0, 3)),
    )


def _pairs(side: pl.DataFrame, blocks: list[list[str]], largest: int) -> pl.DataFrame:
    """Unordered pairs of rows that agree on all columns of some block; ids `row_id_a` < `row_id_b`."""
    found = []
    for keys in blocks:
        rows = side.filter(pl.all_horizontal(pl.col(key).is_not_null() for key in keys)).select("row_id", *keys)
        rows = rows.filter(pl.len().over(keys).is_between(2, largest))
        if rows.height:
            pairs = rows.join(rows, on=keys, suffix="_b").filter(pl.col("row_id") < pl.col("row_id_b"))
            found.append(pairs.select(row_id_a="row_id", row_id_b="row_id_b"))
    if not found:
        return pl.DataFrame(schema={"row_id_a": pl.UInt32, "row_id_b": pl.UInt32})
    return pl.concat(found).unique().sort("row_id_a", "row_id_b")


def _beside(pairs: pl.DataFrame, side: pl.DataFrame) -> pl.DataFrame:
    columns = [c for c in side.columns if c != "row_id"]
    for letter in "ab":
        named = side.rename({c: f"{c}_{letter}" for c in columns} | {"row_id": f"row_id_{letter}"})
        pairs = pairs.join(named, on=f"row_id_{letter}", how="left", maintain_order="left")
    return pairs


def _as_written(pairs: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    side = frame.select(
        "row_id", "name", "sex", "mother", "phone", born="born_on", written="written_date", village="village_code"
    )
    # Under one NIK the date inside it is no evidence: only what the columns say counts.
    side = side.with_columns(born=pl.col("written")).drop("written")
    return _beside(pairs, side)


def _other_pairs(side: pl.DataFrame) -> pl.DataFrame:
    blocks = [
        ["born", "initial"], ["any_born", "initial"],
        ["born", "village"], ["born", "mother_first"], ["phone"], ["name", "village"],
        ["name", "mother_first"], ["nik_head", "initial"], ["nik_ends", "initial"], ["nik_region_name"],
    ]  # fmt: skip
    pairs = _beside(_pairs(side, blocks, LARGEST_BLOCK), side)
    return pairs.filter((pl.col("nik_a") != pl.col("nik_b")).fill_null(True))


def _judge_others(pairs: pl.DataFrame) -> pl.DataFrame:
    pairs = pairs.with_columns(_nik_relation(pairs))
    scored = identity.weigh(pairs)
    name, birth, mother = pl.col("name_relation"), pl.col("birth_relation"), pl.col("mother_relation")
    apart, points = pl.col("nik_relation") == "apart", pl.col("points")
    agrees = mother.is_in(["exact", "typo"]).fill_null(False)
    phone = (pl.col("phone_a") == pl.col("phone_b")).fill_null(False)
    village = (pl.col("village_a") == pl.col("village_b")).fill_null(False)
    near = (pl.col("nik_relation") == "near").fill_null(False)
    proven = (
        (birth == "equal")
        | ((birth == "part") & (agrees | phone | near))
        | (birth.is_in(["near", "other"]) & agrees & (phone | near))
        | (birth.is_null() & (agrees | near) & (phone | village))
    ).fill_null(False)
    known = name.is_not_null() & (name != "other")
    # two firm NIK one figure apart with names that differ are twins as easily as a slip: a person decides
    firm = pl.all_horizontal(pl.col("nik_a", "nik_b").is_not_null()) & ~pl.col("doubtful_a") & ~pl.col("doubtful_b")
    twins = (firm & (name != "exact")).fill_null(False)
    same = known & proven & (points >= identity.OTHER_SAME) & ~apart.fill_null(False) & ~twins
    unsure = (known | name.is_null()) & (points >= identity.OTHER_REVIEW)
    return scored.with_columns(verdict=pl.when(same).then(pl.lit("same")).when(unsure).then(pl.lit("unsure")))


def _nik_relation(pairs: pl.DataFrame) -> pl.Series:
    """near: one slip apart (two where one is doubtful); prefix: what a spreadsheet left agrees; apart; null: unknown.

    A doubtful NIK (broken, or at odds with its own row) that is far from the other tells nothing.
    """
    found = []
    columns = ("nik_any_a", "nik_any_b", "nik_start_a", "nik_start_b", "doubt")
    doubt = pl.col("doubtful_a") | pl.col("doubtful_b")
    for a, b, start_a, start_b, is_doubtful in pairs.with_columns(doubt=doubt).select(columns).iter_rows():
        if a and b:
            slips = 2 if is_doubtful else 1
            is_near = OSA.distance(a, b, score_cutoff=slips) <= slips
            found.append("near" if is_near else None if is_doubtful else "apart")
        elif (a or b) and (start_a or start_b):
            found.append("prefix" if (a or b).startswith(start_a or start_b) else "apart")
        else:
            found.append(None)
    return pl.Series("nik_relation", found, dtype=pl.String)


def _ids(pairs: pl.DataFrame, verdict: str) -> list[tuple[int, int]]:
    return pairs.filter(pl.col("verdict") == verdict).select("row_id_a", "row_id_b").rows()


def _groups(same: list[tuple[int, int]], firm: dict[int, str]) -> tuple[list[list[int]], list[list[int]]]:
    """Chains of pairs joined into groups, each in the order of the list; and the pairs that were left for a person.

    A row without a firm NIK never ties two people with firm NIK together: what fits several belongs to nobody.
    """
    partners: dict[int, set[str]] = {}
    for a, b in same:
        for row, other in ((a, b), (b, a)):
            if row not in firm and other in firm:
                partners.setdefault(row, set()).add(firm[other])
    torn = {row for row, niks in partners.items() if len(niks) > 1}
    parent: dict[int, int] = {}
    niks_of: dict[int, set[str]] = {}

    def root(row: int) -> int:
        if row not in parent:
            parent[row], niks_of[row] = row, {firm[row]} if row in firm else set()
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    left = []
    # what two firm NIK say first, then what hangs on one, then the rest
    for a, b in sorted(same, key=lambda pair: (-(pair[0] in firm) - (pair[1] in firm), pair)):
        both, one, other = a in firm and b in firm, root(a), root(b)
        if one == other:
            continue
        if not both and (
            torn & {a, b} or len(niks_of[one] | niks_of[other]) > max(1, len(niks_of[one]), len(niks_of[other]))
        ):
            left.append([a, b])
            continue
        parent[other] = one
        niks_of[one] |= niks_of[other]
    groups: dict[int, list[int]] = {}
    for row in sorted(parent):
        groups.setdefault(root(row), []).append(row)
    return sorted(group for group in groups.values() if len(group) > 1), left


def _drop_settled(found: Found) -> None:
    """No review of what is already held to be one person, nor of a conflict."""
    group_of = {row: number for number, group in enumerate(found.groups) for row in group}
    found.review = sorted(
        pair
        for pair in {tuple(pair) for pair in found.review}
        if group_of.get(pair[0], -1) != group_of.get(pair[1], -2) and not set(pair) <= found.conflicts
    )
    found.review = [list(pair) for pair in found.review]
