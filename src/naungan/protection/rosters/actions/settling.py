"""Each row against the registry, in columns: what it would do there, what it would change, who is refused and why."""

from dataclasses import dataclass, field

import polars as pl

from naungan.kit.bulk import as_json
from naungan.protection.programmes.actions import terms_of
from naungan.protection.programmes.enums import Fund
from naungan.protection.programmes.rules import refusal
from naungan.protection.rosters.actions import knowing
from naungan.protection.rosters.checks import identity
from naungan.protection.rosters.enums import Verdict
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.rules import FIELDS, is_changed

STAYS = [str(verdict.value) for verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)]
IDENTITY = ("name", "sex", "born_on", "birth_place", "mother")
RECORDED = ("nik", *FIELDS)  # what a row may change, as its origin keeps it
TOLD = {
    "nik": pl.String, "name": pl.String, "name_key": pl.String, "sex": pl.String, "born_on": pl.String,
    "birth_place": pl.String, "occupation": pl.String, "sector": pl.String, "mother": pl.String, "phone": pl.String,
    "has_error": pl.Boolean, "is_first": pl.Boolean, "is_undecided": pl.Boolean,
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What the review said of rows, by row id: `links` to a worker (null: a new person), `doubles` of another row of
    the same file, rows `waiting` for a person."""

    links: dict[int, int | None] = field(default_factory=dict)
    doubles: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()


class Settling:
    """Settles one chunk after the other; knows whom earlier chunks of the same roster already put in.

    A chunk (`told`) has `id, sheet, line, nik_index, village_id` and the columns of TOLD, `born_on` as a date.
    """

    def __init__(self, roster: Roster, said: Said | None = None, *, repeated: set[str] | None = None):
        self.roster = roster
        self.terms = terms_of(roster.programme, starts_on=roster.starts_on)
        self.incomplete = knowing.incomplete(roster)
        self.said = said or Said()
        self.decided = knowing.kept(self.said.links)
        self.workers: set[int] = set()
        self.repeated = repeated if repeated is not None else knowing.repeated(roster)
        self.repeated_seen: set[str] = set()
        self.newcomers = 0

    def settle(self, told: pl.DataFrame) -> pl.DataFrame:
        """The chunk with `verdict, refusal, refused_for_id, worker_id, number`, `is_<field>` where a field changes,
        and the values that would stand in place of those told."""
        frame = self._with_known(told)
        frame = frame.with_columns(_likeness(frame).alias("likeness"))
        known = pl.col("worker_id").is_not_null()
        frame = frame.with_columns(_changes(name).alias(f"is_{name}") for name in FIELDS)
        frame = frame.with_columns(known_nik=pl.lit(None, pl.String), is_nik=known & _gains_nik())
        frame = frame.with_columns(
            is_double=~pl.col("is_first") | pl.col("id").is_in(list(self.said.doubles)),
            is_open=pl.col("id").is_in(list(self.said.waiting)),
        ).with_columns(verdict=_verdict(known))
        frame = self._once_a_person(frame)
        frame = frame.with_columns(_standing(known))
        return self._refused(frame)

    def _with_known(self, told: pl.DataFrame) -> pl.DataFrame:
        """Whom each row leads to: the carrier of its very NIK before whatever was said, then who was said."""
        looked_for = told.filter(~pl.col("has_error") & pl.col("is_first")).select(
            "id", "nik_index", "name_key", "born_on", "village_id", "name", "mother"
        )
        said = looked_for.select("id").join(self.decided, on="id")
        by_nik = looked_for.join(knowing.by_nik(looked_for["nik_index"]), on="nik_index", maintain_order="left")
        by_nik = by_nik.select("id", "worker_id", "sign_id", is_exact=pl.lit(True))
        by_nik = by_nik.join(said.select("id", "is_decided", said_id="worker_id"), on="id", how="left")
        # whoever was said to be another one than the carrier of the row's own NIK is nobody's yet: a person looks
        clashes = (pl.col("said_id") != pl.col("worker_id")).fill_null(False)
        by_nik = by_nik.with_columns(
            is_clash=clashes, is_decided=(pl.col("said_id") == pl.col("worker_id")).fill_null(False)
        ).drop("said_id")  # fmt: skip
        said = said.join(by_nik, on="id", how="anti", maintain_order="left")
        looked_for = looked_for.join(by_nik, on="id", how="anti", maintain_order="left")
        looked_for = looked_for.join(said, on="id", how="anti", maintain_order="left")
        found = [by_nik]
        if self.incomplete.height:
            without = knowing.with_parents(looked_for.filter(pl.col("nik_index").is_null()))
            again = without.join(self.incomplete, on=knowing.SAME_LINE, maintain_order="left")
            found.append(again.select("id", "worker_id", "sign_id"))
        found.append(said.select("id", "worker_id", "is_decided", sign_id="worker_id"))
        links = pl.concat(found, how="diagonal")
        known = links.join(knowing.workers(links["worker_id"].drop_nulls()), on="worker_id", how="left")
        return told.join(known, on="id", how="left", maintain_order="left")

    def _once_a_person(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Two rows that lead to one worker: the first goes in, the others are told as doubles."""
        again = self._same_nik_again(frame)
        stays = pl.col("verdict").is_in(STAYS) & pl.col("worker_id").is_not_null()
        going = frame.filter(stays)
        again |= set(going.filter(~pl.col("worker_id").is_first_distinct())["id"])
        again |= set(going.filter(pl.col("worker_id").is_in(list(self.workers)))["id"]) if self.workers else set()
        self.workers |= set(going["worker_id"])
        if not again:
            return frame
        double = pl.col("id").is_in(list(again))
        return frame.with_columns(
            verdict=pl.when(double).then(pl.lit(str(Verdict.DUPLICATE.value))).otherwise("verdict")
        )

    def _same_nik_again(self, frame: pl.DataFrame) -> set[int]:
        """Rows that would make a second worker under one NIK: mended rows, or two of whom a person said they differ."""
        going = frame.filter(
            pl.col("verdict").is_in(STAYS)
            & pl.col("nik_index").is_in(list(self.repeated))
            & (pl.col("worker_id").is_null() | pl.col("is_nik"))
        )
        again = going.filter(
            ~pl.col("nik_index").is_first_distinct() | pl.col("nik_index").is_in(list(self.repeated_seen))
        )
        self.repeated_seen |= set(going["nik_index"])
        return set(again["id"])

    def _refused(self, frame: pl.DataFrame) -> pl.DataFrame:
        ids = frame.filter(pl.col("verdict").is_in(STAYS))["worker_id"]
        if Fund(self.roster.programme.fund).is_funded:
            frame = frame.join(knowing.covered(self.roster, ids), on="worker_id", how="left", maintain_order="left")
        else:
            frame = frame.with_columns(refused_for_id=pl.lit(None, pl.Int64))
        frame = frame.with_columns(
            has_nik=pl.coalesce("nik_index", "known_nik_index").is_not_null(),
            is_covered=pl.col("refused_for_id").is_not_null(),
        )
        reason = pl.when(pl.col("verdict").is_in(STAYS)).then(refusal(self.terms)).fill_null("")
        frame = frame.with_columns(refusal=reason)
        frame = frame.with_columns(refused_for_id=pl.when(pl.col("refusal") == "covered").then("refused_for_id"))
        if self.roster.programme.quota:
            enrols = frame.filter(pl.col("verdict").is_in(STAYS) & (pl.col("refusal") == ""))["worker_id"]
            self.newcomers += len(enrols) - len(knowing.in_programme(self.roster.programme, enrols))
        return frame


def _changes(name: str) -> pl.Expr:
    """As `is_changed`; but who a person is (IDENTITY) is only filled in where nothing but likeness, memory or a
    decision leads the row to its worker: a wrong link must not write one person over another."""
    changes = is_changed(name)
    if name in IDENTITY:
        changes &= pl.col("is_exact").fill_null(False) | pl.col("worker_id").is_null() | _is_blank(f"known_{name}")
    return changes


def _is_blank(name: str) -> pl.Expr:
    return pl.col(name).is_null() | (pl.col(name).cast(pl.String) == "")


def _gains_nik() -> pl.Expr:
    """A whole NIK that nobody bears, of somebody known without one."""
    is_free = ~pl.col("is_exact").fill_null(False)
    return is_free & pl.col("nik_index").is_not_null() & pl.col("known_nik_index").is_null()


def _likeness(frame: pl.DataFrame) -> pl.Series:
    """Of rows that lead to a worker: "same", "different" or "unsure" (checks.identity); null for the others.

    Who has the same name and birth date is the same person whatever else is told, and of whom it was decided is so:
    only the rest is weighed. Whether a line fits its NIK is asked of the worker who carries that NIK.
    """
    frame = _as_signed(frame)
    plainly = (pl.col("name_key") == pl.col("known_name_key")) & (pl.col("born_on") == pl.col("known_born_on"))
    plainly = (plainly & (pl.col("name_key") != "")).fill_null(False) | pl.col("is_decided").fill_null(False)
    found = frame.select(
        place=pl.int_range(pl.len()), known=pl.col("worker_id").is_not_null(), plainly=plainly,
        name_a="name", name_b="known_name", born_a="born_on", born_b="known_born_on", sex_a="sex", sex_b="known_sex",
        mother_a="mother", mother_b="known_mother", village_a="village_id", village_b="known_village_id",
    )  # fmt: skip
    doubtful = found.filter(pl.col("known") & ~pl.col("plainly"))
    weighed = doubtful.select("place").with_columns(weighed=identity.compare(doubtful.drop("known", "plainly")))
    return found.join(weighed, on="place", how="left", maintain_order="left").select(
        pl.when("plainly").then(pl.lit("same")).otherwise("weighed").alias("likeness")
    )["likeness"]


def _as_signed(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with, of merged workers, the values of the one who carries the row's NIK."""
    merged = frame.filter(pl.col("sign_id") != pl.col("worker_id"))
    if not merged.height:
        return frame
    signs = knowing.workers(merged["sign_id"]).drop("number").rename({"worker_id": "sign_id"})
    beside = frame.join(signs, on="sign_id", how="left", suffix="_sign", maintain_order="left")
    differs = (pl.col("sign_id") != pl.col("worker_id")).fill_null(False)
    names = [name for name in signs.columns if name != "sign_id"]
    return beside.with_columns(pl.when(differs).then(f"{name}_sign").otherwise(name).alias(name) for name in names)


def _verdict(known: pl.Expr) -> pl.Expr:
    any_change = pl.any_horizontal(f"is_{name}" for name in RECORDED)
    word = {verdict: pl.lit(str(verdict.value)) for verdict in Verdict}
    return (
        pl.when("has_error").then(word[Verdict.ERROR])
        .when("is_double").then(word[Verdict.DUPLICATE])
        .when("is_open").then(word[Verdict.REVIEW])
        .when(~known).then(word[Verdict.NEW])
        .when(pl.col("is_clash").fill_null(False)).then(word[Verdict.CONFLICT])
        .when((pl.col("likeness") != "same").fill_null(True)).then(word[Verdict.CONFLICT])
        .when(any_change).then(word[Verdict.CHANGED])
        .otherwise(word[Verdict.SAME])
    )  # fmt: skip


def _standing(known: pl.Expr) -> list[pl.Expr]:
    """The values that will stand: of a known worker those that the row changes, the others as they were."""
    kept = known & pl.col("verdict").is_in([str(Verdict.CHANGED.value), str(Verdict.SAME.value)])
    values = [
        pl.when(kept & ~pl.col(f"is_{name}")).then(f"known_{name}").otherwise(name).alias(name) for name in FIELDS
    ]
    key = pl.when(kept & ~pl.col("is_name")).then("known_name_key").otherwise("name_key").alias("name_key")
    return [*values, key]


def changes_json(frame: pl.DataFrame) -> pl.Series:
    """What each row changes, {field: [before, after]}, as JSON; null where it changes nothing."""
    pairs = [
        pl.when(f"is_{name}").then(
            pl.concat_str(pl.lit(f'"{name}":['), as_json(f"known_{name}"), pl.lit(","), as_json(name), pl.lit("]"))
        )
        for name in RECORDED
    ]
    text = pl.concat_str(pairs, separator=",", ignore_nulls=True)
    return frame.select(changes=pl.when(text != "").then(pl.concat_str(pl.lit("{"), text, pl.lit("}"))))["changes"]
