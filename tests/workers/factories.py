"""Workers without a roster, for what concerns the registry alone."""

from datetime import date

from django.utils import timezone

from naungan.kit.names import name_key
from naungan.kit.sealed import blind_index
from naungan.protection.workers.actions import take_numbers
from naungan.protection.workers.models import Worker
from tests.accounts.factories import region

NOW = timezone.make_aware(timezone.datetime(2026, 11, 21, 9, 0))
VILLAGE = "52.03.07.1001"


def worker(name: str = "Siti Aminah", nik: str | None = None, village: str | None = VILLAGE, **facts) -> Worker:
    facts = {"born_on": date(1985, 3, 4), "sex": "P", "mother": "Inaq Rauhun"} | facts
    return Worker.objects.create(
        number=take_numbers(1)[0], name=name, name_key=name_key(name), nik=nik,
        nik_index=blind_index("nik", nik) if nik else None,
        village=region(village) if village else None, created_at=NOW, **facts,
    )  # fmt: skip
