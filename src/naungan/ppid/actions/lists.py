"""Verbs of the lists: enter, change, publish, revoke, archive; publish an answer with the identity gone."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.cases.models import Case
from naungan.journal.actions import record
from naungan.kit import locks
from naungan.kit.refusal import Refused
from naungan.ppid.enums import InfoClass, ListState
from naungan.ppid.models.lists import ListedInformation
from naungan.ppid.reports import answers, index
from naungan.ppid.rules import lists as rules
from naungan.search import actions as search

FIELDS = (
    "info_class", "kind", "summary", "unit", "maker", "made", "place", "forms", "retention", "address",
    "document_set", "document", "review_on",
)  # fmt: skip


@transaction.atomic
def enter(*, by: Any, now: datetime, is_sample: bool = False, answer: str = "", **fields: Any) -> ListedInformation:
    """A new row as draft, with the next number of the lists. Exempt rows come out of an approved test alone.

    Raises Refused for an exempt row without its test.
    """
    if fields.get("info_class") == InfoClass.EXEMPT and fields.get("test") is None:
        raise Refused("Informasi yang dikecualikan masuk daftar lewat uji konsekuensi yang disetujui.")
    locks.hold("ppid.lists")
    last = ListedInformation.objects.aggregate(last=Max("number"))["last"] or 0
    made = ListedInformation.objects.create(
        number=last + 1, created_at=now, changed_at=now, is_sample=is_sample, answer=answer, **fields
    )
    record("enter_list", made, by=by, now=now, facts={"number": made.number, "class": made.info_class})
    return made


@transaction.atomic
def change(entry: ListedInformation, *, by: Any, now: datetime, **fields: Any) -> ListedInformation:
    """Other words for a row; a published one changes at once, and the search with it. Refused: archived."""
    entry = _locked(entry)
    if entry.state == ListState.ARCHIVED:
        raise Refused("Baris yang sudah diarsipkan tidak diubah lagi.")
    if entry.is_exempt and set(fields) - {"review_on", "retention", "forms"}:
        raise Refused("Isi baris ini berasal dari uji konsekuensi. Adakan uji baru untuk mengubahnya.")
    _check_nobody_told(entry, _said(fields))
    changed = sorted(name for name, value in fields.items() if getattr(entry, name) != value)
    for name in changed:
        setattr(entry, name, fields[name])
    entry.changed_at = now
    entry.save()
    record("change_list", entry, by=by, now=now, facts={"number": entry.number, "fields": changed})
    _find(entry)
    return entry


@transaction.atomic
def publish(entry: ListedInformation, *, by: Any, now: datetime) -> ListedInformation:
    """Let the public read it. Also gives back a revoked row."""
    entry = _move(entry, ListState.PUBLISHED)
    entry.published_at, entry.revoked_at, entry.reason = now, None, ""
    entry.save()
    record("publish_list", entry, by=by, now=now, facts={"number": entry.number}, public=True)
    _find(entry)
    return entry


def revoke(entry: ListedInformation, *, by: Any, now: datetime, reason: str) -> ListedInformation:
    """Take it from the list; its number stays taken, its page says why."""
    asked = "Tulis mengapa baris ini dicabut; alasannya dibaca umum."
    return _take_off(entry, ListState.REVOKED, "revoke_list", "revoked_at", asked, by=by, now=now, reason=reason)


def archive(entry: ListedInformation, *, by: Any, now: datetime, reason: str) -> ListedInformation:
    """Its retention is over, or its exemption ended: kept as having existed, no longer listed."""
    asked = "Tulis mengapa baris ini diarsipkan, misalnya masa simpannya habis."
    return _take_off(entry, ListState.ARCHIVED, "archive_list", "archived_at", asked, by=by, now=now, reason=reason)


@transaction.atomic
def _take_off(
    entry: ListedInformation, to: ListState, verb: str, moment: str, asked: str, *, by: Any, now: datetime, reason: str
) -> ListedInformation:
    """Off the list for a reason that everybody may read; `asked` is said where there is none. Raises Refused while
    the reason tells who asked."""
    if not reason.strip():
        raise Refused(asked)
    entry = _move(entry, to)
    _check_nobody_told(entry, reason)
    setattr(entry, moment, now)
    entry.reason = reason.strip()[:300]
    entry.save()
    record(verb, entry, by=by, now=now, reason=reason, facts={"number": entry.number}, public=True)
    _find(entry)
    return entry


@transaction.atomic
def publish_answer(
    case: Case, *, title: str, text: str, unit: Any, kind: str, address: str, review_on: date | None, by: Any,
    now: datetime,
) -> ListedInformation:  # fmt: skip
    """What one person asked becomes readable for all: a clean title and text of the officer's own, never the letter.

    Raises Refused for a case that was not answered with information, one that is published already, and while
    anything in title or text still tells who asked. The refusal names the kind of thing, never the thing.
    """
    if not by.has_role(Role.PPID_OFFICER):
        raise Refused("Jawaban diterbitkan petugas PPID.")
    if not title.strip() or not text.strip():
        raise Refused("Tulis judul dan jawaban dengan kata-kata Anda sendiri.")
    if not answers.was_given(case):
        raise Refused("Hanya permohonan yang informasinya diberikan dapat diterbitkan sebagai jawaban umum.")
    if ListedInformation.objects.filter(answer_of=case).exists():
        raise Refused("Jawaban permohonan ini sudah ada di daftar.")
    if left := rules.identity_left(f"{title}\n{text}\n{kind}\n{address}", answers.identity_of(case)):
        raise Refused(
            f"Masih ada yang menunjukkan siapa pemohonnya: {', '.join(left)}. Hapus, lalu terbitkan.",
        )
    made = enter(
        by=by, now=now, info_class=InfoClass.ALWAYS, kind=kind, summary=title.strip(), unit=unit,
        maker="PPID", made="jawaban atas permohonan informasi", forms="halaman", retention="menurut JRA, diisi kantor",
        address=address, answer=text.strip(), answer_of=case, review_on=review_on,
    )  # fmt: skip
    return publish(made, by=by, now=now)


def _locked(entry: ListedInformation) -> ListedInformation:
    return ListedInformation.objects.select_for_update(of=("self",)).select_related("unit", "test").get(pk=entry.pk)


def _move(entry: ListedInformation, to: str) -> ListedInformation:
    entry = _locked(entry)
    if refusal := rules.may_list(entry.state, to):
        raise Refused(refusal)
    entry.state = to
    return entry


def _check_nobody_told(entry: ListedInformation, words: str) -> None:
    """Of a published answer nothing that everybody reads tells who asked. The refusal never names the thing."""
    if entry.answer_of is not None and (left := rules.identity_left(words, answers.identity_of(entry.answer_of))):
        raise Refused(f"Masih ada yang menunjukkan siapa pemohonnya: {', '.join(left)}. Hapus, lalu simpan.")


def _said(fields: dict[str, Any]) -> str:
    """All words that are handed in."""
    return "\n".join(value for value in fields.values() if isinstance(value, str))


def _find(entry: ListedInformation) -> None:
    """Keep what the search knows in step; an exemption past its end is none."""
    has_ended = entry.test is not None and entry.test.has_run_out(timezone.localdate(entry.changed_at))
    if entry.state == ListState.PUBLISHED and not has_ended:
        search.put(index.listed_entry(entry))
    else:
        search.drop(index.listed_key(entry.pk))
