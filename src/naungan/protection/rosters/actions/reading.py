"""Opening the file of a roster: its lock, its limits, what its columns mean, and what to do when nobody knows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.accounts.models import User
from naungan.files.actions import read, replace
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.kit.sheets import Unreadable, is_locked, read_grids
from naungan.kit.sheets import unlock as without_lock
from naungan.notices.actions import write
from naungan.protection.rosters.actions.work import alone
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.layouts import Book, Known, Told, mapping, previewing, read_book
from naungan.protection.rosters.models import ColumnMemory, Roster
from naungan.protection.rosters.rules import MAY_BE_MAPPED, MAY_RECEIVE, may_move

WAITING = {
    "password_protected": State.LOCKED,
    "header_not_found": State.UNMAPPED,
    "mapping_unknown": State.UNMAPPED,
}
SAID = {
    State.LOCKED: "Berkas ini dikunci kata sandi. Masukkan kata sandinya di halaman daftar ini.",
    State.UNMAPPED: "Arti kolomnya belum dikenal. Cocokkan kolomnya di halaman daftar ini.",
}


def open_book(roster: Roster, *, now: datetime) -> Book:
    """The roster's file as a book of people. What a person said its columns mean is remembered for the office.

    :raises Unreadable: hand it to `set_aside`
    """
    told = mapping.from_json(roster.mapping)
    book = read_book(read(roster.file), name=roster.file.name, told=told, known=known_to(roster))
    if told:
        _remember(roster, book, now=now)
    return book


def known_to(roster: Roster) -> list[Known]:
    """Headers that the roster's office sent before, with what their columns meant."""
    memories = ColumnMemory.objects.filter(office_id=roster.office_id).select_related("roster").order_by("pk")
    return [Known(m.shape, m.columns, like=m.roster.number) for m in memories]


def _remember(roster: Roster, book: Book, *, now: datetime) -> None:
    entry = roster.received_by
    for sheet in book.sheets:
        columns = {name: mapping.index_of(letters) for name, letters in sheet.letters.items()}
        ColumnMemory.objects.update_or_create(
            office_id=roster.office_id,
            shape=sheet.shape,
            defaults={"columns": columns, "roster": roster, "learnt_by": entry, "learnt_at": now},
        )


def shape_of(book: Book) -> list[dict[str, Any]]:
    """What a roster keeps of how it was read. A header row never holds a number or a day, so nobody's NIK lies here."""
    return [
        {"sheet": sheet.name, "header_row": sheet.header_row, "columns": sheet.columns, "letters": sheet.letters,
         "like": sheet.like}
        for sheet in book.sheets
    ]  # fmt: skip


def set_aside(roster: Roster, wrong: Unreadable, *, now: datetime) -> Roster:
    """RECEIVED → LOCKED or UNMAPPED, where a person can go on with the file; else UNREADABLE. The sender is told."""
    state = WAITING.get(wrong.code, State.UNREADABLE)
    if wrong.code == "header_not_found" and not _has_columns(roster):
        state = State.UNREADABLE  # a letter, a note: there is nothing to say about its columns
    with transaction.atomic():
        roster.state, roster.problem = state, wrong.message[:300]
        if state == State.UNREADABLE:
            roster.live_key = None
        roster.save(update_fields=["state", "problem", "live_key"])
        record("judge", roster, by=None, now=now, facts={"unreadable": wrong.code})
        template = "unreadable" if state == State.UNREADABLE else "waiting"
        write(
            f"rosters/notices/{template}.txt",
            to=roster.received_by, now=now, path=roster.path, roster=roster, said=SAID.get(state, ""),
        )  # fmt: skip
    return roster


def _has_columns(roster: Roster) -> bool:
    """Does any sheet have two columns and two lines at least?"""
    return any(not grid.is_hidden and min(grid.width, grid.height) >= 2 for grid in read_grids(read(roster.file)))


def unlock(roster: Roster, *, password: str, by: User, now: datetime) -> Roster:
    """LOCKED → RECEIVED. What the file holds without its lock is sealed in its place; the password is kept nowhere.

    Raises Refused where the password is wrong or the lock cannot be opened: the state stays as it was.
    """
    _may_change(roster, by)
    with alone(roster):
        roster.refresh_from_db()
        if roster.state != State.LOCKED:
            raise Refused(f"{roster.number} {roster.get_state_display()}; tidak ada yang perlu dibuka.")
        data = read(roster.file)
        try:
            opened = without_lock(data, password)
        except Unreadable as wrong:
            raise Refused(wrong.message) from wrong
        with transaction.atomic():
            replace(roster.file, opened, now=now)
            _again(roster)
            record("unlock", roster, by=by, now=now)
    return roster


def map_columns(roster: Roster, *, told: Sequence[Told], by: User, now: datetime) -> Roster:
    """UNMAPPED, JUDGED or RECEIVED → RECEIVED with what a person said its columns mean; it is read anew."""
    _may_change(roster, by)
    with alone(roster), transaction.atomic():
        roster.refresh_from_db()
        if roster.state not in MAY_BE_MAPPED:
            raise Refused(f"{roster.number} {roster.get_state_display()}; arti kolomnya tidak dapat diubah lagi.")
        roster.mapping = [one.as_json() for one in told]
        roster.save(update_fields=["mapping"])
        _again(roster)
        facts = {(one.sheet or "semua lembar"): sorted(one.columns) for one in told}
        record("map_columns", roster, by=by, now=now, facts=facts)
    return roster


def _again(roster: Roster) -> None:
    """Back to the start: nothing that was found in it stands any more."""
    if roster.state != State.RECEIVED and not may_move(roster.state, State.RECEIVED):
        raise Refused(f"{roster.number} {roster.get_state_display()}; tidak dapat dibaca lagi.")
    roster.state, roster.problem, roster.counts, roster.progress = State.RECEIVED, "", {}, 0
    roster.allowed_by, roster.allowed_reason, roster.planned_against = None, "", None
    roster.save(
        update_fields=["state", "problem", "counts", "progress", "allowed_by", "allowed_reason", "planned_against"]
    )


def _may_change(roster: Roster, by: User) -> None:
    if not by.has_role(*MAY_RECEIVE, within=roster.office.region_id):
        raise Refused(f"{by} tidak dapat mengubah daftar {roster.office}; wilayahnya lain.")


def preview_of(roster: Roster, rows: dict[str | None, int | None] | None = None) -> list[previewing.Sheet]:
    """What stands in the roster's columns, a few cells of each; `rows` says where headers stand, by sheet.

    Raises Refused where the file cannot be opened at all.
    """
    data = read(roster.file)
    if is_locked(data):
        raise Refused(SAID[State.LOCKED])
    try:
        return previewing.preview(data, told=mapping.from_json(roster.mapping), known=known_to(roster), rows=rows)
    except Unreadable as wrong:
        raise Refused(wrong.message) from wrong
