from django.db.models import TextChoices

from naungan.accounts.enums import Role

MAY_PUBLISH = (Role.FIGURES_OFFICER,)  # deposit, publish and withdraw, each in their own area
MAY_SEE = (Role.FIGURES_OFFICER, Role.LEADER, Role.AUDITOR)  # exact counts, also preliminary ones


class Status(TextChoices):
    PRELIMINARY = "preliminary", "sementara"  # deposited, seen in the desk only
    PUBLISHED = "published", "terbit"  # published by a second officer
    WITHDRAWN = "withdrawn", "ditarik"  # kept, with the reason, never shown as valid
