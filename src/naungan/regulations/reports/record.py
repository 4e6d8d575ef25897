"""One instrument as a reader sees it: what holds on a day, its relations both ways, its sixteen fields, its uses."""

from dataclasses import dataclass
from datetime import date

from naungan.kit import words
from naungan.law import citations
from naungan.regulations.enums import PASSIVE, Status, Verb
from naungan.regulations.models import Instrument, Relation
from naungan.regulations.rules import metadata
from naungan.regulations.rules.status import Judgement, Shelf

ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another instrument, seen from this one: "Diubah oleh", and its own status on the day."""

    words: str
    verb: str
    is_ours: bool
    instrument: Instrument
    status: Status
    is_whole: bool
    since: str
    note: str


@dataclass(frozen=True, slots=True)
class Record:
    instrument: Instrument
    shelf: Shelf
    judgement: Judgement
    neighbours: list[Neighbour]
    amended_by: list[Instrument]
    revoked_by: list[Instrument]
    partly_revoked_by: list[Instrument]
    fields: list[metadata.Item]
    extra: list[metadata.Item]
    uses: list[tuple[str, str, str]]

    @property
    def filled(self) -> int:
        return metadata.filled(self.fields)


def record(instrument: Instrument, *, on: date) -> Record:
    """Four queries, however many relations and files there are."""
    shelf = Instrument.objects.published().shelf()
    related = {row.pk: row for row in Instrument.objects.published().filter(pk__in=_around(shelf, instrument.pk))}
    judgement = shelf.on(instrument.pk, on)
    items = _words(instrument, judgement)
    sure = {"certainty": instrument.certainty, "doubts": instrument.doubts}
    return Record(
        instrument=instrument,
        shelf=shelf,
        judgement=judgement,
        neighbours=_neighbours(instrument, shelf, related, on),
        amended_by=[related[pk] for pk in judgement.amended_by],
        revoked_by=[related[pk] for pk in judgement.revoked_by],
        partly_revoked_by=[related[pk] for pk in judgement.partly_revoked_by],
        fields=metadata.items(items, **sure),
        extra=metadata.beyond(items, **sure),
        uses=uses(instrument.slug),
    )


def uses(slug: str) -> list[tuple[str, str, str]]:
    """Entries of the book that cite it: key, name, articles."""
    found: dict[str, tuple[str, list[str]]] = {}
    for use in citations.uses().get(slug, ()):
        found.setdefault(use.key, (use.label, []))[1].append(use.place)
    return [(key, label, ", ".join(filter(None, dict.fromkeys(places)))) for key, (label, places) in found.items()]


def times_changed(count: int) -> str:
    """ "diubah dua kali" in the line under the title."""
    return f"diubah {words.in_words(count)} kali" if count else ""


def _around(shelf: Shelf, pk: int) -> set[int]:
    return {link.target for link in shelf.links if link.source == pk} | {
        link.source for link in shelf.links if link.target == pk
    }


def _neighbours(instrument: Instrument, shelf: Shelf, related: dict[int, Instrument], on: date) -> list[Neighbour]:
    """Amended and revoked by first: that is what a reader must know; then what it does itself."""
    rows = Relation.objects.filter(source=instrument) | Relation.objects.filter(target=instrument)
    found = []
    for row in rows:
        ours = row.source_id == instrument.pk
        other = related.get(row.target_id if ours else row.source_id)
        if other is None:
            continue
        verb = Verb(row.verb)
        start = shelf.start_of_link(row.link()) if verb != Verb.IMPLEMENTS else None
        found.append(
            Neighbour(
                words=str(verb.label) if ours else PASSIVE[verb],
                verb=str(verb),
                is_ours=ours,
                instrument=other,
                status=shelf.on(other.pk, on).status,
                is_whole=row.is_whole,
                since="" if start is None else words.day(start.first) if start.is_known else str(start.first.year),
                note=row.note,
            )
        )
    order = list(Verb)
    return sorted(found, key=lambda row: (row.is_ours, order.index(Verb(row.verb)), row.instrument.year))


def _words(row: Instrument, judgement: Judgement) -> dict[str, str]:
    names = ("enacted_on", "in_force_from", "ends_on")
    days = {name: words.day(day) if (day := getattr(row, name)) else "" for name in names}
    promulgated = words.day(row.promulgated_on) if row.promulgated_on else ""
    if row.source == "Tidak diundangkan":
        promulgated = "Tidak diundangkan"
    return days | {
        "document_type": "Peraturan perundang-undangan",
        "name_and_title": f"{row.name} tentang {row.title}",
        "heading": row.heading,
        "number": row.number,
        "form": row.form,
        "short": row.short,
        "place": row.place,
        "promulgated_on": promulgated,
        "gazette": row.source,
        "subjects": "; ".join(row.subject_list),
        "status": str(judgement.status.label) if judgement.status != Status.UNKNOWN else "",
        "language": row.language,
        "location": row.location,
        "legal_field": row.legal_field,
        "files": ", ".join(file.label for file in row.official_files),
        "signatory": row.signatory,
        "initiator": row.initiator,
    }
