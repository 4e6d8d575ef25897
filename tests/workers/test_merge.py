"""Merging two workers who are one person, and taking it back exactly."""

import pytest
from django.apps import apps
from django.db import models

from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import actions as rosters
from naungan.protection.workers import actions, reports
from naungan.protection.workers.actions.merging import relations
from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import Origin, Worker
from tests.accounts.factories import user
from tests.rosters.factories import NOW, Scene, person
from tests.workers.factories import worker

pytestmark = pytest.mark.django_db
WHY = "KTP keduanya sama, dilihat di kantor desa"


def officers(area: str = "52"):
    return user(Role.PROGRAMME_OFFICER, area), user(Role.PROGRAMME_APPROVER, area)


def merged(keep: Worker, absorb: Worker, **facts):
    first, second = officers()
    return actions.merge(keep, absorb, by=first, confirmed_by=second, reason=WHY, now=NOW, **facts)


def everything() -> dict:
    """Every row of every table that hangs on a worker, and the workers themselves, opened."""
    tables = {Worker, *(relation.related_model for relation in relations())}
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in sorted(tables, key=lambda model: model._meta.label)
    }


def two_known():
    """Two workers of two lists, each with a funded cover for the same months."""
    one = Scene(code="satu").committed([person(1), person(3)])
    two = Scene(code="dua").committed([person(2)])
    return one.rows.get(line=2).worker, two.rows.get(line=2).worker


def test_what_hangs_on_the_absorbed_one_follows_and_comes_back_row_for_row():
    keep, absorb = two_known()
    before = everything()
    merge = merged(keep, absorb)
    assert set(Enrolment.objects.filter(worker=keep).values_list("is_double", flat=True)) == {False, True}
    assert not Enrolment.objects.filter(worker=absorb).exists()
    assert not Origin.objects.filter(worker=absorb).exists()
    assert everything() != before
    actions.unmerge(merge, by=user(Role.PROGRAMME_APPROVER, "52"), reason="ternyata ipar, bukan orangnya", now=NOW)
    assert everything() == before


def test_a_row_in_every_table_that_names_a_worker_is_moved_and_comes_back():
    """Also in a table that does not exist yet: a foreign key to Worker is found by itself, or this test says so."""
    keep, absorb = worker("Ahmad"), worker("Achmad")
    made = [_some_row(relation, absorb) for relation in relations()]
    before = everything()
    merge = merged(keep, absorb)
    for row, relation in zip(made, relations(), strict=True):
        row.refresh_from_db()
        assert getattr(row, relation.field.attname) == keep.pk, relation
    actions.unmerge(merge, by=officers()[1], reason="bukan orang yang sama", now=NOW)
    assert everything() == before


def _some_row(relation, absorb: Worker):
    from tests.workers.rows import row_of

    return row_of(relation.related_model, **{relation.field.name: absorb})


def test_every_table_with_one_row_a_worker_says_what_would_stand_twice():
    wrong = []
    for model in apps.get_models():
        keys = {field.name for field in model._meta.get_fields() if getattr(field, "remote_field", None)
                and field.concrete and field.related_model is Worker}  # fmt: skip
        alone = {field.name for field in model._meta.concrete_fields if field.unique and field.name in keys}
        together = [
            constraint.fields for constraint in model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint)
        ] + [list(names) for names in model._meta.unique_together]  # fmt: skip
        if (alone or any(keys & set(names) for names in together)) and not hasattr(model, "doubles"):
            wrong.append(model._meta.label)
    assert wrong == []


def test_the_absorbed_one_is_a_signpost_and_nothing_else():
    keep, absorb = worker("Siti Aminah", "5203075106800003"), worker("Siti Aminah", "5203075106800011")
    merged(keep, absorb)
    officer = user(Role.PROGRAMME_OFFICER, "52.03")
    assert list(Worker.objects.visible_to(officer)) == [keep]
    assert reports.search(officer, name="Aminah") == ([keep], False)
    assert reports.search(officer, number=absorb.number) == ([keep], False)
    assert reports.search(officer, nik="5203075106800011") == ([keep], False)
    assert Worker.objects.with_nik("5203075106800003").get() == keep


def test_a_later_list_with_the_absorbed_nik_meets_the_kept_one():
    keep, absorb = two_known()
    merged(keep, absorb)
    later = Scene(code="tiga", fund="self").committed([person(2) | {"HP": "081299998888"}, person(1)])
    assert [row.worker_id for row in later.rows.order_by("line")] == [keep.pk, None]
    assert later.counts["duplicate"] == 1
    assert Enrolment.objects.filter(roster_number=later.number).get().worker == keep


def test_the_kept_one_lacks_nothing_the_other_had_and_the_two_nik_change_places():
    keep = worker("Siti", None, birth_place="", phone=None, occupation="Buruh")
    absorb = worker("Siti Aminah", "5203075106800003", birth_place="Selong", phone="0812", occupation="Petani")
    merge = merged(keep, absorb)
    keep.refresh_from_db(), absorb.refresh_from_db()
    assert (keep.name, keep.occupation, keep.birth_place, keep.phone) == ("Siti", "Buruh", "Selong", "0812")
    assert (keep.nik, absorb.nik, absorb.nik_index) == ("5203075106800003", None, None)
    assert merge.changed == {"nik", "birth_place", "phone"}


def test_whose_value_stands_is_chosen_and_restored():
    keep, absorb = worker("Siti", "5203075106800003"), worker("Siti Aminah", "5203075106800011")
    before = everything()
    merge = merged(keep, absorb, taken=["name", "nik"])
    keep.refresh_from_db()
    assert (keep.name, keep.name_key, keep.nik) == ("Siti Aminah", "siti aminah", "5203075106800011")
    assert Worker.objects.with_nik("5203075106800003").get() == keep
    actions.unmerge(merge, by=officers()[1], reason="salah gabung, orang lain", now=NOW)
    assert everything() == before


def test_the_proposer_never_confirms_and_areas_are_kept():
    keep, absorb = worker(), worker("Siti Aminah B")
    both = user(Role.PROGRAMME_OFFICER, "52")
    from tests.accounts.factories import grant

    grant(both, Role.PROGRAMME_APPROVER, "52")
    merge = actions.propose_merge(keep, absorb, by=both, reason=WHY, now=NOW)
    with pytest.raises(Refused, match="usulnya sendiri"):
        actions.confirm_merge(merge, by=both, now=NOW)
    with pytest.raises(Refused, match="wilayah"):
        actions.confirm_merge(merge, by=user(Role.PROGRAMME_APPROVER, "52.71"), now=NOW)
    with pytest.raises(Refused, match="wilayah"):
        actions.propose_merge(keep, absorb, by=user(Role.PROGRAMME_OFFICER, "52.71"), reason=WHY, now=NOW)
    with pytest.raises(Refused, match="sudah diusulkan"):
        actions.propose_merge(absorb, keep, by=both, reason=WHY, now=NOW)
    actions.confirm_merge(merge, by=user(Role.PROGRAMME_APPROVER, "52.03"), now=NOW)
    with pytest.raises(Refused, match="sudah digabungkan"):
        actions.propose_merge(keep, absorb, by=both, reason=WHY, now=NOW)


def test_one_who_turns_it_down_leaves_everything():
    keep, absorb = worker(), worker("Siti Aminah B")
    before, (first, second) = everything(), officers()
    merge = actions.propose_merge(keep, absorb, by=first, reason=WHY, now=NOW)
    done = actions.refuse_merge(merge, by=second, reason="ibunya berbeda", now=NOW)
    assert (done.state, everything()) == (MergeState.REFUSED, before)
    actions.propose_merge(keep, absorb, by=first, reason=WHY, now=NOW)


def test_a_roster_under_a_merge_names_it_and_a_merge_names_what_came_later():
    one = Scene(code="satu")
    list_one = one.committed([person(1)])
    list_two = Scene(code="dua").committed([person(2)])
    keep, absorb = list_one.rows.get().worker, list_two.rows.get().worker
    merge = merged(keep, absorb)
    for below in (list_one, list_two):
        with pytest.raises(Refused, match=f"urungkan Penggabungan {merge.number} lebih dulu"):
            rosters.undo(below, by=one.approver, reason="uji", now=NOW)
    later = Scene(code="tiga", fund="self").committed([person(2)])
    third = worker("Orang Ketiga")
    above = merged(keep, third)
    with pytest.raises(Refused) as no:
        actions.unmerge(merge, by=one.approver, reason="bukan orang yang sama", now=NOW)
    told = " ".join(no.value.reasons)
    assert above.number in told
    assert later.number in told
    actions.unmerge(above, by=one.approver, reason="bukan orang yang sama", now=NOW)
    rosters.undo(later, by=one.approver, reason="uji", now=NOW)
    actions.unmerge(merge, by=one.approver, reason="bukan orang yang sama", now=NOW)
    rosters.undo(list_one, by=one.approver, reason="uji", now=NOW)
    rosters.undo(list_two, by=one.approver, reason="uji", now=NOW)
    assert list(Worker.objects.all()) == [third]


def test_prepared_work_knows_that_it_is_stale():
    keep, absorb = two_known()
    was = actions.version()
    merge = merged(keep, absorb)
    assert actions.version() > was
    was = actions.version()
    actions.unmerge(merge, by=officers()[1], reason="bukan orang yang sama", now=NOW)
    assert actions.version() > was


def test_who_was_said_to_be_another_is_not_merged():
    keep, absorb = worker("Siti Aminah", "5203075106800003"), worker("Siti Aminah", "5203075106800011")
    first, second = officers()
    known = actions.remember_apart(
        reports.all_keys(keep)[0], reports.all_keys(absorb)[0], by=first, reason="kembar", now=NOW
    )
    with pytest.raises(Refused, match="bukan orang yang sama"):
        merged(keep, absorb)
    actions.revoke_pair(known, by=second, reason="KTP diperiksa ulang", now=NOW)
    merged(keep, absorb)


def test_a_later_line_without_nik_stands_on_the_merge():
    """It may have meant either; whoever takes the merge apart is told, instead of half of it being left."""
    scene = Scene(code="satu", fund="self")
    incomplete = scene.committed([person(1) | {"NIK": ""}]).rows.get().worker
    keep = Scene(code="dua", fund="self").committed([person(2)]).rows.get().worker
    merge = merged(keep, incomplete, taken=[])
    again = Scene(code="tiga", fund="self").committed([person(1) | {"NIK": "", "HP": "081211112222"}])
    assert again.rows.get().worker == keep  # the signpost without NIK is found by its own line
    with pytest.raises(Refused, match=again.number):
        actions.unmerge(merge, by=scene.approver, reason="bukan orang yang sama", now=NOW)


def test_a_proposal_about_workers_who_vanish_comes_to_nothing():
    scene = Scene(code="satu")
    roster = scene.committed([person(1), person(2)])
    keep, absorb = (row.worker for row in roster.rows.order_by("line"))
    first, second = officers()
    merge = actions.propose_merge(keep, absorb, by=first, reason=WHY, now=NOW)
    rosters.undo(roster, by=scene.approver, reason="salah berkas", now=NOW)
    merge.refresh_from_db()
    assert merge.state == MergeState.REFUSED
    with pytest.raises(Refused, match="sudah tidak ada"):
        actions.confirm_merge(merge, by=second, now=NOW)
