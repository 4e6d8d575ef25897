"""Pure decisions about the lists: which step of a consequence test may be taken, what a list may say, and when.

UU 14/2008 Ps. 17 (grounds), Ps. 19 (test before closing); Perki 1/2021 Ps. 49 (its steps).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from naungan.ppid.enums import Article17, ExamState, ExamStep, ListState, Outcome

LIST_MOVES: dict[str, set[str]] = {
    ListState.DRAFT: {ListState.PUBLISHED},
    ListState.PUBLISHED: {ListState.REVOKED, ListState.ARCHIVED},
    ListState.REVOKED: {ListState.PUBLISHED, ListState.ARCHIVED},
    ListState.ARCHIVED: set(),
}
EXAM_MOVES: dict[str, set[str]] = {
    ExamState.OPEN: {ExamState.DECIDED},
    ExamState.DECIDED: {ExamState.APPROVED, ExamState.OPEN},
    ExamState.APPROVED: {ExamState.ENDED},
    ExamState.ENDED: set(),
}
ORDER = tuple(ExamStep)
NEEDED: dict[str, tuple[str, ...]] = {
    ExamStep.IDENTIFY: ("documents",),
    ExamStep.RECORD: ("part",),
    ExamStep.GROUND: ("grounds", "legal_basis"),
    ExamStep.WEIGH: ("if_opened", "if_closed"),
}
REPORT_AHEAD = (timedelta(0), timedelta(days=7), timedelta(days=30))  # the office's choice, not law
OVERDUE_EVERY = timedelta(days=14)
WORDS = {
    "documents": "dokumen yang diperiksa",
    "part": "bagian yang dikecualikan",
    "grounds": "huruf Pasal 17",
    "legal_basis": "dasar hukum",
    "if_opened": "akibat bila dibuka",
    "if_closed": "manfaat bila ditutup",
}


def may_list(before: str, after: str) -> str:
    """ "" or the reason why an entry does not go from one state to the other."""
    if after in LIST_MOVES[before]:
        return ""
    return f"Baris ini {ListState(before).label}; dari situ tidak ada jalan ke “{ListState(after).label}”."


def may_step(step: str, done: Collection[str]) -> str:
    """ "" or why this step waits: the steps follow one another (Perki 1/2021 Ps. 49(2))."""
    before = ORDER[: ORDER.index(ExamStep(step))]
    missing = [one.label for one in before if one not in done]
    return f"Selesaikan dahulu langkah “{missing[0]}”." if missing else ""


def lacking(step: str, given: Mapping[str, object]) -> list[str]:
    """What a step still lacks, as words."""
    return [WORDS[name] for name in NEEDED[ExamStep(step)] if not given.get(name)]


def check_grounds(grounds: Iterable[str]) -> str:
    """ "" or the letters that Pasal 17 does not have."""
    unknown = sorted(set(grounds) - set(Article17.values))
    return f"Pasal 17 tidak mengenal huruf {', '.join(unknown)}." if unknown else ""


def may_decide(*, state: str, done: Collection[str], outcome: str, decided_on: date, ends_on: date | None) -> str:
    """ "" or why the test cannot be decided so. An exemption has an end (PP 61/2010 Ps. 5-8)."""
    if ExamState.DECIDED not in EXAM_MOVES[state]:
        return f"Uji ini {ExamState(state).label}; putusannya tidak diubah lagi."
    if missing := [one.label for one in ORDER if one not in done]:
        return f"Langkah yang belum dicatat: {', '.join(missing)}."
    if outcome == Outcome.OPEN:
        return ""
    if ends_on is None:
        return "Pengecualian harus punya tanggal berakhir; tidak ada yang tertutup selamanya."
    return "" if ends_on > decided_on else "Tanggal berakhir harus sesudah tanggal keputusan."


def may_approve(*, state: str, decider: int | None, officer: int) -> str:
    """ "" or why this person may not approve: decided by PPID, approved by the superior, two different people."""
    if ExamState.APPROVED not in EXAM_MOVES[state]:
        return f"Uji ini {ExamState(state).label}; tidak ada putusan yang menunggu persetujuan."
    if decider == officer:
        return "Anda yang memutuskan; yang menyetujui harus orang lain, yaitu atasan PPID."
    return ""


@dataclass(frozen=True)
class Identity:
    """What tells who asked. `names` are the names of applicant, proxy and body; `numbers` NIK, telephone, deed."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


COMMON = frozenset(
    [
        "haji",
        "hajah",
        "lalu",
        "baiq",
        "bapak",
        "ibu",
        "saudara",
        "saudari",
        "drs",
        "dra",
        "bin",
        "binti",
        "muhammad",
        "moh",
        "mohammad",
        "muh",
        "siti",
        "sri",
        "nur",
        "dan",
        "dari",
        "lembaga",
        "yayasan",
        "perkumpulan",
        "perusahaan",
        "persatuan",
        "serikat",
        "koperasi",
        "dinas",
        "kantor",
        "desa",
        "kota",
        "provinsi",
    ]
)
EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.\w{2,}")
DIGITS = re.compile(r"\d[\d\s.()/+-]{6,}\d")
SHORTEST = 7  # figures of a telephone number, without its area code


def identity_left(text: str, who: Identity) -> list[str]:
    """What in this text still tells who asked, as kinds of things; empty is good. The values are never told.

    A name counts as left when all of it stands there, or one of its longer words that is no title and no everyday
    word of such an office: "Rahmawati" alone betrays Baiq Rahmawati. Any e-mail address, and any run of sixteen
    figures, is refused whoever owns it.
    """
    plain, figures = _plain(text), [re.sub(r"\D", "", run) for run in DIGITS.findall(text)]
    found = []
    if any(_names(name, plain) for name in who.names):
        found.append("nama")
    if any(len(run) == 16 for run in figures) or any(_same(number, run) for number in who.numbers for run in figures):
        found.append("NIK atau nomor telepon")
    if any(_plain(email) in plain for email in who.emails if email) or EMAIL.search(text):
        found.append("alamat surel")
    if any(len(_plain(place)) > 8 and _plain(place) in plain for place in who.addresses):
        found.append("alamat")
    return found


def _plain(text: str) -> str:
    """Lower case, without accents, one blank between words."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[\w@.+-]+", bare.lower()))


def _names(name: str, plain: str) -> bool:
    words = set(re.findall(r"\w+", plain))
    parts = [part for part in re.findall(r"\w+", _plain(name)) if len(part) > 1]
    telling = [part for part in parts if len(part) > 3 and part not in COMMON]
    return bool(parts) and (all(part in words for part in parts) or any(part in words for part in telling))


def _same(number: str, run: str) -> bool:
    """The same number however written: 0812…, +62 812…"""
    wanted = re.sub(r"\D", "", number)
    return len(wanted) >= SHORTEST and _bare(wanted) == _bare(run)


def _bare(figures: str) -> str:
    return re.sub(r"^(?:62|0)", "", figures)


def may_tell_sent(signed_on: date | None, on: date, today: date) -> str:
    """ "" or why a yearly report cannot have gone to Komisi Informasi on that day (Perki 1/2021 Ps. 56)."""
    if signed_on is None:
        return "Laporan ini belum ditandatangani; yang dikirim adalah laporan yang sudah ditandatangani."
    if on > today:
        return "Tanggal penyampaian belum tiba."
    if on < signed_on:
        return "Tanggal penyampaian mendahului tanda tangannya. Periksa tanggalnya."
    return ""


def report_reminder(due_on: date, today: date) -> date | None:
    """The newest day on or before today on which the officers hear of a report that is not sent yet: a month and a
    week before its last day, on that day, and from the day after it on every two weeks."""
    if today > due_on:
        return due_on + timedelta(days=1 + (today - due_on - timedelta(days=1)) // OVERDUE_EVERY * OVERDUE_EVERY.days)
    return next((due_on - ahead for ahead in REPORT_AHEAD if due_on - ahead <= today), None)
