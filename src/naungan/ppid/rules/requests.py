"""Decisions about a request: UU 14/2008 articles 17 and 22, Perki 1/2021."""

from dataclasses import dataclass
from datetime import date

from naungan import law
from naungan.kit.refusal import Refused
from naungan.ppid.enums import Article17, Held, RequestState
from naungan.ppid.rules.moves import ANSWERS, GIVEN

EXEMPTING = frozenset({RequestState.ANSWERED_PARTLY, RequestState.ANSWERED_REFUSED})
DRAFT_DAYS = 7  # how long an unsent form lies here; the office's choice, not law
LONGEST = 4000  # letters of what is asked


@dataclass(frozen=True)
class Answer:
    """What the written notice must state (UU 14/2008 art. 22(7)): held or not, by whom, accepted or refused and why,
    in which form, what it costs and how it is paid. `fee` in rupiah."""

    decision: str
    text: str
    held: str
    held_by: str = ""
    form_held: str = ""
    ground: str = ""
    consequence_test: str = ""
    fee: int = 0
    payment: str = ""


def check_answer(answer: Answer) -> None:
    """Raises Refused with every reason why this may not leave as an answer."""
    wrong = []
    if answer.decision not in ANSWERS:
        wrong.append("Pilih keputusannya: dikabulkan, dikabulkan sebagian, ditolak, atau tidak dikuasai.")
    if not answer.text.strip():
        wrong.append("Isi jawaban belum ditulis; pemohon membacanya.")
    wrong += _exemption(answer) + _holding(answer) + _cost(answer)
    if wrong:
        raise Refused(*wrong)


def _exemption(answer: Answer) -> list[str]:
    """Art. 17 and 19: nothing is withheld without its letter and a test of consequences."""
    if answer.decision not in EXEMPTING:
        return ["Alasan pengecualian hanya untuk yang ditolak atau dikabulkan sebagian."] if answer.ground else []
    wrong = []
    if answer.ground not in Article17.values:
        wrong.append("Sebutkan huruf Pasal 17 yang menjadi alasan pengecualian.")
    if not answer.consequence_test.strip():
        wrong.append("Sebutkan nomor uji konsekuensinya; tanpa itu informasi tidak boleh ditutup (Pasal 19).")
    return wrong


def _holding(answer: Answer) -> list[str]:
    if answer.decision == RequestState.NOT_HELD:
        if answer.held not in (Held.ELSEWHERE, Held.NOWHERE):
            return ["Pilih: dikuasai badan publik lain, atau tidak ditemukan."]
        if answer.held == Held.ELSEWHERE and not answer.held_by.strip():
            return ["Sebutkan badan publik yang menguasainya, supaya pemohon tahu ke mana bertanya."]
        return []
    if answer.decision in ANSWERS and answer.held != Held.HELD:
        return ["Yang tidak dikuasai dijawab dengan keputusan “tidak dikuasai”."]
    if answer.decision in GIVEN and not answer.form_held:
        return ["Pilih bentuk informasi yang dikuasai."]
    return []


def _cost(answer: Answer) -> list[str]:
    if answer.fee < 0:
        return ["Biaya tidak dapat kurang dari nol."]
    if answer.fee and answer.decision not in GIVEN:
        return ["Tidak ada biaya untuk informasi yang tidak diberikan."]
    if answer.fee and not answer.payment.strip():
        return ["Tulis cara membayar biaya itu."]
    return []


def last_day_to_ask(received_on: date) -> date:
    """Until when the office may ask the applicant to complete the request."""
    return law.due("ppid.complete_request_days", received=received_on).due_on


def check_ask(missing: str, *, received_on: date, today: date, was_asked: bool) -> None:
    """Raises Refused: nothing said, asked before, or the days to ask are over."""
    if not missing.strip():
        raise Refused("Tulis apa yang kurang; pemohon membacanya.")
    if was_asked:
        raise Refused("Pemohon sudah pernah diminta melengkapi. Jawablah dengan yang ada.")
    if today > (last := last_day_to_ask(received_on)):
        raise Refused(f"Waktu untuk meminta pelengkapan berakhir {last:%d-%m-%Y}. Jawablah dengan yang ada.")


def check_lapse(due_on: date | None, today: date) -> None:
    """A request lapses only when the applicant's days are over."""
    if due_on is None or today <= due_on:
        raise Refused("Waktu pemohon untuk melengkapi belum habis.")


def check_delivery(*, fee: int | None, paid_on: date | None) -> None:
    if fee and paid_on is None:
        raise Refused("Biayanya belum tercatat dibayar. Catat pembayarannya lebih dulu.")


def title_of(asked: str) -> str:
    """A few words for queues, cut between words."""
    line = " ".join(asked.split())
    return line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + " …"
