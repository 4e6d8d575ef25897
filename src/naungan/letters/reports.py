"""What the sheet reads of the house: whose letter it is, and the words in use."""

from typing import NamedTuple

from django.conf import settings

from naungan.letters.models import LetterTemplate
from naungan.letters.registry import LETTERS, Letter
from naungan.offices.enums import UnitKind
from naungan.offices.models import Unit


class Words(NamedTuple):
    """Heading and text of a letter; version 0 are the declared ones."""

    title: str
    body: str
    version: int


def words(letter: Letter) -> Words:
    """The office's newest words, or the declared ones."""
    own = LetterTemplate.objects.newest(letter.code)
    return Words(own.title, own.body, own.number) if own else Words(letter.title, letter.body, 0)


def all_letters() -> list[tuple[Letter, LetterTemplate | None]]:
    """Every declared letter with the office's newest words, in one query."""
    newest: dict[str, LetterTemplate] = {}
    for template in LetterTemplate.objects.select_related("by").order_by("code", "number"):
        newest[template.code] = template
    return [(letter, newest.get(code)) for code, letter in sorted(LETTERS.items())]


def head() -> dict[str, str]:
    """Name, region, address and ways to reach the office, as the head of a letter shows them; "" where unknown."""
    name, region = _named(settings.OFFICE_NAME)
    root = Unit.objects.filter(kind=UnitKind.OFFICE).first()
    address = ", ".join(line.strip(" ,") for line in root.address.splitlines() if line.strip()) if root else ""
    reach = [f"Telepon {root.phone}" if root and root.phone else "", root.email if root else ""]
    site = settings.BASE_URL.partition("://")[2]
    return {
        "name": name,
        "region": region,
        "address": address,
        "reach": " · ".join(filter(None, [*reach, "" if site.startswith("localhost") else site])),
        "town": settings.OFFICE_TOWN,
    }


def _named(name: str) -> tuple[str, str]:
    """A long name on two lines: "Dinas … Transmigrasi" and "Provinsi …"."""
    for word in (" Provinsi ", " Kabupaten ", " Kota "):
        before, found, after = name.partition(word)
        if found:
            return before, found.strip() + " " + after
    return name, ""
