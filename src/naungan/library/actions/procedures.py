"""Verbs on procedures (SOP): propose, publish, send back, withdraw, review."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from naungan import law
from naungan.accounts.models import User
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.library import rules
from naungan.library.actions import letters
from naungan.library.actions.intake import Content
from naungan.library.enums import MAY_PUBLISH, MAY_RETURN, MAY_WRITE, State, Verb, VersionState
from naungan.library.models import Procedure, ProcedureVersion
from naungan.library.reports import index
from naungan.library.rules import wording
from naungan.library.rules.publication import in_unit
from naungan.offices.models import Unit
from naungan.search import actions as search

LONGEST_REVIEW = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Text:
    """What a version of a procedure says. Several lines in `requirements`, `steps`, `legal_basis`."""

    effective_on: date
    applicant: str
    duration: str
    output: str
    steps: str
    legal_basis: str
    cost: str = "Gratis"
    requirements: str = ""
    note: str = ""


@transaction.atomic
def propose(
    *, number: str, title: str, summary: str, unit: Unit, review_on: date, text: Text, by: User, now: datetime,
    content: Content | None = None, slug: str = "", is_sample: bool = False,
) -> ProcedureVersion:  # fmt: skip
    """A new procedure with its first version, waiting for a publisher.

    Refused: no role, another unit's, a number or address that is taken, steps that name no doer, a mark that the law
    book does not know, a review that is over already or more than five years away.
    """
    _check_writer(by, unit)
    _check_review(review_on, today=timezone.localdate(now))
    address = slug or slugify(title)[:80].strip("-")
    if Procedure.objects.filter(number=number.strip()).exists():
        raise Refused(f"SOP bernomor {number.strip()} sudah ada. Ajukan versi barunya, atau pakai nomor lain.")
    if Procedure.objects.filter(slug=address).exists():
        raise Refused("SOP dengan judul itu sudah ada. Ajukan versi barunya, atau pakai judul lain.")
    procedure = Procedure.objects.create(
        slug=address,
        number=number.strip(),
        title=title.strip(),
        summary=summary.strip(),
        unit=unit,
        review_on=review_on,
        is_sample=is_sample,
        created_at=now,
    )
    return _add_version(procedure, text, content, by=by, now=now)


@transaction.atomic
def propose_version(
    procedure: Procedure, text: Text, *, by: User, now: datetime, content: Content | None = None
) -> ProcedureVersion:
    """A new version of a procedure; the published one holds until another officer publishes this."""
    procedure = Procedure.objects.select_for_update().select_related("unit").get(pk=procedure.pk)
    _check_writer(by, procedure.unit)
    if procedure.versions.filter(state=VersionState.PROPOSED).exists():
        raise Refused("Masih ada versi yang menunggu penerbit. Minta versi itu diterbitkan atau dikembalikan dahulu.")
    return _add_version(procedure, text, content, by=by, now=now)


def _add_version(
    procedure: Procedure, text: Text, content: Content | None, *, by: User, now: datetime
) -> ProcedureVersion:
    _check_text(text, today=timezone.localdate(now))
    file = None
    if content is not None:
        if content.places:
            raise Refused(rules.personal.sentence(content.places))
        file = files.keep(content.data, name=content.name, kind=content.inspected.kind, by=by, now=now)
    version = ProcedureVersion.objects.create(
        procedure=procedure,
        number=(procedure.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        effective_on=text.effective_on,
        applicant=text.applicant.strip(),
        duration=text.duration.strip(),
        cost=text.cost.strip(),
        output=text.output.strip(),
        requirements=text.requirements.strip(),
        steps=text.steps.strip(),
        legal_basis=text.legal_basis.strip(),
        note=text.note.strip(),
        file=file,
        proposed_by=by,
        proposed_at=now,
    )
    record(Verb.PROPOSE, procedure, by=by, now=now, facts={"version": version.number})
    letters.proposed(version, procedure, path=_desk_path(procedure), by=by, now=now)
    return version


@transaction.atomic
def publish(version: ProcedureVersion, *, by: User, now: datetime, review_on: date | None = None) -> Procedure:
    """Let this version hold. `review_on` sets the next day of review; without it the standing one stays."""
    procedure = Procedure.objects.select_for_update().select_related("unit").get(pk=version.procedure_id)
    version = procedure.versions.select_related("proposed_by").get(pk=version.pk)
    refusal = rules.may_publish(
        state=version.state,
        proposer=version.proposed_by_id,
        officer=by.pk,
        has_role=by.has_role(*MAY_PUBLISH),
        in_own_unit=in_unit(by.unit_id, procedure.unit_id),
    )
    if refusal:
        raise Refused(refusal)
    if review_on is not None:
        _check_review(review_on, today=timezone.localdate(now))
        procedure.review_on = review_on
    version.state, version.decided_by, version.decided_at = VersionState.PUBLISHED, by, now
    version.save(update_fields=["state", "decided_by", "decided_at"])
    procedure.state, procedure.published_at = State.PUBLISHED, now
    procedure.first_published_at = procedure.first_published_at or now
    procedure.withdrawn_reason, procedure.withdrawn_at, procedure.withdrawn_by = "", None, None
    procedure.save()
    record(Verb.PUBLISH, procedure, by=by, now=now, facts={"version": version.number}, public=True)
    letters.decided(version, procedure, path=_desk_path(procedure), now=now)
    search.put(index.procedure_entry(procedure))
    return procedure


@transaction.atomic
def send_back(version: ProcedureVersion, *, reason: str, by: User, now: datetime) -> ProcedureVersion:
    """Return a proposed version to its writer, with the reason."""
    procedure = Procedure.objects.select_for_update().select_related("unit").get(pk=version.procedure_id)
    version = procedure.versions.select_related("proposed_by").get(pk=version.pk)
    refusal = rules.may_return(
        state=version.state,
        has_role=by.has_role(*MAY_RETURN),
        in_own_unit=in_unit(by.unit_id, procedure.unit_id),
        reason=reason,
    )
    if refusal:
        raise Refused(refusal)
    version.state, version.decided_by, version.decided_at = VersionState.RETURNED, by, now
    version.reason = reason.strip()[:300]
    version.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    record(Verb.RETURN, procedure, by=by, now=now, reason=version.reason, facts={"version": version.number})
    letters.decided(version, procedure, path=_desk_path(procedure), now=now)
    return version


@transaction.atomic
def withdraw(procedure: Procedure, *, reason: str, by: User, now: datetime) -> Procedure:
    """Let a procedure hold no longer. Its page stays and tells why."""
    procedure = Procedure.objects.select_for_update().select_related("unit").get(pk=procedure.pk)
    refusal = rules.may_withdraw(
        state=procedure.state,
        has_role=by.has_role(*MAY_PUBLISH),
        in_own_unit=in_unit(by.unit_id, procedure.unit_id),
        reason=reason,
    )
    if refusal:
        raise Refused(refusal)
    procedure.state, procedure.withdrawn_at, procedure.withdrawn_by = State.WITHDRAWN, now, by
    procedure.withdrawn_reason = reason.strip()[:300]
    procedure.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record(Verb.WITHDRAW, procedure, by=by, now=now, reason=procedure.withdrawn_reason, public=True)
    search.drop(index.procedure_key(procedure.pk))
    return procedure


@transaction.atomic
def review(procedure: Procedure, *, review_on: date, by: User, now: datetime) -> Procedure:
    """Say that the procedure was read again and still holds; the next review is on `review_on`."""
    procedure = Procedure.objects.select_for_update().select_related("unit").get(pk=procedure.pk)
    _check_writer(by, procedure.unit)
    _check_review(review_on, today=timezone.localdate(now))
    procedure.review_on = review_on
    procedure.save(update_fields=["review_on"])
    record(Verb.REVIEW, procedure, by=by, now=now, facts={"review_on": f"{review_on:%Y-%m-%d}"})
    return procedure


def _check_writer(by: User, owner: Unit) -> None:
    refusal = rules.may_write(
        has_role=by.has_role(*MAY_WRITE), officer_unit=by.unit_id, owner_unit=owner.pk, owner=str(owner)
    )
    if refusal:
        raise Refused(refusal)


def _check_review(review_on: date, *, today: date) -> None:
    if review_on <= today:
        raise Refused("Tanggal tinjauan berikutnya harus sesudah hari ini.")
    if review_on > today + LONGEST_REVIEW:
        raise Refused("Tinjauan berikutnya paling lama lima tahun lagi.")


def _check_text(text: Text, *, today: date) -> None:
    if wrong := wording.wrong_lines(text.steps):
        told = ", ".join(str(number) for number in wrong)
        raise Refused(
            f"Langkah pada baris {told} belum lengkap. Tulis seperti: Petugas meja | mencatat permintaan | 5 menit"
        )
    whole = "\n".join((text.steps, text.duration, text.cost, text.requirements, text.legal_basis, text.output))
    if rules.holds_nik(whole):
        raise Refused("SOP ini memuat angka yang menyerupai NIK. Hapus angkanya.")
    for piece in wording.pieces(whole):
        if piece.key:
            try:
                law.at(piece.key, on=today, **dict(piece.where))
            except law.LawError as error:
                raise Refused(f"Tanda {piece.text} tidak dapat dibaca. {error}") from error


def _desk_path(procedure: Procedure) -> str:
    return reverse("library:desk_procedure", args=[procedure.pk])
