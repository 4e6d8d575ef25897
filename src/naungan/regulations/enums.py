"""Kinds of instruments, how they bear on one another, and what is known of them."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """The twelve kinds of the office's shelf, and two for what fits none of them."""

    LAW = "law", "Undang-Undang"
    GOVERNMENT_REGULATION = "government_regulation", "Peraturan Pemerintah"
    PRESIDENTIAL_REGULATION = "presidential_regulation", "Peraturan Presiden"
    PRESIDENTIAL_DECREE = "presidential_decree", "Keputusan Presiden"
    PRESIDENTIAL_INSTRUCTION = "presidential_instruction", "Instruksi Presiden"
    MINISTERIAL_REGULATION = "ministerial_regulation", "Peraturan Menteri"
    MINISTERIAL_DECREE = "ministerial_decree", "Keputusan Menteri"  # joint decrees (SKB) too
    MINISTERIAL_CIRCULAR = "ministerial_circular", "Surat Edaran Menteri"
    REGIONAL_REGULATION = "regional_regulation", "Peraturan Daerah"
    GOVERNOR_REGULATION = "governor_regulation", "Peraturan Gubernur"
    GOVERNOR_DECREE = "governor_decree", "Keputusan Gubernur"
    GUIDELINE = "guideline", "Juklak/Juknis"
    AGENCY_REGULATION = "agency_regulation", "Peraturan Lembaga"  # Komisi Informasi, BPS, BP2MI
    LETTER = "letter", "Surat dan Dokumen Lain"  # letters of BPJS, of directorates general


# The addresses under /regulasi/: they stay for ever.
ADDRESS = {
    Kind.LAW: "undang-undang",
    Kind.GOVERNMENT_REGULATION: "peraturan-pemerintah",
    Kind.PRESIDENTIAL_REGULATION: "peraturan-presiden",
    Kind.PRESIDENTIAL_DECREE: "keputusan-presiden",
    Kind.PRESIDENTIAL_INSTRUCTION: "instruksi-presiden",
    Kind.MINISTERIAL_REGULATION: "peraturan-menteri",
    Kind.MINISTERIAL_DECREE: "keputusan-menteri",
    Kind.MINISTERIAL_CIRCULAR: "surat-edaran-menteri",
    Kind.REGIONAL_REGULATION: "peraturan-daerah",
    Kind.GOVERNOR_REGULATION: "peraturan-gubernur",
    Kind.GOVERNOR_DECREE: "keputusan-gubernur",
    Kind.GUIDELINE: "juklak-juknis",
    Kind.AGENCY_REGULATION: "peraturan-lembaga",
    Kind.LETTER: "surat-dan-dokumen-lain",
}

# Short forms as JDIH writes them; Kind.LETTER has none.
ABBREVIATION = {
    Kind.LAW: "UU",
    Kind.GOVERNMENT_REGULATION: "PP",
    Kind.PRESIDENTIAL_REGULATION: "PERPRES",
    Kind.PRESIDENTIAL_DECREE: "KEPPRES",
    Kind.PRESIDENTIAL_INSTRUCTION: "INPRES",
    Kind.MINISTERIAL_REGULATION: "PERMEN",
    Kind.MINISTERIAL_DECREE: "KEPMEN",
    Kind.MINISTERIAL_CIRCULAR: "SE",
    Kind.REGIONAL_REGULATION: "PERDA",
    Kind.GOVERNOR_REGULATION: "PERGUB",
    Kind.GOVERNOR_DECREE: "KEPGUB",
    Kind.GUIDELINE: "JUKNIS",
    Kind.AGENCY_REGULATION: "PERBAN",
    Kind.LETTER: "",
}


# Signed and sent, never promulgated: a gazette is not missing there.
NOT_PROMULGATED = frozenset(
    {
        Kind.PRESIDENTIAL_DECREE,
        Kind.PRESIDENTIAL_INSTRUCTION,
        Kind.MINISTERIAL_DECREE,
        Kind.MINISTERIAL_CIRCULAR,
        Kind.GOVERNOR_DECREE,
        Kind.GUIDELINE,
        Kind.LETTER,
    }
)


class Gazette(TextChoices):
    """Where an instrument is promulgated."""

    STATE = "LN", "Lembaran Negara (LN)"
    STATE_BULLETIN = "BN", "Berita Negara (BN)"
    REGION = "LD", "Lembaran Daerah (LD)"
    REGION_BULLETIN = "BD", "Berita Daerah (BD)"


class Verb(TextChoices):
    """What one instrument does to another; stored in this direction, shown in both."""

    AMENDS = "amends", "Mengubah"
    REVOKES = "revokes", "Mencabut"
    IMPLEMENTS = "implements", "Melaksanakan"


# The same relation seen from the other end.
PASSIVE = {Verb.AMENDS: "Diubah oleh", Verb.REVOKES: "Dicabut oleh", Verb.IMPLEMENTS: "Dilaksanakan oleh"}


class Status(TextChoices):
    """What holds on a day. Computed, never stored."""

    NOT_YET = "not_yet", "Belum berlaku"
    IN_FORCE = "in_force", "Berlaku"
    AMENDED = "amended", "Berlaku, sudah diubah"
    PARTLY_REVOKED = "partly_revoked", "Dicabut sebagian"
    REVOKED = "revoked", "Dicabut"
    ENDED = "ended", "Masa berlaku habis"
    UNKNOWN = "unknown", "Status belum diketahui"


# Tag of a status: colour, icon. The word always stands beside it.
LOOK = {
    Status.NOT_YET: ("wait", "clock"),
    Status.IN_FORCE: ("good", "tick"),
    Status.AMENDED: ("wait", "pen"),
    Status.PARTLY_REVOKED: ("wait", "warn"),
    Status.REVOKED: ("off", "cross"),
    Status.ENDED: ("off", "pause"),
    Status.UNKNOWN: ("", "info"),
}
# What the filter calls them.
STATUS_ADDRESS = {
    "berlaku": Status.IN_FORCE,
    "diubah": Status.AMENDED,
    "dicabut-sebagian": Status.PARTLY_REVOKED,
    "dicabut": Status.REVOKED,
    "habis": Status.ENDED,
    "belum-berlaku": Status.NOT_YET,
    "belum-diketahui": Status.UNKNOWN,
}


class Certainty(TextChoices):
    """How sure what a record says is: the same five marks as in the book of the law."""

    LAW = "V-law", "Naskahnya sudah dibaca"
    SECOND = "V-sec", "Dari sumber kedua"
    DATA = "V-data", "Dihitung dari data"
    KNOWN = "K+", "Diketahui, belum dicocokkan dengan naskah"
    UNSURE = "K?", "Belum diverifikasi"


class Role(TextChoices):
    """What a file of an instrument is."""

    TEXT = "text", "Naskah"
    ANNEX = "annex", "Lampiran"
    ABSTRACT = "abstract", "Abstrak"
    SUMMARY = "summary", "Ringkasan, bukan naskah resmi"


class Reading(TextChoices):
    """Whether the text of a file has been read out of it."""

    WAITING = "waiting", "Teks sedang dibaca"
    READ = "read", "Teks terbaca"
    SCAN = "scan", "Teks belum tersedia (pindaian)"
    FAILED = "failed", "Teks tidak terbaca"
