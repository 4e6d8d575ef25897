"""Decisions about a request: UU 14/2008 articles 17 and 22, Perki 1/2021."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from naungan.kit.refusal import Refused
from naungan.ppid.enums import Article17, ExamState, Held, Outcome, RequestState
from naungan.ppid.rules.clocks import counted
from naungan.ppid.rules.moves import ANSWERS, GIVEN

EXEMPTING = frozenset({RequestState.ANSWERED_PARTLY, RequestState.ANSWERED_REFUSED})
DRAFT_DAYS = 7  # how long an unsent form lies here; the office's choice, not law
LONGEST = 4000  # letters of what is asked


@dataclass(frozen=True)
class Tested:
    """A consequence test as a decision about an answer sees it. `key` is that of its row; `grounds` are letters of
    art. 17; the exemption ends on the day `ends_on`."""

    key: int
    number: str
    grounds: tuple[str, ...]
    state: str
    outcome: str
    ends_on: date | None = None

    def holds(self, today: date) -> bool:
        """Does it keep anything back today: approved, not lifted, not run out (PP 61/2010 art. 5 to 8)."""
        withheld = self.state == ExamState.APPROVED and self.outcome != Outcome.OPEN
        return withheld and (self.ends_on is None or self.ends_on > today)


@dataclass(frozen=True)
class Answer:
    """What the written notice must state (UU 14/2008 art. 22(7)): held or not, by whom, accepted or refused and why,
    in which form, what it costs and how it is paid. `fee` in rupiah; `blackened` are the letters of art. 17 under
    which the copies that go with it were blacked out."""

    decision: str
    text: str
    held: str
    held_by: str = ""
    form_held: str = ""
    ground: str = ""
    test: Tested | None = None
    fee: int = 0
    payment: str = ""
    blackened: tuple[str, ...] = ()


Wrong = tuple[str, str]  # the field of the form that it belongs to, and the sentence


def check_answer(answer: Answer, today: date) -> None:
    """Raises Refused with every reason why this may not leave as an answer."""
    if wrong := wrong_in(answer, today):
        raise Refused(*(sentence for _, sentence in wrong))


def wrong_in(answer: Answer, today: date) -> list[Wrong]:
    """Every reason why this may not leave as an answer, each with its field."""
    wrong: list[Wrong] = []
    if answer.decision not in ANSWERS:
        sentence = "Pilih keputusannya: dikabulkan, dikabulkan sebagian, ditolak, atau tidak dikuasai."
        wrong.append(("decision", sentence))
    if not answer.text.strip():
        wrong.append(("text", "Isi jawaban belum ditulis; pemohon membacanya."))
    return wrong + _exemption(answer, today) + _holding(answer) + _cost(answer)


def _exemption(answer: Answer, today: date) -> list[Wrong]:
    """Art. 17 and 19: nothing is withheld without its letter and a test of consequences."""
    if answer.decision not in EXEMPTING:
        wrong = []
        if answer.ground:
            wrong.append(("ground", "Alasan pengecualian hanya untuk yang ditolak atau dikabulkan sebagian."))
        if answer.blackened:
            wrong.append(("redacted", "Ada bagian yang dihitamkan: keputusannya “dikabulkan sebagian”."))
        return wrong
    wrong = []
    if answer.ground not in Article17.values:
        wrong.append(("ground", "Sebutkan huruf Pasal 17 yang menjadi alasan pengecualian."))
    if answer.test is None:
        sentence = "Pilih uji konsekuensinya; tanpa itu informasi tidak boleh ditutup (Pasal 19)."
        return [*wrong, ("test", sentence)]
    if not answer.test.holds(today):
        sentence = (
            f"Uji konsekuensi {answer.test.number} tidak berlaku hari ini. Pilih yang disetujui dan belum berakhir."
        )
        return [*wrong, ("test", sentence)]
    if answer.ground in Article17.values and answer.ground not in answer.test.grounds:
        wrong.append(("ground", untested(answer.test, answer.ground)))
    return wrong + [("redacted", blackened_untested(answer.test, one)) for one in untested_copies(answer)]


def check_copies(decision: str, test: Tested | None, letters: Collection[str]) -> None:
    """Black parts in what is handed over lean on the answer: given in part, under letters that were tested. An answer
    from before tests were rows names none. Raises Refused."""
    if letters and decision not in EXEMPTING:
        raise Refused("Jawabannya dikabulkan seluruhnya, jadi tidak ada bagian yang boleh dihitamkan.")
    if wrong := [blackened_untested(test, one) for one in sorted(letters) if test and one not in test.grounds]:
        raise Refused(*wrong)


def untested(test: Tested, letter: str) -> str:
    """Why this letter cannot lean on that test."""
    return f"Uji konsekuensi {test.number} menguji huruf {listed(test.grounds)}, bukan huruf {letter}."


def untested_copies(answer: Answer) -> list[str]:
    """Letters under which something was blacked out and which the test did not weigh."""
    return [letter for letter in answer.blackened if answer.test and letter not in answer.test.grounds]


def blackened_untested(test: Tested, letter: str) -> str:
    """The same for a copy with black parts."""
    return f"Ada salinan yang dihitamkan menurut huruf {letter}. {untested(test, letter)}"


def listed(letters: tuple[str, ...]) -> str:
    """a, h dan j"""
    return ", ".join(letters[:-1]) + f" dan {letters[-1]}" if len(letters) > 1 else "".join(letters)


def _holding(answer: Answer) -> list[Wrong]:
    if answer.decision == RequestState.NOT_HELD:
        if answer.held not in (Held.ELSEWHERE, Held.NOWHERE):
            return [("held", "Pilih: dikuasai badan publik lain, atau tidak ditemukan.")]
        if answer.held == Held.ELSEWHERE and not answer.held_by.strip():
            return [("held_by", "Sebutkan badan publik yang menguasainya, supaya pemohon tahu ke mana bertanya.")]
        return []
    if answer.decision in ANSWERS and answer.held != Held.HELD:
        return [("held", "Yang tidak dikuasai dijawab dengan keputusan “tidak dikuasai”.")]
    if answer.decision in GIVEN and not answer.form_held:
        return [("form_held", "Pilih bentuk informasi yang dikuasai.")]
    return []


def _cost(answer: Answer) -> list[Wrong]:
    if answer.fee < 0:
        return [("fee", "Biaya tidak dapat kurang dari nol.")]
    if answer.fee and answer.decision not in GIVEN:
        return [("fee", "Tidak ada biaya untuk informasi yang tidak diberikan.")]
    if answer.fee and not answer.payment.strip():
        return [("payment", "Tulis cara membayar biaya itu.")]
    return []


def last_day_to_ask(received_on: date) -> date:
    """Until when the office may ask the applicant to complete the request. Raises Refused: the book cannot count."""
    return counted("ppid.complete_request_days", received_on).due_on


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


def check_delivery(*, decision: str, fee: int | None, paid_on: date | None) -> None:
    """Raises Refused for what was not granted, and while its fee is unpaid."""
    if decision in ANSWERS - GIVEN:
        raise Refused("Permohonan ini tidak dikabulkan; penyerahannya menunggu keberatan yang diterima atau putusan.")
    if fee and paid_on is None:
        raise Refused("Biayanya belum tercatat dibayar. Catat pembayarannya lebih dulu.")


def title_of(asked: str) -> str:
    """A few words for queues, cut between words."""
    line = " ".join(asked.split())
    return line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + " …"
