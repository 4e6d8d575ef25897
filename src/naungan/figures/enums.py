from django.db.models import TextChoices


class Status(TextChoices):
    PRELIMINARY = "preliminary", "sementara"  # deposited, seen in the desk only
    PUBLISHED = "published", "terbit"  # published by a second officer
    WITHDRAWN = "withdrawn", "ditarik"  # kept, with the reason, never shown as valid
