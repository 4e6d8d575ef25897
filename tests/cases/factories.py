"""A kind of case for the tests of the spine, and cases of it."""

from datetime import datetime, timedelta

from django.utils import timezone

from naungan.cases import actions, registry
from naungan.cases.actions import Opened
from naungan.cases.registry import Kind

MOVES = {
    "received": {"waiting", "answered", "withdrawn"},
    "waiting": {"received"},
    "answered": set(),
    "withdrawn": set(),
}
SAMPLE = Kind(
    name="sample",
    label="Contoh perkara",
    prefix="UJI",
    moves=MOVES,
    labels={"received": "Diterima", "waiting": "Dilengkapi", "answered": "Dijawab", "withdrawn": "Dicabut"},
    waits={"waiting": "applicant"},
    handlers=("ppid_officer",),
    superiors=("ppid_superior",),
    readers=("auditor",),
    withdrawn="withdrawn",
    keep_years_key="ppid.case_keep_years",
)


def sample_kind() -> Kind:
    """Register it; safe to repeat."""
    registry.register(SAMPLE)
    return SAMPLE


def opened(*, at: datetime | None = None, **fields) -> Opened:
    """A case of the sample kind, received `at` (now)."""
    sample_kind()
    at = at or timezone.now()
    given = {
        "kind": "sample", "state": "received", "title": "Data upah 2025", "channel": "form", "received_at": at,
        "by": None, "now": max(at, timezone.now() - timedelta(seconds=1)), "clock": "ppid.response_days",
    }  # fmt: skip
    return actions.open_case(**(given | fields))
