from django.db.models import TextChoices


class Sex(TextChoices):
    MALE = "L", "laki-laki"
    FEMALE = "P", "perempuan"


class MergeState(TextChoices):
    PROPOSED = "proposed", "menunggu petugas lain"
    MERGED = "merged", "digabungkan"
    REFUSED = "refused", "tidak jadi"  # turned down by the second officer, or withdrawn by the first
    UNMERGED = "unmerged", "dipisahkan lagi"
