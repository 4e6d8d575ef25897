"""What search holds of the shelf: each instrument with the text of its files."""

from collections.abc import Collection, Iterator
from datetime import date

from naungan.regulations.enums import LOOK, Status
from naungan.regulations.models import Instrument
from naungan.search import Entry
from naungan.search.registry import Standing

KIND = "regulation"
PAST = {Status.REVOKED: 0.6, Status.ENDED: 0.6}  # found, and behind what holds


def key(instrument: Instrument) -> str:
    return f"regulations.instrument:{instrument.pk}"


def entry(instrument: Instrument) -> Entry:
    return Entry(
        key=key(instrument),
        kind=KIND,
        title=f"{instrument.citation} tentang {instrument.title}",
        text="\n\n".join(filter(None, [instrument.abstract, *(file.text for file in instrument.current_files)])),
        url=instrument.get_absolute_url(),
        summary=instrument.abstract[:240] or instrument.name,
        words=f"{instrument.name} {instrument.citation} {instrument.subjects} {instrument.slug.replace('-', ' ')}",
        on=instrument.begins(),
        facets={"jenis": str(instrument.get_kind_display()), "tahun": str(instrument.year)},
    )


def standings(keys: Collection[str], today: date) -> dict[str, Standing]:
    """Key → whether it holds today, computed as everywhere on the shelf; two queries."""
    shelf = Instrument.objects.published().shelf()
    told: dict[str, Standing] = {}
    for one in keys:
        pk = int(one.rpartition(":")[2])
        if pk in shelf.facts:
            status = shelf.on(pk, today).status
            tone, sign = LOOK[status]
            told[one] = Standing(str(status.label), tone, sign, PAST.get(status, 1.0))
    return told


def entries() -> Iterator[Entry]:
    """Every published instrument; two queries for each two hundred."""
    rows = Instrument.objects.published().prefetch_related("files").order_by("pk")
    yield from (entry(row) for row in rows.iterator(chunk_size=200))
