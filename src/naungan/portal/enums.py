"""Labels of the portal."""

from django.db.models import TextChoices


class Licence(TextChoices):
    """What others may do with a picture."""

    OFFICE = "office", "Milik kantor ini, boleh dipakai dengan menyebut sumber"
    CC_BY = "cc_by", "CC BY 4.0"
    CC0 = "cc0", "Domain publik (CC0)"
    PERMITTED = "permitted", "Dengan izin pembuatnya, hanya untuk situs ini"


class LinkState(TextChoices):
    """What was found behind a link."""

    FINE = "fine", "baik"
    LOST = "lost", "tidak ada"  # no page, no document, no such place on the page
    CLOSED = "closed", "tertutup bagi pembaca"  # behind the log-in door, or a private document
    FAILED = "failed", "galat"  # there, but it answers with an error
    SILENT = "silent", "tidak menjawab"  # another site
    UNSEEN = "unseen", "belum diperiksa"  # another site, and this installation does not ask other sites


BROKEN = (LinkState.LOST, LinkState.CLOSED, LinkState.FAILED, LinkState.SILENT)


class Hazard(TextChoices):
    """What a building may have to be left for. The label is what stands over its steps."""

    EARTHQUAKE = "earthquake", "Gempa bumi"
    FIRE = "fire", "Kebakaran"
    FLOOD = "flood", "Banjir"
    TSUNAMI = "tsunami", "Ancaman tsunami"
