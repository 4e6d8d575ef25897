from django.db.models import TextChoices


class Level(TextChoices):
    PROVINCE = "province", "provinsi"
    REGENCY = "regency", "kabupaten/kota"
    DISTRICT = "district", "kecamatan"
    VILLAGE = "village", "desa/kelurahan"
