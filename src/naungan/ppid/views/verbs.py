"""What an officer may do with a request, an objection or a dispute: one row each, with its form."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django import forms as django_forms

from naungan.cases.models import Case
from naungan.ppid import forms
from naungan.ppid.actions import answering, carrying_out, disputes, objections
from naungan.ppid.actions.receiving import Paper
from naungan.ppid.enums import (
    DISPUTE,
    MAY_DECIDE,
    MAY_HANDLE,
    OBJECTION,
    REQUEST,
    DisputeState,
    ObjectionState,
    RequestState,
)
from naungan.ppid.rules.moves import DISPUTE_MOVES, MOVES, OBJECTION_MOVES, ORDERING

MakeForm = Callable[..., django_forms.Form]
Run = Callable[[Any, Any, Any, datetime], Any]


@dataclass(frozen=True)
class Verb:
    """`button` begins with a verb; `states` are those in which it is offered, and there where `fits` says so too."""

    name: str
    kind: str
    button: str
    lead: str
    form: MakeForm
    run: Run
    states: Collection[str]
    roles: Collection[str] = MAY_HANDLE
    sign: str = "next"
    css: str = "second"
    fits: Callable[[Any], bool] = lambda case: True

    def asked(self, noun: Any, data: Any, sent: Any, *, initial: Any) -> Any:
        """Its form, empty or as it was sent; one that hands files out offers the redacted copies of its case."""
        hands_out = isinstance(self.form, type) and issubclass(self.form, forms.Attached)
        return self.form(data, sent, initial=initial, **({"case": noun.case} if hands_out else {}))


def proofs(form: Any) -> list[Paper]:
    return [Paper(name, content, name, judged.kind) for name, (content, _, judged) in form.judged.items()]


def ask_again(form: Any) -> None:
    """Files do not survive a form that comes back: say so beside their field."""
    if form.errors and isinstance(form, forms.Attached):
        form.ask_again()


def leading_to(table: dict, to: str) -> set[str]:
    return {state.value for state, ways in table.items() if to in ways}


def reason(label: str, hint: str = "", *, required: bool = True) -> MakeForm:
    return partial(forms.ReasonForm, label=label, hint=hint, required=required)


def _answer(noun: Any, form: Any, by: Any, now: datetime) -> Any:
    return answering.answer(
        noun, form.answer(form.cleaned_data), by=by, now=now, papers=form.papers, copies=form.cleaned_data["redacted"]
    )


def _deliver(noun: Any, form: Any, by: Any, now: datetime) -> Any:
    return answering.deliver(noun, **_given(form), by=by, now=now)


def _decide(noun: Any, form: Any, by: Any, now: datetime) -> Any:
    given = form.cleaned_data
    return objections.decide(
        noun,
        given["decision"],
        text=given["text"],
        by=by,
        now=now,
        papers=form.papers,
        copies=form.cleaned_data["redacted"],
    )


def _given(form: Any) -> dict[str, Any]:
    """Way, word, files and copies of a handing over."""
    return {"way": form.cleaned_data["way"], "note": form.cleaned_data["text"], **form.leaving()}


def _object(noun: Any, form: Any, by: Any, now: datetime) -> Any:
    """Written down for somebody at the counter or with a letter in hand; the receipt is told on the next page."""
    return objections.object_to(noun, **form.cleaned_data, by=by, now=now)


def _file(noun: Any, form: Any, by: Any, now: datetime) -> Any:
    given = form.cleaned_data
    return disputes.file(noun, **given, channel="letter", received_at=now, by=by, now=now)


R, B, D = RequestState, ObjectionState, DisputeState
GIVE = {R.ANSWERED_GRANTED.value, R.ANSWERED_PARTLY.value}
ANSWERED = {*GIVE, R.ANSWERED_REFUSED.value, R.NOT_HELD.value, R.DELIVERED.value}
VERBS = [
    Verb("jawab", REQUEST, "Jawab", "Pemberitahuan tertulis menurut Pasal 22 ayat (7): suratnya dibuat dan tersimpan.",
         forms.AnswerForm, _answer, {R.REGISTERED.value, R.EXTENDED.value}, sign="mail", css=""),
    Verb("minta-lengkapi", REQUEST, "Minta dilengkapi", "Sekali saja, dalam tiga hari kerja sejak diterima.",
         reason("Yang perlu dilengkapi", "Pemohon membacanya; sebut satu per satu."),
         lambda noun, form, by, now: answering.ask_to_complete(
             noun, missing=form.cleaned_data["text"], by=by, now=now),
         {R.REGISTERED.value}, sign="undo"),
    Verb("lengkap", REQUEST, "Catat pelengkapan", "Waktu menjawab dihitung lagi dari hari ini.",
         forms.CompleteForm, lambda noun, form, by, now: answering.complete(
             noun, text=form.cleaned_data["text"], by=by, now=now, papers=proofs(form)),
         {R.INCOMPLETE.value}, sign="tick", css=""),
    Verb("perpanjang", REQUEST, "Perpanjang", "Sekali, sebelum batasnya lewat, dengan alasan tertulis.",
         reason("Alasan perpanjangan", "Pemohon membacanya."),
         lambda noun, form, by, now: answering.extend(noun, reason=form.cleaned_data["text"], by=by, now=now),
         {R.REGISTERED.value}, sign="clock"),
    Verb("gugur", REQUEST, "Nyatakan gugur", "Hanya bila waktu pemohon untuk melengkapi sudah habis.",
         reason("Catatan", required=False), lambda noun, form, by, now: answering.lapse(noun, by=by, now=now),
         {R.INCOMPLETE.value}, sign="cross"),
    Verb("bayar", REQUEST, "Catat pembayaran", "Biaya yang sudah diterima kantor.",
         forms.PayForm, lambda noun, form, by, now: answering.pay(noun, on=form.cleaned_data["on"], by=by, now=now),
         GIVE, sign="tick"),
    Verb("serahkan", REQUEST, "Serahkan informasi", "Catat kapan dan lewat mana informasi diserahkan.",
         forms.DeliverForm, _deliver, GIVE, sign="out", css=""),
    Verb("keberatan", REQUEST, "Catat keberatan", "Untuk pemohon yang datang atau bersurat.",
         forms.DeskObjectForm, _object, {*ANSWERED, R.REGISTERED.value, R.EXTENDED.value}, sign="scale"),
    Verb("cabut", REQUEST, "Catat pencabutan", "Atas permintaan pemohon sendiri.",
         reason("Bagaimana pemohon mencabutnya"),
         lambda noun, form, by, now: answering.withdraw(noun, reason=form.cleaned_data["text"], by=by, now=now),
         leading_to(MOVES, R.WITHDRAWN), sign="undo"),
    Verb("tutup", REQUEST, "Tutup", "Tidak ada lagi yang akan menyusul.", reason("Catatan", required=False),
         lambda noun, form, by, now: answering.close(noun, note=form.cleaned_data["text"], by=by, now=now),
         leading_to(MOVES, R.CLOSED), sign="tick"),
    Verb("putuskan", OBJECTION, "Tanggapi", "Ditanggapi atasan PPID, tidak pernah oleh yang menjawab permohonannya.",
         forms.DecideForm, _decide, {B.REGISTERED.value}, roles=MAY_DECIDE, sign="mail", css=""),
    Verb("serahkan", OBJECTION, "Serahkan informasi",
         "Atasan PPID menerima keberatan ini. Undang-undang tidak menyebut jumlah hari untuk melaksanakannya.",
         forms.DeliverForm, lambda noun, form, by, now: carrying_out.carry_out_objection(
             noun, **_given(form), by=by, now=now),
         {B.UPHELD.value}, sign="out", css=""),
    Verb("sengketa", OBJECTION, "Catat sengketa", "Pemohon membawa perkara ini ke Komisi Informasi.",
         forms.DisputeForm, _file,
         {B.REGISTERED.value, B.UPHELD.value, B.REJECTED.value, B.SETTLED.value, B.CLOSED.value}, sign="scale",
         fits=lambda case: not case.objection.disputes.exists()),
    Verb("cabut", OBJECTION, "Catat pencabutan", "Atas permintaan pemohon sendiri.",
         reason("Bagaimana pemohon mencabutnya"),
         lambda noun, form, by, now: objections.withdraw(noun, reason=form.cleaned_data["text"], by=by, now=now),
         leading_to(OBJECTION_MOVES, B.WITHDRAWN), sign="undo"),
    Verb("tutup", OBJECTION, "Tutup", "Sudah dilaksanakan, atau waktu sengketa sudah lewat.",
         reason("Catatan", required=False),
         lambda noun, form, by, now: objections.close(noun, note=form.cleaned_data["text"], by=by, now=now),
         leading_to(OBJECTION_MOVES, B.CLOSED), sign="tick"),
    Verb("mediasi", DISPUTE, "Mulai mediasi", "Hanya untuk alasan huruf b sampai g (Pasal 40).",
         reason("Catatan", required=False),
         lambda noun, form, by, now: disputes.begin(noun, D.MEDIATION.value, by=by, now=now),
         leading_to(DISPUTE_MOVES, D.MEDIATION), sign="people"),
    Verb("ajudikasi", DISPUTE, "Mulai ajudikasi", "Sidang pemeriksaan oleh Komisi Informasi.",
         reason("Catatan", required=False),
         lambda noun, form, by, now: disputes.begin(noun, D.ADJUDICATION.value, by=by, now=now),
         leading_to(DISPUTE_MOVES, D.ADJUDICATION), sign="scale"),
    Verb("jadwal", DISPUTE, "Catat jadwal", "Tanggal dari Komisi Informasi.", forms.HearingForm,
         lambda noun, form, by, now: disputes.call(noun, **form.cleaned_data, by=by, now=now),
         {D.FILED.value, D.MEDIATION.value, D.ADJUDICATION.value, D.DECIDED.value}, sign="calendar", css=""),
    Verb("putusan", DISPUTE, "Catat putusan", "Putusan Komisi Informasi atau kesepakatan mediasi.", forms.RulingForm,
         lambda noun, form, by, now: disputes.rule(noun, **form.cleaned_data, by=by, now=now),
         leading_to(DISPUTE_MOVES, D.DECIDED), sign="mail"),
    Verb("serahkan", DISPUTE, "Serahkan informasi", "Putusan atau kesepakatannya membuka informasi ini.",
         forms.DeliverForm, lambda noun, form, by, now: carrying_out.carry_out_ruling(
             noun, **_given(form), by=by, now=now),
         {D.DECIDED.value}, sign="out", css="", fits=lambda case: case.dispute.ruling in ORDERING),
    Verb("tutup", DISPUTE, "Tutup", "Putusan sudah dilaksanakan, atau sengketa dicabut.",
         reason("Catatan", required=False),
         lambda noun, form, by, now: disputes.close(noun, note=form.cleaned_data["text"], by=by, now=now),
         leading_to(DISPUTE_MOVES, D.CLOSED), sign="tick"),
]  # fmt: skip


def offered(case: Case, user: Any) -> list[Verb]:
    """What this officer may do with the case as it stands."""
    return [
        verb
        for verb in VERBS
        if verb.kind == case.kind and case.state in verb.states
        if user.has_role(*verb.roles, within=case.area) and verb.fits(case)
    ]


def named(case: Case, name: str) -> Verb | None:
    """The verb of that name for this kind, whatever the state: the action says why it cannot be."""
    return next((verb for verb in VERBS if verb.kind == case.kind and verb.name == name), None)
