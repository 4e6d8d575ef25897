"""The demo's evacuation sheets: three example buildings with plans that we drew."""

import json
import tomllib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from naungan.offices.models import Building
from naungan.portal.models import EvacuationIndexPage, EvacuationPage, Picture

FOLDER = Path(__file__).parent
FILE = FOLDER / "evacuation.toml"


@transaction.atomic
def prepare(say: Callable[[str], object]) -> None:
    """One sheet a building, below the index; without an index nothing. Run again it adds nothing."""
    index = EvacuationIndexPage.objects.first()
    if index is None:
        return
    made = 0
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["sheets"]:
        building = Building.objects.filter(code=row["building"]).first()
        if building is None or EvacuationPage.objects.filter(building=building).exists():
            continue
        now = timezone.now()
        sheet = EvacuationPage(
            title=row["title"],
            slug=slugify(row["slug"]),
            summary=row["summary"],
            building=building,
            needs=row["needs"].strip(),
            plan=_plan(row["building"], building.name),
            plan_text=row["plan_text"],
            hazards=json.dumps([{"type": "hazard", "value": one} for one in row["hazards"]]),
            numbers=json.dumps([{"type": "number", "value": one} for one in row.get("numbers", [])]),
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
        index.refresh_from_db()
        index.add_child(instance=sheet)
        made += 1
    if made:
        say(f"  {made} prosedur evakuasi contoh")


def _plan(code: str, name: str) -> Picture:
    file = FOLDER / "plans" / f"{code}.png"
    picture = Picture(
        title=f"Denah {name}", alt=f"Denah jalan keluar {name}; isinya ditulis di bawah.", credit="Gambar: Naungan"
    )
    picture.file = ImageFile(BytesIO(file.read_bytes()), name=file.name)
    picture.save()
    return picture
