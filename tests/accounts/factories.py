"""People for the tests of every room: `user("programme_officer", "52.03")`, `enter(client, user)`."""

from datetime import date
from itertools import count

from naungan.accounts.models import Invitation, RoleGrant, User
from naungan.offices.models import Office
from naungan.regions.models import Region

PROVINCE = "52"
FROM = date(2020, 1, 1)
LEVELS = {
    1: ("province", "provinsi"),
    2: ("regency", "kabupaten"),
    3: ("district", "kecamatan"),
    4: ("village", "desa"),
}
_next = count(1)


def region(code: str) -> Region:
    """The region of that dotted code; where the gazetteer lacks it, it is made, its parents too."""
    found = Region.objects.filter(code=code).first()
    if found:
        return found
    parts = code.split(".")
    level, kind = LEVELS[len(parts)]
    parent = region(".".join(parts[:-1])) if len(parts) > 1 else None
    return Region.objects.create(code=code, name=f"Wilayah {code}", level=level, kind=kind, parent=parent)


def office(area: str = PROVINCE, **fields) -> Office:
    n = next(_next)
    fields.setdefault("name", f"Kantor {n}")
    return Office.objects.create(code=fields.pop("code", f"kantor-{n}"), region=region(area), **fields)


def grant(person: User, role: str, area: str = PROVINCE, *, from_on: date = FROM, until_on: date | None = None):
    """A role for a person, without asking the rules: for setting a scene."""
    made = RoleGrant.objects.create(user=person, role=role, area=region(area), from_on=from_on, until_on=until_on)
    person.forget_grants()
    return made


def user(role: str | None = None, area: str = PROVINCE, *, password: str | None = None, **fields) -> User:
    """A person, with one role over one area where a role is named. Without a password nobody can log in as them."""
    n = next(_next)
    fields.setdefault("email", f"orang{n}@contoh.id")
    fields.setdefault("name", f"Orang {n}")
    person = User.objects.create_user(password=password, **fields)
    if role:
        grant(person, role, area)
    return person


def enter(client, person: User):
    """Log a person in on a test client, past the log-in page."""
    client.force_login(person)
    return client


def invitation(by: User, *, token_hash: str | None = None, **fields) -> Invitation:
    n = next(_next)
    fields.setdefault("email", f"undangan{n}@contoh.id")
    fields.setdefault("name", f"Undangan {n}")
    fields.setdefault("role", "village_officer")
    area = fields.pop("area", PROVINCE)
    return Invitation.objects.create(invited_by=by, area=region(area), token_hash=token_hash or f"{n:064d}", **fields)
