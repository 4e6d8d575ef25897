"""The desk's menu: what this user's roles open, and nothing else."""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from naungan.accounts.enums import Role
from naungan.accounts.models import User
from naungan.cases.reports import reach

LISTS = (Role.VILLAGE_OFFICER, Role.REGENCY_OFFICER, Role.PROGRAMME_OFFICER, Role.PROGRAMME_APPROVER, Role.AUDITOR)
MONEY = (Role.PROGRAMME_OFFICER, Role.PROGRAMME_APPROVER, Role.FINANCE_OFFICER, Role.AUDITOR)
NUMBERS = (Role.FIGURES_OFFICER, Role.LEADER, Role.AUDITOR)
WORDS = (Role.EDITOR, Role.CHECKER, Role.PUBLISHER)
SHELVES = (*WORDS, Role.LEADER, Role.AUDITOR)
LETTERS = (Role.ADMINISTRATOR, Role.PPID_SUPERIOR, Role.PUBLISHER)
ENTRIES = (
    ("Antrean", "desk:home", ()),
    ("Perkara", "cases:queue", reach.readers),
    ("Daftar nama", "rosters:list", LISTS),
    ("Program", "programmes:list", MONEY),
    ("Pekerja", "workers:search", (*LISTS, Role.CLAIMS_OFFICER)),
    ("Angka", "figures:desk", NUMBERS),
    ("Dokumen", "library:board", SHELVES),
    ("Daftar informasi", "ppid_lists:lists", (Role.PPID_OFFICER, Role.PPID_SUPERIOR, Role.LEADER, Role.AUDITOR)),
    ("Surat", "letters:home", LETTERS),
    ("Pengguna", "accounts:users", (Role.ADMINISTRATOR,)),
    ("Tulis", "wagtailadmin_home", WORDS),
    ("Masukan", "feedback_desk", (*WORDS, Role.ADMINISTRATOR)),
    ("Tautan", "links", (*WORDS, Role.ADMINISTRATOR)),
    ("Darurat", "emergency", (Role.PUBLISHER, Role.ADMINISTRATOR)),
)
# rooms whose addresses do not begin with that of their entry: the entry under which people look for them
UNDER = {"ppid": "cases:queue", "ppid_lists": "ppid_lists:lists"}
ACCOUNT = (("Kata sandi", "account_change_password"), ("Faktor kedua", "mfa_index"))


def address(name: str) -> str:
    """The address under this url name, or "" where this installation does not know it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _opens(user: User, roles: tuple[str, ...] | Callable[[], set[str]]) -> bool:
    """Is the entry for this user? Some roles are known only while the house runs: rooms register kinds of cases."""
    if callable(roles):
        return bool(user.roles() & roles())
    return user.is_superuser or user.has_role(*roles)


def _entries(request: HttpRequest) -> list[dict]:
    user = request.user
    if not user.is_authenticated:
        return []
    shown = [{"title": title, "url": address(name)} for title, name, roles in ENTRIES if _opens(user, roles)]
    shown = [entry for entry in shown if entry["url"]]
    here = _here(request, [entry["url"] for entry in shown])
    return [{**entry, "current": entry["url"] == here} for entry in shown]


def _here(request: HttpRequest, urls: list[str]) -> str:
    """Under which of these addresses we are: that of the room, else the longest that leads here (/meja/ begins all)."""
    room = request.resolver_match.app_name if request.resolver_match else ""
    if room in UNDER:
        return address(UNDER[room])
    return max((url for url in urls if request.path.startswith(url)), key=len, default="")


def menu(request: HttpRequest) -> dict:
    """`desk_menu`, `desk_account`, `desk_logout`; read only when a desk page shows them."""
    return {
        "desk_menu": SimpleLazyObject(lambda: _entries(request)),
        "desk_account": [{"title": t, "url": url} for t, name in ACCOUNT if (url := address(name))],
        "desk_logout": address("account_logout"),
    }
