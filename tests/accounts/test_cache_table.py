"""Lock-out counts in the shared cache: a migrated database must have its table, whatever cache the tests use."""

import pytest
from django.core.cache.backends.db import DatabaseCache
from django.db import connection


@pytest.mark.django_db
def test_the_cache_table_is_there_and_works():
    assert "naungan_cache" in connection.introspection.table_names()
    shared = DatabaseCache("naungan_cache", {})
    shared.set("percobaan", [1, 2], 60)
    assert shared.get("percobaan") == [1, 2]
