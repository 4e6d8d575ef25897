from django.db.models import TextChoices


class Scheme(TextChoices):
    """Klasifikasi baku; each has versions that do not agree with one another."""

    KBJI = "kbji", "KBJI"  # occupations; major and sub-major groups, and the unit groups of informal work
    KBLI = "kbli", "KBLI"  # branches of business; categories, and the groups of tobacco


class Sector(TextChoices):
    """Sectors as law and programmes tell them apart; `law` knows them as the condition `sector`."""

    AGRICULTURE = "agriculture", "pertanian"
    TOBACCO = "tobacco", "tembakau"
    FISHERY = "fishery", "perikanan"
    TRADE = "trade", "perdagangan"
    TRANSPORT = "transport", "transportasi"
    CONSTRUCTION = "construction", "bangunan"
    CRAFT = "craft", "kerajinan"
    SERVICES = "services", "jasa"
    DOMESTIC = "domestic", "rumah tangga"
    RELIGIOUS = "religious", "keagamaan dan guru ngaji"
    OTHER = "other", "lainnya"


class Segment(TextChoices):
    """Segments of membership (PP 44/2015 Ps. 5)."""

    FORMAL = "formal", "penerima upah (formal)"
    INFORMAL = "informal", "bukan penerima upah (informal)"
    CONSTRUCTION = "construction", "jasa konstruksi"
    MIGRANT = "migrant", "pekerja migran"
