"""Labels of the portal."""

from django.db.models import TextChoices


class Licence(TextChoices):
    """What others may do with a picture."""

    OFFICE = "office", "Milik kantor ini, boleh dipakai dengan menyebut sumber"
    CC_BY = "cc_by", "CC BY 4.0"
    CC0 = "cc0", "Domain publik (CC0)"
    PERMITTED = "permitted", "Dengan izin pembuatnya, hanya untuk situs ini"
