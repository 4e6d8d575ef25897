"""What search holds of the shelf: each instrument with the text of its files."""

from collections.abc import Iterator

from naungan.regulations.models import Instrument
from naungan.search import Entry

KIND = "regulation"


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


def entries() -> Iterator[Entry]:
    """Every published instrument; two queries for each two hundred."""
    rows = Instrument.objects.published().prefetch_related("files").order_by("pk")
    yield from (entry(row) for row in rows.iterator(chunk_size=200))
