"""A roster's people against the registry, on both databases."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from naungan.kit.names import name_key
from naungan.kit.sealed import blind_index
from naungan.protection.workers.matching import registry
from naungan.protection.workers.models import Worker

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, tzinfo=UTC)
V1, V2 = "52.03.07.1001", "52.08.01.2003"
BORN = date(1985, 3, 15)


def known(
    number: str, name: str, *, nik: str | None = None, born=BORN, mother="Rohani", village=V1, phone=None, sex="L"
):
    return Worker.objects.create(
        number=number, nik=nik, nik_index=blind_index("nik", nik) if nik else None, name=name, name_key=name_key(name),
        sex=sex, born_on=born, village_id=village, mother=mother, phone=phone, created_at=NOW,
    )  # fmt: skip


def row(row_id: int = 1, **told) -> dict:
    return {"row_id": row_id, "nik": None, "nik_any": None, "name": "Rahman Hidayat", "born_on": BORN, "sex": "L",
            "mother": "Rohani", "village": V1, "phone": None} | told  # fmt: skip


def asked(*rows: dict) -> list[tuple]:
    schema = {"row_id": pl.Int64, "nik": pl.String, "nik_any": pl.String, "name": pl.String, "born_on": pl.Date,
              "sex": pl.String, "mother": pl.String, "village": pl.String, "phone": pl.String}  # fmt: skip
    found = registry.candidates(pl.DataFrame(list(rows), schema=schema, orient="row"))
    return found.select("row_id", "worker_id", "band", "relation_of_nik").rows()


def test_nobody_known():
    assert asked(row()) == []


def test_without_nik_the_same_person_is_found():
    worker = known("A", "H. Rahman Hidayat", nik="5201011503850012")
    assert asked(row()) == [(1, worker.pk, "same", None)]


def test_a_near_nik_with_the_same_person_behind_it():
    worker = known("A", "Rahman Hidayat", nik="5201011503850012")
    assert asked(row(nik="5201011503850021")) == [(1, worker.pk, "same", "near")]


def test_a_namesake_with_another_nik_is_nobody():
    known("A", "Rahman Hidayat", nik="5201011503850012", mother="Kartini")
    assert asked(row(nik="5201011503857771")) == []


def test_a_twin_is_never_linked():
    known("A", "Hamzah Hidayat", nik="5201011503850012")
    assert asked(row()) == []


def test_father_and_son():
    known("A", "Rahman Hidayat", nik="5201011503600012", born=date(1960, 3, 15), mother="Kartini")
    assert asked(row()) == []


def test_a_moved_worker_is_found():
    worker = known("A", "Rahman Hidayat", nik="5201011503850012", village=V2, phone="081234567890")
    assert asked(row(phone="081234567890")) == [(1, worker.pk, "same", None)]


def test_the_whole_registry_is_read_for_a_long_list_and_says_the_same(monkeypatch):
    for number in range(40):
        known(
            f"N{number}",
            f"Nama {chr(97 + number % 26)}uki Ke{chr(97 + number // 26)}",
            born=date(1970, 1, 1 + number % 28),
        )
    known("A", "Rahman Hidayat", nik="5201011503850012")
    few = asked(row(1), row(2, name="Rahmat Hidayat", mother=None), row(3, name="Siapa Saja"))
    monkeypatch.setattr(registry, "SHORT_LIST", 0)
    assert asked(row(1), row(2, name="Rahmat Hidayat", mother=None), row(3, name="Siapa Saja")) == few
    assert few[0][0] == 1


def test_who_looks_like_an_absorbed_worker_finds_the_one_that_was_kept():
    kept = known("K", "Rahman Hidayat", nik="5201011503850012")
    absorbed = known("S", "Abdul Rahman", born=date(1985, 4, 15), mother="Kartini Dewi", village=V2)
    Worker.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    asked_of = row(name="Abdul Rahman", born_on=date(1985, 4, 15), mother="Kartini Dewi", village=V2)
    assert asked(asked_of) == [(1, kept.pk, "same", None)]
