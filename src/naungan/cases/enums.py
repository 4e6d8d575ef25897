from django.db.models import TextChoices


class Channel(TextChoices):
    """How a case came in. All of them stand in one register."""

    FORM = "form", "formulir di situs"
    DESK = "desk", "datang ke kantor"
    LETTER = "letter", "surat"
    TELEPHONE = "telephone", "telepon"
    EMAIL = "email", "surel"


class Waiting(TextChoices):
    """Whose turn it is."""

    OFFICE = "office", "giliran kami"
    APPLICANT = "applicant", "menunggu pemohon"
    NOBODY = "nobody", "selesai"


class Need(TextChoices):
    """What the office makes ready for this person; declared by choice, seen by those who serve."""

    SIGN = "sign", "Juru bahasa isyarat"
    LARGE = "large", "Huruf besar atau dibacakan"
    VISIT = "visit", "Petugas yang datang ke rumah"
    TEXT = "text", "Dihubungi dengan tulisan saja"
    COMPANION = "companion", "Didampingi seseorang"
