from django.db.models import TextChoices


class Sex(TextChoices):
    MALE = "L", "laki-laki"
    FEMALE = "P", "perempuan"
