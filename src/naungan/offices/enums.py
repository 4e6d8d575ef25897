from django.db.models import IntegerChoices, TextChoices


class Verb(TextChoices):
    """What the journal says about an office and its parts."""

    OPEN = "open", "membuka kantor"
    CLOSE = "close", "menutup kantor"
    ADD = "add", "menambah"
    CHANGE = "change", "mengubah"
    REMOVE = "remove", "menghapus"


class UnitKind(TextChoices):
    OFFICE = "office", "dinas"  # the root: the office itself
    SECRETARIAT = "secretariat", "sekretariat"
    DIVISION = "division", "bidang"
    SECTION = "section", "subbagian atau seksi"
    UPTD = "uptd", "unit pelaksana teknis dinas"  # Permendagri 12/2017


class Weekday(IntegerChoices):
    """As Python counts: Monday is 0."""

    MONDAY = 0, "Senin"
    TUESDAY = 1, "Selasa"
    WEDNESDAY = 2, "Rabu"
    THURSDAY = 3, "Kamis"
    FRIDAY = 4, "Jumat"
    SATURDAY = 5, "Sabtu"
    SUNDAY = 6, "Minggu"


class Echelon(TextChoices):
    """Eselon, as signs and decrees still say; the law speaks of jabatan pimpinan tinggi and jabatan administrasi."""

    II_A = "II.a", "II.a (pimpinan tinggi pratama)"
    III_A = "III.a", "III.a (administrator)"
    III_B = "III.b", "III.b (administrator)"
    IV_A = "IV.a", "IV.a (pengawas)"
    FUNCTIONAL = "jf", "jabatan fungsional"


class AppointmentKind(TextChoices):
    """UU 30/2014 Ps. 14(2): Plh. while the holder is away for a time, Plt. while there is none."""

    DEFINITIVE = "definitive", "definitif"
    ACTING = "acting", "Plt. (pelaksana tugas)"
    DAILY = "daily", "Plh. (pelaksana harian)"


class EmploymentStatus(TextChoices):
    """UU 20/2023 Ps. 5: ASN are PNS and PPPK; others work under contracts of their own."""

    PNS = "pns", "PNS"
    PPPK = "pppk", "PPPK"
    OTHER = "other", "non-ASN"


class Education(TextChoices):
    """From the highest to the lowest, as forms of the civil service put them together."""

    S3 = "s3", "S3"
    S2 = "s2", "S2"
    S1 = "s1", "S1 dan D4"
    D3 = "d3", "D1 sampai D3"
    SMA = "sma", "SMA dan SMK"
    SMP = "smp", "SMP dan SD"
