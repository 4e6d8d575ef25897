"""The first rows of the DIP: what stands on the site today, and one row for each set of the library."""

from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.library.enums import Cadence
from naungan.library.models import DocumentSet
from naungan.offices.models import Unit
from naungan.ppid.actions import lists
from naungan.ppid.enums import InfoClass
from naungan.ppid.models.lists import ListedInformation
from naungan.ppid.seeds import load

RETENTION = "menurut jadwal retensi arsip, diisi kantor"
ALWAYS = frozenset({"produk-hukum", "pengadaan-dokumen", "data-aset", "lhkpn-daftar-pejabat"})  # UU 14/2008 Ps. 11


@transaction.atomic
def plant(*, by: Any, now: datetime) -> int:
    """Enter and publish what is missing; a row that is there, in whatever state, is left alone. Returns how many."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    addresses = set(ListedInformation.objects.exclude(address="").values_list("address", flat=True))
    made = 0
    for row in load("dip")["rows"]:
        if row["address"] not in addresses and row["unit"] in units:
            fields = row | {"unit": units[row["unit"]], "retention": RETENTION}
            lists.publish(lists.enter(by=by, now=now, **fields), by=by, now=now)
            made += 1
    listed = ListedInformation.objects.exclude(document_set=None).values("document_set")
    for shelf in DocumentSet.objects.exclude(pk__in=listed).select_related("unit").order_by("order", "code"):
        lists.publish(lists.enter(by=by, now=now, **_of_set(shelf)), by=by, now=now)
        made += 1
    return made


def _of_set(shelf: DocumentSet) -> dict[str, Any]:
    """What the set itself says; nothing is made up: the day of publication is on its page."""
    return {
        "info_class": InfoClass.ALWAYS if shelf.code in ALWAYS else InfoClass.PERIODIC,
        "kind": shelf.get_group_display(),
        "summary": f"{shelf.label}: {shelf.about}",
        "unit": shelf.unit,
        "maker": f"Pejabat penyusun di {shelf.unit}",
        "made": "saat terbit" if shelf.cadence == Cadence.IRREGULAR else shelf.get_cadence_display(),
        "forms": "PDF, tabel",
        "retention": RETENTION,
        "document_set": shelf,
    }
