"""An index of its own for every test, with nothing in it but what the test puts in."""

import pytest

from naungan.search import actions, registry
from naungan.search.models import SearchEntry
from tests.search import corpus


@pytest.fixture
def bare(db, monkeypatch):
    """No kind registered, nothing indexed."""
    monkeypatch.setattr(registry, "KINDS", {})
    monkeypatch.setattr(registry, "DOORS", [])
    actions.drop(*SearchEntry.objects.values_list("key", flat=True))


@pytest.fixture
def filled(bare):
    """The corpus of corpus.toml, registered and indexed."""
    for kind in corpus.KINDS:
        registry.register(kind)
    actions.rebuild()
