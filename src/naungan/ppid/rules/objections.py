"""Decisions about objections and disputes: UU 14/2008 articles 35 to 40."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from naungan import law
from naungan.kit.refusal import Refused
from naungan.ppid.enums import Ground, ObjectionState, RequestState, Ruling
from naungan.ppid.rules.clocks import counted
from naungan.ppid.rules.moves import ANSWERS, DECISIONS, PENDING
from naungan.ppid.rules.requests import EXEMPTING, Tested, check_copies

OF_ANSWER = frozenset({Ground.A, Ground.D, Ground.E, Ground.F, Ground.G})  # there must have been an answer


@dataclass(frozen=True)
class Stand:
    """Where the request stands when somebody objects. All days are days of the office."""

    state: str
    decision: str
    received_on: date
    due_on: date | None
    answered_on: date | None
    delivered_on: date | None
    fee: int


def possible(stand: Stand, today: date) -> set[str]:
    """Grounds that can hold at all as things stood on that day; the superior judges whether they do."""
    grounds = {Ground.B}
    is_late = stand.due_on is not None and today > stand.due_on
    was_silent = unanswered(stand, today)
    if (stand.state in PENDING or was_silent) and is_late:
        grounds |= {Ground.C}
    if stand.decision in ANSWERS and not was_silent:
        grounds |= {Ground.D, Ground.E}
        if stand.decision in EXEMPTING:
            grounds |= {Ground.A}
        if stand.fee:
            grounds |= {Ground.F}
        told = max(filter(None, [stand.answered_on, stand.delivered_on]), default=None)
        if stand.due_on and told and told > stand.due_on:
            grounds |= {Ground.G}
    return {str(ground) for ground in grounds}


def unanswered(stand: Stand, on: date) -> bool:
    """Was the answer, which stands there by now, still to come on that day? A letter is written down after it came."""
    return stand.answered_on is not None and on < stand.answered_on


def found_on(grounds: Collection[str], stand: Stand) -> date:
    """The day on which the ground was there: the last of answer, delivery, and the end of the time to answer."""
    days = [stand.received_on]
    if Ground.C in grounds and stand.due_on:
        days.append(stand.due_on + timedelta(days=1))
    if OF_ANSWER & set(grounds):
        days += [day for day in (stand.answered_on, stand.delivered_on) if day]
    return max(days)


def last_day_to_object(found: date) -> law.Due:
    """Art. 36(1): thirty working days after the ground was found. Raises Refused where the book cannot count them."""
    return counted("ppid.objection_days", found)


def check_objection(grounds: Collection[str], stand: Stand, filed_on: date) -> date:
    """The day on which the ground was found. Raises Refused: no ground, one that cannot be, or too late."""
    if not grounds:
        raise Refused("Pilih paling sedikit satu alasan keberatan.")
    if filed_on < stand.received_on:
        raise Refused("Tanggal diterima mendahului permohonannya. Periksa tanggalnya.")
    if unanswered(stand, filed_on) and OF_ANSWER & set(grounds):
        raise Refused("Pada tanggal diterima itu permohonannya belum dijawab. Periksa tanggal atau alasannya.")
    ways = possible(stand, filed_on)
    for ground in grounds:
        if ground not in ways:
            raise Refused(_why_not(ground))
    found = found_on(grounds, stand)
    last = last_day_to_object(found)
    if filed_on > last.due_on:
        raise Refused(
            f"Keberatan atas permohonan ini dapat diajukan sampai {last.due_on:%d-%m-%Y} "
            f"({last.value} hari kerja, {last.source}). Anda tetap boleh mengajukan permohonan baru."
        )
    return found


def _why_not(ground: str) -> str:
    """Why a ground cannot hold now, for the applicant."""
    return {
        "a": "Alasan “ditolak” tidak cocok: permohonan ini tidak ditolak dengan alasan pengecualian.",
        "c": "Alasan “tidak ditanggapi” belum dapat dipakai: waktu menjawab belum lewat atau sudah ada jawaban.",
        "f": "Alasan “biaya” tidak cocok: untuk permohonan ini tidak ada biaya.",
        "g": "Alasan “melebihi waktu” tidak cocok: jawaban datang dalam waktunya.",
    }.get(ground, "Alasan ini belum dapat dipakai: permohonannya belum dijawab.")


def check_decision(
    to: str, *, grounds: Collection[str], text: str, decider: int, first: int | None, is_superior: bool
) -> None:
    """Raises Refused. Art. 36: the superior answers in writing; whoever answered the request never judges it."""
    if to not in DECISIONS:
        raise Refused("Pilih tanggapannya: diterima, ditolak, atau selesai dengan musyawarah.")
    if not is_superior:
        raise Refused("Keberatan ditanggapi atasan PPID.")
    if first is not None and decider == first:
        raise Refused("Anda yang menjawab permohonannya. Keberatan ditanggapi atasan yang lain.")
    if not text.strip():
        raise Refused("Tanggapan tertulis belum diisi; pemohon membacanya.")
    if to == ObjectionState.SETTLED and Ground.A in grounds:
        raise Refused("Penolakan karena pengecualian tidak diselesaikan dengan musyawarah (Pasal 35 ayat (2)).")


def dispute_counts_from(decided_on: date | None, answer_due_on: date | None, filed_on: date) -> date | None:
    """From when a dispute of that day counts: the answer of the superior, or the end of the time for it where that had
    come first and the answer came later still. None while neither was there (art. 37(2))."""
    if decided_on is not None and decided_on <= filed_on:
        return decided_on  # a late answer gives its days too, it never shortens them
    return answer_due_on if answer_due_on is not None and answer_due_on < filed_on else None


def check_dispute(*, decided_on: date | None, answer_due_on: date | None, filed_on: date) -> law.Due:
    """The time limit, kept. Art. 37(2): fourteen working days after the answer, or after the time for it was over.
    Raises Refused: the superior still had time, or too late."""
    start = dispute_counts_from(decided_on, answer_due_on, filed_on)
    if start is None and decided_on is None:
        raise Refused("Atasan PPID masih punya waktu untuk menanggapi; sengketa diajukan sesudah itu.")
    if start is None:
        raise Refused("Tanggal pengajuan mendahului tanggapan atasan, dan waktu untuk menanggapi belum lewat saat itu.")
    due = counted("ppid.dispute_days", start)
    if filed_on > due.due_on:
        raise Refused(f"Sengketa dapat diajukan sampai {due.due_on:%d-%m-%Y} ({due.source}).")
    return due


def check_order(*, is_ordered: bool, request: str) -> None:
    """Is the information to be given after all: by an upheld objection (art. 36(3)), or a ruling that opens it.
    `request` is the state of the request's case. Raises Refused."""
    if not is_ordered:
        raise Refused("Belum ada tanggapan atau putusan yang memerintahkan informasi ini diberikan.")
    if request in PENDING:
        raise Refused("Permohonannya belum dijawab. Jawab permohonan itu dahulu, lalu serahkan dari sana.")
    if request in (RequestState.INCOMPLETE, RequestState.LAPSED, RequestState.WITHDRAWN):
        raise Refused("Permohonannya sudah dicabut atau gugur; tidak ada lagi yang diserahkan.")


def check_ordered_copies(*, ruling: str, decision: str, tested: Tested | None, letters: Collection[str]) -> None:
    """Black parts in what is given by order. A ruling in part, or what was agreed, says itself what stays closed; else
    they lean on the answer and its consequence test. Raises Refused."""
    if not letters or ruling in (Ruling.PARTLY, Ruling.AGREED):
        return
    if ruling == Ruling.OPEN:
        raise Refused("Putusannya membuka informasi ini seluruhnya; tidak ada bagian yang boleh dihitamkan.")
    if decision not in EXEMPTING:
        raise Refused("Jawabannya tidak menutup apa pun, jadi tidak ada bagian yang boleh dihitamkan.")
    check_copies(decision, tested, letters)


def check_mediation(grounds: Collection[str]) -> None:
    """Art. 40: mediation is for grounds b to g; a refusal by exemption is adjudicated."""
    if set(grounds) == {str(Ground.A)}:
        raise Refused("Sengketa atas pengecualian diperiksa lewat ajudikasi, bukan mediasi.")


def may_object(state: str, decision: str, due_on: date | None, today: date) -> bool:
    """Is there anything to object to yet?"""
    if state == RequestState.WITHDRAWN:
        return False
    return decision in ANSWERS or (state in PENDING and due_on is not None and today > due_on)
