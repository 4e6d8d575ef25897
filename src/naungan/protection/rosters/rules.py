"""Pure decisions about rosters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from naungan.accounts.enums import Role
from naungan.protection.rosters.enums import Answer, QuestionState, State

MAY_RECEIVE = (Role.VILLAGE_OFFICER, Role.REGENCY_OFFICER, Role.PROGRAMME_OFFICER)
MAY_APPROVE = (Role.PROGRAMME_APPROVER,)
MAY_SEE = (*MAY_RECEIVE, *MAY_APPROVE, Role.AUDITOR)
MAY_REVIEW = (Role.PROGRAMME_OFFICER,)  # says whether two are one person
MAY_CONFIRM = (Role.PROGRAMME_OFFICER, Role.PROGRAMME_APPROVER)  # is the second person where a decision is risky
MAY_SEE_REVIEW = (*MAY_CONFIRM, Role.AUDITOR)

MOVES: dict[str, set[str]] = {
    State.RECEIVED: {State.JUDGED, State.UNREADABLE, State.LOCKED, State.UNMAPPED},
    State.LOCKED: {State.RECEIVED, State.REJECTED},
    State.UNMAPPED: {State.RECEIVED, State.REJECTED},
    State.JUDGED: {State.RECEIVED, State.SUBMITTED, State.COMMITTING, State.REJECTED},
    State.SUBMITTED: {State.COMMITTING, State.REJECTED},
    State.COMMITTING: {State.COMMITTED, State.SUBMITTED},
    State.COMMITTED: {State.UNDONE},
    State.UNDONE: set(),
    State.REJECTED: set(),
    State.UNREADABLE: set(),
}


MAY_UNDO = MAY_APPROVE


MAY_BE_MAPPED = (State.RECEIVED, State.UNMAPPED, State.JUDGED)  # what its columns mean may still be said


def may_move(state: str, to: str) -> bool:
    """Does the table allow this move?"""
    return to in MOVES[state]


def approval_refusals(*, state: str, is_receiver: bool, has_role: bool, halted: Sequence[str] = ()) -> list[str]:
    """Why this person may not approve this roster now; empty when they may."""
    reasons = []
    if not may_move(state, State.COMMITTING):
        reasons.append(f"Daftar ini {State(state).label}; yang dapat disetujui hanya daftar yang sudah diperiksa.")
    if is_receiver:
        reasons.append("Pengunggah tidak dapat menyetujui daftarnya sendiri; minta petugas lain.")
    if not has_role:
        reasons.append("Hanya penyetuju program untuk wilayah kantor pengirim yang dapat menyetujui.")
    return [*reasons, *halted]


def seconds_left(done: int, total: int, so_far: float) -> float:
    """At the rate measured so far."""
    return so_far / done * max(total - done, 0)


def time_left_in_words(seconds: float | None) -> str:
    """ "sekitar 3 menit lagi"; nothing where nothing was measured yet."""
    if seconds is None:
        return ""
    if seconds < 50:
        return "kurang dari semenit lagi"
    if seconds < 50 * 60:
        return f"sekitar {max(1, round(seconds / 60))} menit lagi"
    return f"sekitar {max(1, round(seconds / 3600))} jam lagi"


def halting(counts: dict[str, Any], *, share: int, least: int) -> list[str]:
    """Sentences why a list stops before approval; empty where nothing is suspicious.

    :param counts: of the dry run
    :param share: per cent of the rows from which on it is suspicious
    :param least: rows from which on it is suspicious at all: three wrong rows of four are a small list, no alarm
    """
    rows = counts.get("rows", 0)
    suspects = (
        (counts.get("error", 0), "perlu diperbaiki; periksa apakah kolomnya terbaca benar"),
        (counts.get("duplicate", 0), "ganda di berkas ini; periksa apakah daftar tersalin dua kali"),
        (counts.get("conflict", 0), "memakai NIK orang lain di register; periksa apakah kolom NIK bergeser"),
        (
            counts.get("refused", {}).get("covered", 0),
            "sudah dibayar untuk bulan yang sama; periksa apakah daftar ini pernah dikirim",
        ),
    )
    return [
        f"{number} dari {rows} baris ({100 * number // rows} %) {what}."
        for number, what in suspects
        if number >= least and 100 * number >= share * rows
    ]


def regions_meet(a: str, b: str) -> bool:
    """Is one region the other, or inside it?"""
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")


QUESTION_MOVES: dict[str, set[str]] = {
    QuestionState.OPEN: {QuestionState.WAITING, QuestionState.DECIDED},
    QuestionState.WAITING: {QuestionState.DECIDED, QuestionState.OPEN},
    QuestionState.DECIDED: {QuestionState.OPEN},
}
DECIDABLE = (State.JUDGED, State.SUBMITTED, State.COMMITTED)  # a list being put in is left alone
RETAKABLE = (State.JUDGED, State.SUBMITTED)

RISKY = 3  # from here on a second person confirms
SURE, DOUBTFUL = 0.95, 0.7  # probability: a "no" above the first, a "yes" below the second is bold
RISKS = {
    "nik_differs": (3, "NIK keduanya lengkap dan jauh berbeda"),
    "nik_near": (1, "NIK keduanya berbeda sedikit"),
    "nik_likely": (2, "NIK keduanya hampir sama, tetapi dinyatakan orang lain"),
    "born_differs": (2, "tanggal lahirnya berbeda"),
    "minor": (1, "salah satunya belum 18 tahun: pengenalnya masih sedikit"),
    "has_cover": (1, "pekerja ini sudah punya kepesertaan yang dibayar"),
    "has_more": (2, "pekerja ini sudah punya catatan lain, misalnya klaim"),
    "doubtful": (1, "buktinya lemah"),
    "likely": (3, "buktinya kuat, tetapi dinyatakan orang lain"),
}  # code: points, reason in words


@dataclass(frozen=True)
class Compared:
    """What the risk of an answer is read from: the row, and the candidate it is said to be (or not to be)."""

    probability: float
    nik_a: str | None = None
    nik_b: str | None = None
    nik_relation: str = ""
    born_a: date | None = None
    born_b: date | None = None
    has_cover: bool = False
    has_more: bool = False


def risks(answer: str, compared: Compared, *, on: date) -> list[str]:
    """Why an answer is risky, as codes of `RISKS`; none for a plain one."""
    two_niks = bool(compared.nik_a and compared.nik_b and compared.nik_a != compared.nik_b)
    if answer == Answer.NONE:
        found = {
            "likely": compared.probability >= SURE,
            "nik_likely": two_niks and compared.nik_relation == "near",
        }
    else:
        births = [born for born in (compared.born_a, compared.born_b) if born]
        found = {
            "nik_differs": two_niks and compared.nik_relation != "near",
            "nik_near": two_niks and compared.nik_relation == "near",
            "born_differs": len(set(births)) > 1,
            "minor": any(on < date(born.year + 18, born.month, min(born.day, 28)) for born in births),
            "has_cover": compared.has_cover,
            "has_more": compared.has_more,
            "doubtful": compared.probability < DOUBTFUL,
        }
    return [code for code, holds in found.items() if holds]


def risk_points(codes: list[str]) -> int:
    """The sum of the parts."""
    return sum(RISKS[code][0] for code in codes)


def needs_second(codes: list[str]) -> bool:
    """Does a second person confirm an answer with these risks?"""
    return risk_points(codes) >= RISKY


def likeliness(probability: float) -> str:
    """A probability in words."""
    steps = ((0.99, "hampir pasti sama"), (0.9, "sangat mungkin sama"), (0.7, "mungkin sama"), (0.3, "ragu-ragu"))
    return next((words for least, words in steps if probability >= least), "kecil kemungkinannya sama")
