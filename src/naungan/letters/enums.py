from django.db.models import TextChoices

from naungan.accounts.enums import Role

MAY_EDIT = (Role.ADMINISTRATOR, Role.PPID_SUPERIOR, Role.PUBLISHER)


class Verb(TextChoices):
    """What the journal of this room says."""

    EDIT = "edit_letter", "mengubah kalimat surat"
