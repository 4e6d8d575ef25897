"""What a number in a sentence is about, as far as words can say it.

Pure. The point is to know when one does *not* know: a percentage of something else, of another year, of
another place, a change, a target, a range must never be held against the figure that stands beside it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from naungan.figures.rules.reading import SHARE, Fraction, Number, clauses
from naungan.kit.words import MONTHS

COVERED = re.compile(
    r"\b(?:ter|di|me|mem)?lindung\w*|\bperlindungan\b|\btercakup\b|\bcakupan\w*|\bter-?cover\w*|\bterdaftar\b"
    r"|\bpeserta\w*|\bkepesertaan\w*|\b(?:punya|memiliki|mempunyai|berjaminan|bernaung|ternaungi|dijamin)\b"
    r"|\bikut(?:\s+serta)?(?=\s*(?:[.;,:!?)]|$|dan\b|sedangkan\b|sementara\b|BPJS|jamsostek|(?:program\s+)?jaminan))",
    re.I,
)
# what may stand in a sentence that says nothing but whose share it is: "Formal 60 %, informal 9,3 %."
FILLER = re.compile(
    r"\b(?:pekerja(?:nya)?|tenaga kerja|orang|formal|informal|bukan penerima upah|penerima upah|BPU|PU|baru|sudah|"
    r"telah|hanya|mencapai|sebesar|sebanyak|sejumlah|ada|kini|saat ini|sekarang|masih|yang|lainnya|yang lain|sisanya|"
    r"selebihnya|sisa|belum|dan|serta|sedangkan|sementara|tetapi|namun|untuk|di|NTB|adapun|adalah|ialah|yaitu|yakni|"
    r"sekitar|hampir|pada|per|tahun|bulan)\b",
    re.I,
)
NEGATIVE = re.compile(r"\b(?:belum|tidak|tanpa|tak|di luar)\b", re.I)
REST = re.compile(r"\b(?:sisanya|selebihnya|lainnya|sisa|yang lain)\b", re.I)
FORMAL = re.compile(r"\b[Ff]ormal\b|(?<!bukan )(?<!Bukan )\b[Pp]enerima upah\b|\bPU\b")
INFORMAL = re.compile(r"\b[Ii]nformal\b|\b[Bb]ukan penerima upah\b|\bBPU\b")
WORKERS = re.compile(r"\b(?:pekerja|tenaga kerja|orang|jiwa|peserta)\b", re.I)

CHANGE = re.compile(
    r"\b(?:naik|turun|tumbuh|bertambah|berkurang|meningkat|menurun|menyusut|melonjak|kenaikan|penurunan|"
    r"pertumbuhan|peningkatan|selisih|beda|lebih tinggi|lebih rendah|tambahan)\b(?!\s+menjadi)[^.;,]{0,30}$",
    re.I,
)
CHANGE_AFTER = re.compile(r"^\s*(?:poin|lebih (?:tinggi|rendah|banyak|sedikit)|per tahun|setahun|sebulan)", re.I)
LEVEL = re.compile(r"\b(?:menjadi|hingga|mencapai|ke)\b[^.;,]{0,20}$", re.I)
LIMIT = re.compile(
    r"\b(?:lebih dari|lebih|di atas|di bawah|kurang dari|minimal|maksimal|setidaknya|sedikitnya|"
    r"paling (?:sedikit|banyak|tinggi|rendah)|sekurang-kurangnya|antara|melampaui|melebihi|(?:tak|tidak) sampai)\s*$",
    re.I,
)
ABOUT = re.compile(r"\b(?:sekitar|kira-kira|kurang lebih|hampir|nyaris|lebih kurang|mendekati)\s*$", re.I)
RANGE_AFTER = re.compile(r"^\s*(?:-|–|—|sampai|hingga|s\.?d\.?)\s*\d", re.I)
RANGE_BEFORE = re.compile(r"\d\s*(?:%|persen)?\s*(?:-|–|—|sampai|hingga|s\.?d\.?)\s*$|\bantara\b[^.;]{0,30}$", re.I)
TARGET = re.compile(
    r"\b(?:target\w*|ditargetkan|sasaran|diharapkan|harapan|menuju|akan|ingin|rencana\w*|direncanakan|proyeksi|"
    r"diproyeksikan|perkiraan|diperkirakan|bila|jika|apabila|seandainya|andai|misalnya|contohnya|umpama|harus|wajib|"
    r"kuota|berjanji|janji|syarat\w*)\b",
    re.I,
)
OTHER = re.compile(
    r"\b(?:inflasi\w*|TPT|pengangguran|menganggur|penganggur|kemiskinan|miskin|iuran\w*|tarif|(?<!penerima )upah|"
    r"UMP|UMK|bunga|anggaran\w*|dana|DBHCHT|APBD|APBN|realisasi|serapan|ekonomi|PDRB|ekspor|impor|kepuasan|responden|IKM|"
    r"survei|pajak|PPh|PPN|bagi hasil|denda|diskon|potongan|suku|laba|produksi|panen|harga|suara|nilai|luas|lahan|"
    r"anak|siswa|lulusan|perusahaan|desa|kelurahan|dari (?:seluruh )?(?:penduduk|warga))\b",
    re.I,
)
COHORT = re.compile(
    r"\b(?:petani|buruh|nelayan|ojek|pengemudi|sopir|pedagang|perempuan|laki-laki|pria|wanita|difabel|disabilitas|"
    r"penyelenggara|penggarap|peternak|pemandu|guru|honorer|perangkat|marbot|kader|tukang|migran|PMI|CPMI|muda|lansia|"
    r"rentan|magang|di antaranya|di antara mereka|pemilu|tembakau|muda|baru didaftarkan|didaftarkan|menyusul|tahap)\b",
    re.I,
)
POINTING = re.compile(r"\b(?:jumlah itu|angka itu|itu|mereka|keduanya|bersama-sama|semuanya|tersebut)\b", re.I)
REFUTED = re.compile(
    r"\b(?:bukan|keliru|salah|seharusnya|semestinya|padahal|tidak cocok|koreksi|dikoreksi|ralat|tertulis|dicoret|"
    r"tidak tepat|tidak benar|semula)\b",
    re.I,
)
EARLIER = re.compile(r"\b(?:tahun lalu|bulan lalu|sebelumnya|dulu|dahulu|semula|kala itu|waktu itu|saat itu)\b", re.I)
ELSEWHERE = re.compile(
    r"\b(?:nasional|se-?Indonesia|di Indonesia|negara|dunia|global|provinsi lain|daerah lain|"
    r"(?:kabupaten|kota|kecamatan|desa|kelurahan|pulau)\s+[A-Z]\w+)",
)
IN_A_PLACE = re.compile(r"\b(?:[Dd]i|[Dd]ari|[Uu]ntuk|se-?)\s*([A-Z][a-z]+(?:\s[A-Z][a-z]+)*|[A-Z]{2,})\b")
INSTITUTION = re.compile(rf"(?:BPJS|BPS|Dis\w+|Dinas|Badan|Kement\w+|Pem\w+|Naungan|Kantor|{'|'.join(MONTHS)})\b")
YEAR = re.compile(r"(?<![\d./])((?:19|20)\d\d)(?![\d/]|\.\d)")


class Match(IntEnum):
    """How sure it is that a number speaks of a figure."""

    NO = 0  # it speaks of something else, or there is no telling
    MAYBE = 1  # the words allow it
    YES = 2  # segment and predicate both say so


@dataclass(frozen=True)
class Context:
    """What the paragraph has said before this sentence."""

    segment: str | None = None
    is_elsewhere: bool = False
    is_other: bool = False  # it speaks of prices, a survey, a group of its own
    previous: str = ""  # the sentence just before


def segment_of(text: str) -> str | None:
    """ "formal" or "informal" where exactly one of them is named; "both" for both; None for neither."""
    informal, formal = bool(INFORMAL.search(text)), bool(FORMAL.search(text))
    return "both" if informal and formal else "informal" if informal else "formal" if formal else None


def clause_of(sentence: str, number: Number | Fraction) -> str:
    """The clause a number stands in; one that holds the bare number takes the words it leans on.

    `informal: 9,3 %`, `formal (60 %) sudah`, `Lainnya, 77,8 %, belum`, `77,8 % | sisanya belum`.
    """
    parts = clauses(sentence)
    at = next((i for i, (begin, end) in enumerate(parts) if begin <= number.start < end), None)
    if at is None:
        return sentence
    begin, end = parts[at]
    if re.search(r"\w", sentence[begin : number.start] + sentence[number.end : end]):
        return sentence[begin:end]
    opened = sentence[:begin].rstrip()[-1:]
    closed = sentence[begin:end].rstrip()[-1:]
    if at and opened in (":", ",", "(") and not SHARE.search(sentence[slice(*parts[at - 1])]):
        begin = parts[at - 1][0]
    if opened != ":" and closed != ";" and at + 1 < len(parts):
        following = sentence[slice(*parts[at + 1])]
        if not SHARE.search(following) and not following.rstrip().endswith(":"):
            end = parts[at + 1][1]
    return sentence[begin:end]


def segment_near(sentence: str, number: Number | Fraction) -> str | None:
    """The segment of its clause; else the only one in the sentence; else the last one named before it."""
    own = segment_of(clause_of(sentence, number))
    if own in ("formal", "informal"):
        return own
    whole = segment_of(sentence)
    if whole != "both":
        return whole
    return _last_segment(sentence[: number.start]) or "both"


def _last_segment(text: str) -> str | None:
    found = [(m.start(), "informal") for m in INFORMAL.finditer(text)]
    found += [(m.start(), "formal") for m in FORMAL.finditer(text)]
    return max(found)[1] if found else None


def is_free(sentence: str, number: Number | Fraction) -> bool:
    """Is this no level of a figure, or a share of something else? Then nothing is held against it."""
    return is_no_level(sentence, number) or bool(OTHER.search(clause_of(sentence, number)) or EARLIER.search(sentence))


def is_no_level(sentence: str, number: Number | Fraction) -> bool:
    """Is this a change, a limit, a range or a target?"""
    before, after = sentence[: number.start], sentence[number.end :]
    clause = clause_of(sentence, number)
    if RANGE_AFTER.match(after) or RANGE_BEFORE.search(before) or LIMIT.search(before):
        return True
    if CHANGE_AFTER.match(after) or (CHANGE.search(before) and not LEVEL.search(before)):
        return True
    if re.search(r"\bdari\s*$", before, re.I) and re.search(r"\b(?:menjadi|ke)\b", after, re.I):
        return True  # "naik dari 8 persen menjadi 9,3 persen": the first is of an earlier day
    return bool(TARGET.search(clause))


def is_about(sentence: str, number: Number | Fraction) -> bool:
    return bool(ABOUT.search(sentence[: number.start]))


def is_negative(sentence: str, number: Number | Fraction) -> bool | None:
    """Does it count those who are not covered? None where its own clause does not say."""
    clause = clause_of(sentence, number)
    if NEGATIVE.search(clause) or REST.search(clause):
        return True
    return False if COVERED.search(clause) else None


def other_time(text: str, years: frozenset[int], months: frozenset[int]) -> bool:
    """Does the text speak of a year, or of a month of a year, that is not the figure's?"""
    named = {int(year) for year in YEAR.findall(text)}
    if named and not named <= years:
        return True
    if not named:
        return False
    said = {n for n, month in enumerate(MONTHS, 1) if re.search(rf"\b{month}\b", text)}
    return bool(said) and not said & months


def other_place(text: str, own: frozenset[str], others: frozenset[str]) -> bool:
    """Does the text name a place that is not the figure's?"""
    bare = text
    for name in sorted(own, key=len, reverse=True):
        bare = bare.replace(name, "")
    if ELSEWHERE.search(bare) or any(re.search(rf"\b{re.escape(name)}\b", bare) for name in others):
        return True
    return any(not INSTITUTION.match(match[1]) for match in IN_A_PLACE.finditer(bare))


def predicate(sentence: str, words: frozenset[str]) -> bool:
    """Does the sentence speak of being covered, or with the words of the indicator itself?"""
    if not words:
        return bool(COVERED.search(sentence)) or is_bare(sentence)
    return any(re.search(rf"\b{re.escape(word)}", sentence, re.I) for word in words)


def is_bare(sentence: str) -> bool:
    """Does the sentence name nothing but segments, a rest and their shares? Then it speaks of what it stands beside.

    Formal and informal that make up a hundred are how the workers divide, not how many of them are covered.
    """
    if not (segment_of(sentence) or (REST.search(sentence) and NEGATIVE.search(sentence))):
        return False
    months = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
    if re.search(r"\w", FILLER.sub(" ", YEAR.sub(" ", months.sub(" ", SHARE.sub(" ", sentence))))):
        return False
    parts = [Decimal(found[1].replace(",", ".")) for found in SHARE.finditer(sentence)]
    return not (segment_of(sentence) == "both" and len(parts) == 2 and abs(sum(parts, Decimal()) - 100) <= 1)


def is_rest(sentence: str, number: Number | Fraction) -> bool:
    """`77,8 % lainnya belum`: all who are not covered."""
    clause = clause_of(sentence, number)
    return bool(REST.search(clause) and NEGATIVE.search(clause))
