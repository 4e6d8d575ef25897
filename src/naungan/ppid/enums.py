from django.db.models import TextChoices

from naungan.accounts.enums import Role

MAY_HANDLE = (Role.PPID_OFFICER, Role.PPID_SUPERIOR)  # take in, complete, extend, answer, deliver
MAY_DECIDE = (Role.PPID_SUPERIOR,)  # objections; never the officer who answered the request
MAY_SEE = (Role.PPID_OFFICER, Role.PPID_SUPERIOR, Role.AUDITOR)

REQUEST, OBJECTION, DISPUTE = "info_request", "objection", "dispute"  # kinds of cases


class RequestState(TextChoices):
    INCOMPLETE = "incomplete", "menunggu dilengkapi"  # the applicant is asked for what is missing
    REGISTERED = "registered", "tercatat"
    EXTENDED = "extended", "diperpanjang"  # once, with a written reason: UU 14/2008 art. 22(8)
    ANSWERED_GRANTED = "answered_granted", "dikabulkan"
    ANSWERED_PARTLY = "answered_partly", "dikabulkan sebagian"
    ANSWERED_REFUSED = "answered_refused", "ditolak"
    NOT_HELD = "not_held", "tidak dikuasai"
    DELIVERED = "delivered", "informasi diserahkan"
    LAPSED = "lapsed", "gugur, tidak dilengkapi"
    WITHDRAWN = "withdrawn", "dicabut pemohon"
    CLOSED = "closed", "ditutup"


class ObjectionState(TextChoices):
    REGISTERED = "registered", "tercatat"
    UPHELD = "upheld", "keberatan diterima"  # the superior orders the information to be given
    REJECTED = "rejected", "keberatan ditolak"
    SETTLED = "settled", "selesai dengan musyawarah"  # art. 35(2): only grounds b to g
    WITHDRAWN = "withdrawn", "dicabut pemohon"
    CLOSED = "closed", "ditutup"


class DisputeState(TextChoices):
    FILED = "filed", "diajukan ke Komisi Informasi"
    MEDIATION = "mediation", "mediasi"
    ADJUDICATION = "adjudication", "ajudikasi"
    DECIDED = "decided", "diputus"
    CLOSED = "closed", "ditutup"


class ApplicantKind(TextChoices):
    PERSON = "person", "Perseorangan"
    LEGAL_BODY = "legal_body", "Badan hukum"
    PROXY = "proxy", "Kuasa dari orang atau badan lain"


class Obtain(TextChoices):
    """How the applicant wants to have the information."""

    VIEW = "view", "Melihat, membaca, mendengarkan, atau mencatat di kantor"
    SOFT_COPY = "soft_copy", "Salinan digital (soft copy)"
    HARD_COPY = "hard_copy", "Salinan cetak (hard copy)"


class Receive(TextChoices):
    """By which way it comes to the applicant."""

    PICKUP = "pickup", "Diambil di kantor"
    EMAIL = "email", "Surel"
    POST = "post", "Pos"
    COURIER = "courier", "Kurir"
    FAX = "fax", "Faksimile"


class Held(TextChoices):
    """Does the office hold what is asked; a column of the register."""

    HELD = "held", "dikuasai"
    ELSEWHERE = "elsewhere", "dikuasai badan publik lain"
    NOWHERE = "nowhere", "tidak ditemukan atau tidak didokumentasikan"


class Article17(TextChoices):
    """UU 14/2008 article 17, letters a to j: what would be harmed by opening it."""

    A = "a", "menghambat proses penegakan hukum"
    B = "b", "mengganggu hak atas kekayaan intelektual dan persaingan usaha yang sehat"
    C = "c", "membahayakan pertahanan dan keamanan negara"
    D = "d", "mengungkapkan kekayaan alam Indonesia"
    E = "e", "merugikan ketahanan ekonomi nasional"
    F = "f", "merugikan kepentingan hubungan luar negeri"
    G = "g", "mengungkapkan isi akta otentik yang bersifat pribadi atau wasiat"
    H = "h", "mengungkapkan rahasia pribadi"
    I = "i", "memorandum atau surat antar atau intra badan publik yang menurut sifatnya dirahasiakan"  # noqa: E741
    J = "j", "tidak boleh diungkapkan menurut undang-undang"


class Ground(TextChoices):
    """UU 14/2008 article 35(1), letters a to g: why somebody objects."""

    A = "a", "Permohonan ditolak dengan alasan pengecualian (Pasal 17)"
    B = "b", "Informasi berkala tidak disediakan"
    C = "c", "Permohonan tidak ditanggapi"
    D = "d", "Permohonan ditanggapi tidak sebagaimana diminta"
    E = "e", "Permohonan tidak dipenuhi"
    F = "f", "Biaya yang dikenakan tidak wajar"
    G = "g", "Informasi disampaikan melebihi waktu"


class Ruling(TextChoices):
    """What Komisi Informasi decided, or how the dispute ended."""

    AGREED = "agreed", "sepakat dalam mediasi"
    OPEN = "open", "informasi dinyatakan terbuka"
    PARTLY = "partly", "dibuka sebagian"
    UPHELD = "upheld", "penolakan badan publik dikuatkan"
    DROPPED = "dropped", "dicabut atau gugur"


class FileRole(TextChoices):
    """What an attachment of a case is."""

    IDENTITY = "identity", "bukti identitas"
    PROXY = "proxy", "surat kuasa"
    SUPPORT = "support", "berkas pendukung"
    ANSWER = "answer", "informasi yang diberikan"
    LETTER = "letter", "surat kantor"
    INCOMING = "incoming", "surat masuk"
    REDACTED = "redacted", "salinan yang dihitamkan"  # for the applicant once a deed takes it along
    TEST = "test", "keputusan uji konsekuensi"  # attached to the answer that leans on it: UU 14/2008 art. 19


MAY_SEE_LISTS = (*MAY_SEE, Role.LEADER)  # lists, tests, reports: nothing of an applicant stands in them


class InfoClass(TextChoices):
    """Golongan informasi (UU 14/2008 Ps. 9, 10, 11, 17)."""

    PERIODIC = "periodic", "Berkala"
    IMMEDIATE = "immediate", "Serta merta"
    ALWAYS = "always", "Setiap saat"
    EXEMPT = "exempt", "Dikecualikan"


class ListState(TextChoices):
    """Of a row of the lists."""

    DRAFT = "draft", "naskah"
    PUBLISHED = "published", "terbit"
    REVOKED = "revoked", "dicabut"  # its number stays taken; the reason is kept
    ARCHIVED = "archived", "arsip"  # past its retention: told as having existed


class ExamStep(TextChoices):
    """The steps of a consequence test, in this order (Perki 1/2021 Ps. 49(2))."""

    IDENTIFY = "identify", "Temukan dokumennya"
    RECORD = "record", "Catat tepat bagian yang dikecualikan"
    GROUND = "ground", "Periksa dasar hukumnya"
    WEIGH = "weigh", "Timbang akibatnya"


class ExamState(TextChoices):
    OPEN = "open", "sedang diuji"
    DECIDED = "decided", "menunggu persetujuan atasan"
    APPROVED = "approved", "disetujui"
    ENDED = "ended", "berakhir"  # lifted, or past its end


class ExamOccasion(TextChoices):
    """When a test may be held (Perki 1/2021 Ps. 49(1))."""

    BEFORE = "before", "sebelum ada permohonan"
    REQUEST = "request", "karena ada permohonan"
    DISPUTE = "dispute", "atas perintah dalam sengketa"


class Outcome(TextChoices):
    EXEMPT = "exempt", "dikecualikan"
    PARTLY = "partly", "sebagian dikecualikan, sisanya dibuka"
    OPEN = "open", "dibuka"


class SentWay(TextChoices):
    """How the yearly report went to Komisi Informasi."""

    LETTER = "letter", "surat"
    HAND = "hand", "diantar"
    EMAIL = "email", "surel"
    SYSTEM = "system", "sistem Komisi Informasi"


class ReportState(TextChoices):
    DRAFT = "draft", "naskah"
    SUBMITTED = "submitted", "menunggu tanda tangan atasan"
    SIGNED = "signed", "ditandatangani"  # frozen: nothing in it changes any more
