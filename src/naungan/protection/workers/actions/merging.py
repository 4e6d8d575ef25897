"""Two workers who are one person: proposed by one officer, confirmed by another, taken back exactly."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.locks import hold
from naungan.kit.names import name_key
from naungan.kit.refusal import Refused
from naungan.protection.workers import registry, reports
from naungan.protection.workers.actions.flipping import REGISTRY, version
from naungan.protection.workers.actions.standing import later_things
from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import Merge, Origin, RegistryState, Worker
from naungan.protection.workers.rules import (
    FIELDS,
    MAY_MERGE,
    MAY_PROPOSE_MERGE,
    MERGE_MOVES,
    MERGED_FIELDS,
    SHORTEST_REASON,
    taken_by_default,
)

GONE = "Salah satu pekerjanya sudah tidak ada: daftar yang membuatnya diurungkan."


@transaction.atomic
def propose_merge(
    keep: Worker, absorb: Worker, *, by: User, reason: str, now: datetime, taken: Iterable[str] | None = None
) -> Merge:
    """Say that two workers are one person. `taken` are the fields whose value the absorbed one gives; by default
    those that the kept one lacks. Nothing changes before another officer confirms. Raises Refused with every reason.
    """
    hold(REGISTRY)
    keep, absorb = _fresh(keep.pk), _fresh(absorb.pk)
    chosen = taken_by_default(reports.values_of(keep), reports.values_of(absorb)) if taken is None else list(taken)
    reasons = _two_people(keep, absorb) + _area(by, keep, absorb, MAY_PROPOSE_MERGE, "mengusulkan penggabungan")
    reasons += [f"Isian {field!r} tidak dikenal." for field in chosen if field not in MERGED_FIELDS]
    reasons += _short(reason)
    if Merge.objects.filter(
        state=MergeState.PROPOSED, kept_pk__in=[keep.pk, absorb.pk], absorbed_pk__in=[keep.pk, absorb.pk]
    ).exists():
        reasons.append("Penggabungan keduanya sudah diusulkan dan menunggu petugas lain.")
    if reasons:
        raise Refused(*reasons)
    merge = Merge.objects.create(
        kept_pk=keep.pk, absorbed_pk=absorb.pk, kept_number=keep.number, absorbed_number=absorb.number,
        kept_village_id=keep.village_id, absorbed_village_id=absorb.village_id,
        taken=sorted(chosen), reason=reason.strip(), proposed_by=by, proposed_at=now,
    )  # fmt: skip
    record("propose-merge", merge, by=by, now=now, reason=reason.strip(), facts={"taken": merge.taken})
    return merge


def confirm_merge(merge: Merge, *, by: User, now: datetime) -> Merge:
    """PROPOSED → MERGED, by another officer: everything that hangs on the absorbed worker follows to the kept one."""
    with transaction.atomic():
        hold(REGISTRY)
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        if Worker.objects.filter(pk__in=[merge.kept_pk, merge.absorbed_pk]).count() < 2:
            raise Refused(GONE, path=merge.path)
        keep, absorb = _fresh(merge.kept_pk), _fresh(merge.absorbed_pk)
        reasons = _move_refused(merge, MergeState.MERGED) + _two_people(keep, absorb)
        if merge.proposed_by_id == by.pk:
            reasons.append("Pengusul tidak dapat mengesahkan usulnya sendiri; minta petugas lain.")
        reasons += _area(by, keep, absorb, MAY_MERGE, "mengesahkan penggabungan")
        if reasons:
            raise Refused(*reasons, path=merge.path)
        merge.last_origin = Origin.objects.aggregate(last=Max("pk"))["last"] or 0
        merge.before = _choose(keep, absorb, merge.taken)
        merge.doubled, merge.moved = follow(absorb.pk, keep.pk)
        Worker.objects.filter(pk=absorb.pk).update(merged_into=keep)
        merge.version = _next_version()
        merge.state, merge.decided_by, merge.decided_at = MergeState.MERGED, by, now
        merge.save()
        record("merge", merge, by=by, now=now, reason=merge.reason, facts=_counted(merge))
    registry.announce(now)
    return merge


def merge(
    keep: Worker, absorb: Worker, *, by: User, confirmed_by: User, reason: str, now: datetime,
    taken: Iterable[str] | None = None,
) -> Merge:  # fmt: skip
    """Propose and confirm in one step, where both officers have already said so."""
    with transaction.atomic():
        proposed = propose_merge(keep, absorb, by=by, reason=reason, now=now, taken=taken)
        return confirm_merge(proposed, by=confirmed_by, now=now)


@transaction.atomic
def refuse_merge(merge: Merge, *, by: User, reason: str, now: datetime) -> Merge:
    """PROPOSED → REFUSED: turned down by another officer, or withdrawn by the one who proposed it."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    reasons = _move_refused(merge, MergeState.REFUSED) + _short(reason)
    if merge.proposed_by_id != by.pk:
        areas = (merge.kept_village_id, merge.absorbed_village_id)
        reasons += _within(by, areas, MAY_MERGE, "menolak penggabungan")
    if reasons:
        raise Refused(*reasons, path=merge.path)
    merge.state, merge.decided_by, merge.decided_at, merge.decided_reason = MergeState.REFUSED, by, now, reason.strip()
    merge.save(update_fields=["state", "decided_by", "decided_at", "decided_reason"])
    record("refuse-merge", merge, by=by, now=now, reason=reason.strip())
    return merge


def close_proposals(vanishing: Iterable[int]) -> None:
    """These workers are about to vanish with their list: what was proposed about them comes to nothing."""
    gone = set(vanishing)
    for merge in Merge.objects.filter(state=MergeState.PROPOSED):
        if {merge.kept_pk, merge.absorbed_pk} & gone:
            Merge.objects.filter(pk=merge.pk).update(state=MergeState.REFUSED, decided_reason=GONE)


def unmerge(merge: Merge, *, by: User, reason: str, now: datetime) -> Merge:
    """MERGED → UNMERGED: what followed goes back, row for row; the values of both stand as before the merge.

    Raises Refused naming everything later that stands on it.
    """
    with transaction.atomic():
        hold(REGISTRY)
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        areas = (merge.kept_village_id, merge.absorbed_village_id)
        reasons = _move_refused(merge, MergeState.UNMERGED) + _short(reason)
        reasons += _within(by, areas, MAY_MERGE, "memisahkan lagi")
        if not reasons:
            keep, absorb = Worker.objects.get(pk=merge.kept_pk), Worker.objects.get(pk=merge.absorbed_pk)
            reasons += later_things(merge, absorb)
        if reasons:
            raise Refused(*reasons, path=merge.path)
        _bring_back(merge)
        _restore(keep, absorb, merge.before or {})
        Worker.objects.filter(pk=absorb.pk).update(merged_into=None)
        _next_version()
        merge.state, merge.unmerged_by, merge.unmerged_at = MergeState.UNMERGED, by, now
        merge.unmerged_reason = reason.strip()
        merge.save(update_fields=["state", "unmerged_by", "unmerged_at", "unmerged_reason"])
        record("unmerge", merge, by=by, now=now, reason=reason.strip(), facts=_counted(merge))
    registry.announce(now)
    return merge


# --- what follows -----------------------------------------------------------------------------------


def relations() -> list[models.ForeignObjectRel]:
    """Every foreign key to Worker in the house, also those without a name back (`related_name="+"`)."""
    return [
        found
        for found in Worker._meta.get_fields(include_hidden=True)
        if isinstance(found, models.ForeignObjectRel) and not isinstance(found, models.ManyToManyRel)
    ]


def follow(absorbed: int, kept: int) -> tuple[dict[str, list], dict[str, list]]:
    """Move everything that hangs on one worker to the other: what was marked as standing twice, and what moved.

    A table that allows one row a worker (and month, and …) says by `doubles(kept, absorbed)` which of the absorbed
    one's rows would stand twice, and by `double_mark` which field tells so: such a row moves too, with its mark.
    """
    doubled, moved = {}, {}
    for relation in relations():
        model, field = relation.related_model, relation.field
        label = f"{model._meta.label}.{field.name}"
        rows = model._base_manager.filter(**{field.attname: absorbed})
        pks = list(rows.order_by("pk").values_list("pk", flat=True))
        if not pks:
            continue
        twice = list(model.doubles(kept=kept, absorbed=absorbed)) if hasattr(model, "doubles") else []
        if twice:
            model._base_manager.filter(pk__in=twice).update(**{_mark(model): True})
            doubled[label] = twice
        rows.update(**{field.attname: kept})
        moved[label] = pks
    return doubled, moved


def _bring_back(merge: Merge) -> None:
    for relation in relations():
        model, field = relation.related_model, relation.field
        label = f"{model._meta.label}.{field.name}"
        mine = model._base_manager.filter(**{field.attname: merge.kept_pk})
        mine.filter(pk__in=merge.moved.get(label, ())).update(**{field.attname: merge.absorbed_pk})
        if merge.doubled.get(label):
            model._base_manager.filter(pk__in=merge.doubled[label]).update(**{_mark(model): False})


def _mark(model: Any) -> str:
    return model.double_mark


# --- whose value stands -----------------------------------------------------------------------------


def _choose(keep: Worker, absorb: Worker, taken: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give the kept worker the chosen values; the two NIK change places, so that both go on leading here.

    Returns what stood before, of both.
    """
    taken = list(taken)
    before: dict[str, dict[str, Any]] = {"kept": {}, "absorbed": {}}
    for field in FIELDS:
        if field in taken and getattr(keep, field) != getattr(absorb, field):
            before["kept"][field] = getattr(keep, field)
            setattr(keep, field, getattr(absorb, field))
    if "nik" in taken and keep.nik_index != absorb.nik_index:
        before["kept"]["nik"], before["absorbed"]["nik"] = keep.nik, absorb.nik
        _swap_nik(keep, absorb)
    keep.name_key = name_key(keep.name)
    keep.save()
    return before


def _swap_nik(keep: Worker, absorb: Worker) -> None:
    """The database allows a NIK once: the absorbed one lets go before the kept one takes it."""
    keep.nik, absorb.nik = absorb.nik, keep.nik
    keep.nik_index, absorb.nik_index = absorb.nik_index, keep.nik_index
    Worker.objects.filter(pk__in=[keep.pk, absorb.pk]).update(nik_index=None)
    Worker.objects.filter(pk=absorb.pk).update(nik=absorb.nik, nik_index=absorb.nik_index)
    Worker.objects.filter(pk=keep.pk).update(nik=keep.nik, nik_index=keep.nik_index)


def _restore(keep: Worker, absorb: Worker, before: dict[str, dict[str, Any]]) -> None:
    for field, value in before.get("kept", {}).items():
        if field != "nik":
            setattr(keep, field, date.fromisoformat(value) if field == "born_on" and value else value)
    if "nik" in before.get("kept", {}):
        _swap_nik(keep, absorb)
    keep.name_key = name_key(keep.name)
    keep.save()


# --- reasons to say no ------------------------------------------------------------------------------


def _fresh(pk: int) -> Worker:
    return Worker.objects.select_for_update().get(pk=pk)


def _two_people(keep: Worker, absorb: Worker) -> list[str]:
    if keep.pk == absorb.pk:
        return ["Pilih dua pekerja yang berbeda."]
    reasons = [
        f"{worker.number} sudah digabungkan ke pekerja lain." for worker in (keep, absorb) if worker.merged_into_id
    ]
    known = reports.known_pairs([(reports.all_keys(keep), reports.all_keys(absorb))])[0]
    if known and not known.is_same:
        reasons.append(
            f"{known.by} pada {known.at:%d-%m-%Y} memutuskan keduanya bukan orang yang sama ({known.reason}). "
            "Cabut keputusan itu lebih dulu, dengan alasan."
        )
    return reasons


def _move_refused(merge: Merge, to: str) -> list[str]:
    if to in MERGE_MOVES[merge.state]:
        return []
    return [f"{merge.number} {merge.get_state_display()}; tidak dapat menjadi “{MergeState(to).label}”."]


def _area(by: User, keep: Worker, absorb: Worker, roles: tuple[str, ...], what: str) -> list[str]:
    return _within(by, (keep.village_id, absorb.village_id), roles, what)


def _within(by: User, villages: Iterable[str | None], roles: tuple[str, ...], what: str) -> list[str]:
    if all(reports.holds(by, village, roles) for village in villages):
        return []
    return [f"Peran Anda tidak dapat {what} untuk kedua orang ini; wilayah keduanya harus termasuk wilayah Anda."]


def _short(reason: str) -> list[str]:
    if len(reason.strip()) >= SHORTEST_REASON:
        return []
    return ["Tulis alasannya, sedikitnya sepuluh huruf. Alasan ini tercatat."]


def _next_version() -> int:
    after = version() + 1
    RegistryState.objects.filter(pk=1).update(version=after)
    return after


def _counted(merge: Merge) -> dict[str, int]:
    """For the journal: how many rows followed, by kind; no personal data."""
    return {label: len(pks) for label, pks in merge.moved.items()}
