"""Lock-out counts in the shared cache: a migrated database must have its table."""

import pytest
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_the_cache_table_is_there_and_works():
    assert "naungan_cache" in connection.introspection.table_names()
    cache.set("percobaan", [1, 2], 60)
    assert cache.get("percobaan") == [1, 2]
