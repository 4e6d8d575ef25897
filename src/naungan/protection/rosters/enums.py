from django.db.models import TextChoices


class State(TextChoices):
    """How far a roster has come. Only COMMITTED has touched the registry."""

    RECEIVED = "received", "diterima"  # kept with its hash, not read yet
    LOCKED = "locked", "menunggu kata sandi"  # the file is kept; it opens with the password of who sent it
    UNMAPPED = "unmapped", "menunggu kolom dicocokkan"  # nobody knows yet what its columns mean
    JUDGED = "judged", "sudah diperiksa"  # every row judged; the dry run stands
    SUBMITTED = "submitted", "menunggu persetujuan"  # the first officer asks for approval
    COMMITTING = "committing", "sedang dimasukkan"  # approved by another; chunks being prepared
    COMMITTED = "committed", "masuk"  # workers and enrolments stand
    UNDONE = "undone", "diurungkan"  # the registry is as it was before
    REJECTED = "rejected", "dikembalikan"  # sent back with a reason
    UNREADABLE = "unreadable", "tidak terbaca"  # the whole file has a problem; nothing was judged


class Severity(TextChoices):
    ERROR = "error", "perlu diperbaiki"  # keeps the row out
    WARNING = "warning", "periksa"  # lets it through with a mark
    NOTE = "note", "catatan"


class Verdict(TextChoices):
    """What a row will do when its roster is committed."""

    NEW = "new", "baru"
    CHANGED = "changed", "berubah"
    SAME = "same", "sama"
    CONFLICT = "conflict", "bertentangan"
    ERROR = "error", "perlu diperbaiki"
    DUPLICATE = "duplicate", "ganda di berkas ini"
    REVIEW = "review", "menunggu keputusan"  # perhaps somebody known: a person decides first


class BirthDate(TextChoices):
    """Which birth date a person found right, on the identity card, when the column and the NIK disagree."""

    COLUMN = "column", "tanggal di kolom"
    NIK = "nik", "tanggal menurut NIK"


class QuestionKind(TextChoices):
    REGISTRY = "registry", "dengan register"  # is this row one of these workers?
    FILE = "file", "di dalam berkas"  # is this row the same person as an earlier one?


class QuestionState(TextChoices):
    OPEN = "open", "terbuka"
    WAITING = "waiting", "menunggu petugas kedua"
    DECIDED = "decided", "diputuskan"


class Answer(TextChoices):
    SAME = "same", "orang yang sama"
    NONE = "none", "bukan mereka"


class Decider(TextChoices):
    PERSON = "person", "petugas"
    MEMORY = "memory", "keputusan terdahulu"  # a person said so of the same two before
    MACHINE = "machine", "pencocokan"  # above the upper mark
