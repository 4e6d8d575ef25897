"""Deposit, publish by another, withdraw with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from naungan.figures import actions
from naungan.figures.models import Denominator, Figure, Indicator, PublishedStatement, Target
from naungan.figures.rules import Refused
from naungan.journal.models import Entry
from tests.accounts.factories import user
from tests.figures.factories import MONTH, NOW, entry, figure

pytestmark = pytest.mark.django_db


def officer(area: str = "52"):
    return user("figures_officer", area)


def preliminary(**where):
    return Figure.objects.preliminary().filter(**where)


def test_the_seeds_stand_with_their_sources():
    assert set(Indicator.objects.values_list("code", flat=True)) == {
        "COV-001", "COV-002", "LAB-001", *(f"PPID-00{n}" for n in range(1, 7)),
    }  # fmt: skip
    assert not Denominator.objects.filter(source="").exists()
    bases = Denominator.objects.filter(indicator="COV-001", is_base=True)
    assert dict(bases.values_list("segment", "value")) == {"": 2892982, "formal": 733040, "informal": 2159942}
    verdicts = {s.slug: bool(s.proof) for s in PublishedStatement.objects.all()}
    assert verdicts == {
        "formal-2024-11": False, "informal-2024-11": True, "informal-belum-2024-11": False, "ucj-2025-06": True,
    }  # fmt: skip
    assert Target.objects.get(indicator="COV-001").percent == 50


def test_a_deposit_takes_the_newest_base_with_a_source():
    assert actions.deposit([entry("52", 300), entry("52.03", 200)], by=None, now=NOW) == 2
    assert Figure.objects.get(region="52").denominator.value == 2159942
    assert Figure.objects.get(region="52.03").denominator is None
    assert Entry.objects.get(verb="deposited").facts == {"period": "2026-11", "figures": 2}


def test_a_second_deposit_of_a_cell_replaces_the_preliminary_one():
    actions.deposit([entry("52", 300)], by=None, now=NOW)
    actions.deposit([entry("52", 310)], by=None, now=NOW)
    assert [f.numerator for f in Figure.objects.all()] == [310]


def test_what_is_published_already_is_not_deposited_again():
    actions.deposit([entry("52", 300)], by=None, now=NOW)
    actions.publish(preliminary(), by=officer(), now=NOW)
    assert actions.deposit([entry("52", 300)], by=None, now=NOW) == 0


REFUSED = [
    ({"stated_percent": Decimal(60), "numerator": 411126, "segment": "formal"}, "56,09 %"),  # T20
    ({"period": date(2026, 12, 1)}, "belum mulai"),
    ({"period": date(2026, 11, 5)}, "tanggal pertamanya"),
    ({"source": " "}, "tanpa sumber"),
    ({"numerator": 2159943}, "lebih besar"),
    ({"code": "52.03", "stated_percent": Decimal(9)}, "penyebut yang bersumber"),
]


@pytest.mark.parametrize(("changes", "words"), REFUSED)
def test_a_deposit_that_does_not_prove_itself_is_refused(changes, words):
    with pytest.raises(Refused, match=words):
        actions.deposit([entry(**changes)], by=None, now=NOW)
    assert not Figure.objects.exists()


def test_a_base_of_another_cell_is_refused():
    informal = Denominator.objects.get(indicator="COV-001", segment="informal")
    with pytest.raises(Refused, match="bukan untuk"):
        actions.deposit([entry(segment="formal", denominator=informal)], by=None, now=NOW)


def test_t21_parts_that_do_not_close_are_refused_with_their_sum():
    with pytest.raises(Refused, match=r"9,3 \+ 77,8 = 87,1 %.*kurang 12,9 %"):
        actions.deposit([entry()], by=None, now=NOW, parts=[Decimal("9.3"), Decimal("77.8")])


def test_an_officer_deposits_in_their_own_area_only():
    actions.deposit([entry("52.03")], by=officer("52.03"), now=NOW)
    with pytest.raises(Refused, match="di luar tugas"):
        actions.deposit([entry("52")], by=officer("52.03"), now=NOW)


def test_the_depositor_never_publishes():
    one, other = officer(), officer()
    actions.deposit([entry()], by=one, now=NOW)
    with pytest.raises(Refused, match="petugas lain"):
        actions.publish(preliminary(), by=one, now=NOW)
    assert actions.publish(preliminary(), by=other, now=NOW) == 1
    published = Figure.objects.published().get()
    assert (published.published_by, published.published_at) == (other, NOW)
    line = Entry.objects.get(verb="published")
    assert (line.actor_id, line.is_public, line.facts) == (other.pk, True, {"period": "2026-11", "figures": 1})


def test_the_database_refuses_it_too():
    one = officer()
    row = figure(deposited_by=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=row.pk).update(published_by=one, published_at=NOW, status="published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=row.pk).update(status="published")


def test_publishing_is_all_or_nothing():
    figure("52.03", 100)
    figure("52.01", 100)
    with pytest.raises(Refused, match=r"di luar tugas Anda\. \(1 angka\)"):
        actions.publish(preliminary(), by=officer("52.03"), now=NOW)
    assert not Figure.objects.published().exists()


def test_nobody_publishes_what_they_have_not_read():
    seen = figure("52.03", 100).pk
    figure("52.01", 100)
    with pytest.raises(Refused, match="Muat ulang"):
        actions.publish(preliminary(), by=officer(), now=NOW, seen=seen)


def test_a_newer_publication_replaces_and_keeps_the_older_one():
    figure("52", 300)
    actions.publish(preliminary(), by=officer(), now=NOW)
    figure("52", 310)
    actions.publish(preliminary(), by=officer(), now=NOW)
    assert [f.numerator for f in Figure.objects.published()] == [310]
    assert Figure.objects.filter(status="published").count() == 2


def test_publishing_marks_what_the_public_may_not_see():
    for code, people in {"52": 112, "52.01": 3, "52.02": 9, "52.03": 100}.items():
        figure(code, people)
    actions.publish(preliminary(), by=officer(), now=NOW)
    assert set(Figure.objects.filter(is_withheld=True).values_list("region", flat=True)) == {"52.01", "52.02"}
    for code, people in {"52": 119, "52.01": 10}.items():
        figure(code, people)
    actions.publish(preliminary(), by=officer(), now=NOW)
    assert not Figure.objects.published().filter(is_withheld=True).exists()


def test_a_withdrawal_keeps_the_row_and_its_reason():
    figure("52", 300)
    actions.publish(preliminary(), by=officer(), now=NOW)
    with pytest.raises(Refused, match="alasan"):
        actions.withdraw(Figure.objects.published(), by=officer(), now=NOW, reason=" ")
    actions.withdraw(Figure.objects.published(), by=officer(), now=NOW, reason="daftar keliru")
    row = Figure.objects.get()
    assert (row.status, row.is_current, row.withdrawn_reason) == ("withdrawn", False, "daftar keliru")
    assert Entry.objects.get(verb="withdrawn").reason == "daftar keliru"
    with pytest.raises(Refused, match="sudah ditarik"):
        actions.withdraw(Figure.objects.filter(pk=row.pk), by=officer(), now=NOW, reason="lagi")


def test_publishing_costs_the_same_for_many(django_assert_max_num_queries):
    people = officer()
    people.areas()
    for n in range(1, 40):
        figure(f"52.{n:02d}", n)
    with django_assert_max_num_queries(12):
        actions.publish(preliminary(period=MONTH), by=people, now=NOW)


def test_only_those_with_the_area_see_exact_figures():
    figure("52.03", 100)
    figure("52.01", 100)
    assert Figure.objects.visible_to(officer("52.03")).get().region_id == "52.03"
    assert Figure.objects.visible_to(user("leader")).count() == 2
    assert not Figure.objects.visible_to(user("village_officer")).exists()
