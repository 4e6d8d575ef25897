"""The verbs of the shelf: publish, withdraw, attach, retire, read. One transaction, one line in the journal each."""

from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit import pdf, uploads
from naungan.kit.refusal import Refused
from naungan.regulations import seed as first_shelf
from naungan.regulations.enums import Reading, Role
from naungan.regulations.models import Instrument, InstrumentFile, Relation
from naungan.regulations.reports import findable
from naungan.regulations.rules.status import Link, circle, objections
from naungan.search import actions as search

MAX_BYTES = 60_000_000
REPLACED_BY_ITS_KIND = {Role.TEXT, Role.ABSTRACT, Role.SUMMARY}  # of annexes there may be many


@transaction.atomic
def publish(*, instrument: Instrument, by: User | None, now: datetime) -> None:
    """It stands on the shelf now: a line for everybody in the journal, and search finds it."""
    record("publish", instrument, by=by, now=now, facts={"slug": instrument.slug}, public=True)
    _tell_search(instrument)


@transaction.atomic
def withdraw(*, instrument: Instrument, by: User | None, now: datetime) -> None:
    """Taken off the shelf; the record stays, and nobody finds it."""
    record("withdraw", instrument, by=by, now=now, facts={"slug": instrument.slug}, public=True)
    search.drop(findable.key(instrument))


@transaction.atomic
def draft(*, instrument: Instrument, by: User, now: datetime) -> None:
    """Saved and not yet published."""
    record("draft", instrument, by=by, now=now, facts={"slug": instrument.slug})


def check_relations(instrument: Instrument, links: list[Link]) -> None:
    """Refuses relations that cannot be: to itself, told twice, an elder acting on a younger, a ring.

    `links` are the relations of this instrument as somebody wishes them; the shelf's other relations stay as they are.
    Raises Refused with one sentence for each.
    """
    mine = instrument.pk or 0
    rows = {row.pk: row for row in Instrument.objects.all()}
    names = {pk: row.citation for pk, row in rows.items()} | {mine: instrument.citation}
    facts = {pk: row.facts for pk, row in rows.items()} | {mine: instrument.facts}
    wrong = objections(facts[mine], links, facts, names)
    rest = Relation.objects.exclude(source_id=mine).values_list("verb", "source_id", "target_id")
    ring = circle([*links, *(Link(*row) for row in rest)]) if not wrong else []
    if ring:
        way = " → ".join(names[pk] for pk in ring)
        wrong = [
            f"Hubungan ini berputar: {way}. Sebuah peraturan tidak dapat mencabut atau mengubah pencabutnya sendiri."
        ]
    if wrong:
        raise Refused(*wrong)


@transaction.atomic
def attach(
    *, instrument: Instrument, upload: Any, role: str, title: str = "", by: User | None, now: datetime
) -> InstrumentFile:
    """Keep a PDF beside its instrument. A newer text takes the place of the older, which keeps its own address.

    Raises Refused: no PDF, dangerous, damaged, locked, too large, or the very file that is there already.
    The caller has its text read after the commit (`tasks.read_text`).
    """
    seen = uploads.inspect(upload, allow=frozenset({"pdf"}), max_bytes=MAX_BYTES)
    list(Instrument.objects.select_for_update().filter(pk=instrument.pk))
    files = InstrumentFile.objects.filter(instrument=instrument)
    if twin := files.filter(sha256=seen.sha256).first():
        raise Refused(f"Berkas ini sudah ada pada {instrument.citation}, sebagai berkas nomor {twin.number}.")
    newest = files.order_by("-number").first()
    if Role(role) in REPLACED_BY_ITS_KIND:
        files.filter(role=role, is_current=True).update(is_current=False)
    made = InstrumentFile(
        instrument=instrument,
        number=newest.number + 1 if newest else 1,
        role=role,
        title=title,
        sha256=seen.sha256,
        size=seen.size,
        page_count=seen.pages,
        added_at=now,
        added_by=by,
    )
    made.file.save("", upload if isinstance(upload, File) else File(upload), save=False)
    made.save()
    record("attach", instrument, by=by, now=now, facts={"file": made.number, "sha256": made.sha256}, public=True)
    return made


@transaction.atomic
def retire(*, file: InstrumentFile, by: User | None, now: datetime) -> None:
    """No longer the file in use. It is not deleted: who has cited its address still gets it."""
    if not file.is_current:
        raise Refused("Berkas ini sudah tidak dipakai.")
    file.is_current = False
    file.save(update_fields=["is_current"])
    record("retire", file.instrument, by=by, now=now, facts={"file": file.number}, public=True)
    _tell_search(file.instrument)


@transaction.atomic
def restore(*, file: InstrumentFile, by: User | None, now: datetime) -> None:
    """An older file is in use again, in the place of another of its kind."""
    if file.role in REPLACED_BY_ITS_KIND:
        file.instrument.files.filter(role=file.role, is_current=True).update(is_current=False)
    file.is_current = True
    file.save(update_fields=["is_current"])
    record("restore", file.instrument, by=by, now=now, facts={"file": file.number}, public=True)
    _tell_search(file.instrument)


def read_text(*, file: InstrumentFile, now: datetime) -> Reading:
    """Take the text out of a file, so that search finds it; a scan is told. It is read outside the transaction."""
    try:
        with file.file.open("rb") as content:
            pages = pdf.pages(content.read())
    except (Refused, FileNotFoundError):
        pages, reading = [], Reading.FAILED
    else:
        reading = Reading.READ if any(page.strip() for page in pages) else Reading.SCAN
    with transaction.atomic():
        file.text = "\n\n".join(page.replace("\x00", "").strip() for page in pages).strip()
        file.reading = reading
        file.save(update_fields=["text", "reading"])
        record("read", file.instrument, by=None, now=now, facts={"file": file.number, "reading": str(reading)})
        _tell_search(file.instrument)
    return reading


def read_waiting(*, now: datetime) -> int:
    """Read every file that still waits. Returns how many."""
    waiting = InstrumentFile.objects.filter(reading=Reading.WAITING).select_related("instrument")
    return len([read_text(file=file, now=now) for file in waiting])


@transaction.atomic
def seed(*, now: datetime) -> first_shelf.Count:
    """Bring the first shelf up to its files; what people have changed is let be."""
    count = first_shelf.load(Instrument, Relation, now=now)
    search.put(*findable.entries())
    return count


def _tell_search(instrument: Instrument) -> None:
    """A fresh copy: files may have come since it was read."""
    fresh = Instrument.objects.prefetch_related("files").get(pk=instrument.pk)
    if fresh.live:
        search.put(findable.entry(fresh))
    else:
        search.drop(findable.key(fresh))
