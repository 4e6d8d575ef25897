"""schema.org/GovernmentOffice of a unit, for search engines and maps. Says only what is known."""

from django.conf import settings

from naungan.offices.enums import Weekday
from naungan.offices.models import Unit
from naungan.offices.reports.opening import hours_of

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def government_office(unit: Unit, url: str) -> dict:
    """The unit as linked data; telephone, address and hours come from the unit above where it has none of its own."""
    data: dict = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "name": unit.name,
        "url": url if url.startswith("http") else f"{settings.BASE_URL}{url}",
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [DAYS[Weekday(day)] for day in one.days],
                "opens": f"{one.opens:%H:%M}",
                "closes": f"{one.closes:%H:%M}",
            }
            for one in hours_of(unit)
        ],
    }
    known = {
        "description": unit.summary,
        "telephone": unit.reach("phone"),
        "email": unit.reach("email"),
        "address": " ".join(unit.reach("address").split()),
    }
    data.update({key: value for key, value in known.items() if value})
    if unit.parent is not None:
        data["parentOrganization"] = {"@type": "GovernmentOrganization", "name": unit.parent.name}
    placed = next((one for one in unit.chain() if one.latitude is not None and one.longitude is not None), None)
    if placed is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(placed.latitude),
            "longitude": float(placed.longitude),
        }
    return data
