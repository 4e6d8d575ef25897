"""Offices for tests."""

from naungan.offices.models import Office


def office(code: str = "dispertan-lotim", region: str = "52.03", **fields) -> Office:
    fields.setdefault("name", "Dinas Pertanian Kabupaten Lombok Timur")
    return Office.objects.create(code=code, region_id=region, **fields)
