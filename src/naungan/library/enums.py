from django.db.models import TextChoices

from naungan.accounts.enums import Role

MAY_WRITE = (Role.EDITOR, Role.CHECKER, Role.PUBLISHER)  # propose a document or a procedure
MAY_RETURN = (Role.CHECKER, Role.PUBLISHER)  # send a proposal back with a reason
MAY_PUBLISH = (Role.PUBLISHER,)  # never what one has proposed oneself
MAY_SEE = (*MAY_WRITE, Role.LEADER, Role.AUDITOR)


class Group(TextChoices):
    """The shelves, as the public knows them; the value stands in the address."""

    PLANNING = "perencanaan", "Perencanaan"
    REPORTS = "laporan", "Laporan"
    PROCUREMENT = "pengadaan", "Pengadaan Barang dan Jasa"
    WEALTH = "lhkpn", "LHKPN"
    EVALUATION = "sakip", "Dokumen Evaluasi Sakip"
    FINANCE = "keuangan", "Informasi Keuangan"
    LEGAL = "produk-hukum", "Produk Hukum"
    DATA = "data-sektoral", "Data Sektoral"
    ASSETS = "aset", "Data Aset"


class Cadence(TextChoices):
    """How often a document of a set is owed."""

    YEARLY = "yearly", "setiap tahun"
    HALF_YEARLY = "half_yearly", "setiap enam bulan"
    FIVE_YEARLY = "five_yearly", "setiap lima tahun"
    ONCE = "once", "satu kali"
    IRREGULAR = "irregular", "bila ada"  # nothing is owed, so nothing can be missing


class State(TextChoices):
    """Of a document or procedure as a whole."""

    DRAFT = "draft", "belum terbit"  # no version of it has been published
    PUBLISHED = "published", "terbit"
    WITHDRAWN = "withdrawn", "ditarik"  # its address stays, with the reason; nothing can be downloaded


class VersionState(TextChoices):
    """Of one version: proposed by one officer, published or returned by another."""

    PROPOSED = "proposed", "menunggu penerbit"
    RETURNED = "returned", "dikembalikan"
    PUBLISHED = "published", "terbit"


class SlotState(TextChoices):
    """What is so about one document that is owed."""

    PUBLISHED = "published", "terbit"
    WAITING = "waiting", "menunggu penerbit"  # uploaded, not yet published
    LATE = "late", "belum ada"
    SOON = "soon", "segera jatuh tempo"
    LATER = "later", "dijadwalkan"


class Stage(TextChoices):
    """When the owner unit is reminded of what is missing; once for each."""

    SOON = "soon", "segera jatuh tempo"
    LATE = "late", "lewat batas"
    LONG_LATE = "long_late", "lama lewat batas"


class Licence(TextChoices):
    CC_BY = "cc-by-4.0", "CC BY 4.0: boleh dipakai dengan menyebut sumber"
    CC0 = "cc0-1.0", "CC0 1.0: boleh dipakai tanpa syarat"
    NAMED = "named", "Boleh disalin utuh dengan menyebut sumber"


class Language(TextChoices):
    INDONESIAN = "id", "Indonesia"
    ENGLISH = "en", "Inggris"


class Certainty(TextChoices):
    """How sure a statement is; the same marks as the law book."""

    READ = "V-law", "naskah dibaca"
    SECOND = "V-sec", "sumber kedua"
    DATA = "V-data", "dari data"
    KNOWN = "K+", "belum dicocokkan"
    UNSURE = "K?", "belum diverifikasi"


class Verb(TextChoices):
    """What the journal of this room says."""

    PROPOSE = "propose", "mengajukan"
    DESCRIBE = "describe", "membetulkan keterangan"
    PUBLISH = "publish", "menerbitkan"
    RETURN = "return", "mengembalikan"
    WITHDRAW = "withdraw", "menarik"
    REVIEW = "review", "meninjau tanpa perubahan"
    REMIND = "remind", "mengingatkan"
