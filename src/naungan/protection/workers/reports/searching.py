"""Finding workers: search first, never a list to browse."""

from datetime import date

from naungan.accounts.models import User
from naungan.kit.names import name_key
from naungan.protection.workers.models import Worker
from naungan.protection.workers.rules import SEARCH_CAP


def search(
    user: User, *, number: str = "", nik: str = "", name: str = "", born_on: date | None = None, village: str = ""
) -> tuple[list[Worker], bool]:
    """At most SEARCH_CAP workers of the user's area, and whether there were more."""
    found = Worker.objects.visible_to(user).select_related("village")
    if number:
        found = found.with_number(number)
    elif nik:
        found = found.with_nik(nik)
    else:
        for word in name_key(name).split():
            found = found.filter(name_key__contains=word)
        if born_on:
            found = found.filter(born_on=born_on)
        if village:
            found = found.filter(village__name__icontains=village.strip())
    people = list(found.order_by("name_key", "number")[: SEARCH_CAP + 1])
    return people[:SEARCH_CAP], len(people) > SEARCH_CAP
