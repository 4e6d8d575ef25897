from django.db.models import TextChoices


class Verb(TextChoices):
    """What the journal says about an office."""

    OPEN = "open", "membuka kantor"
    CLOSE = "close", "menutup kantor"
