"""What migrations and planting bring fits its columns: SQLite does not count letters, PostgreSQL does."""

import pytest
from django.apps import apps
from django.db import models
from django.db.models.functions import Length

pytestmark = pytest.mark.django_db


def test_no_seed_is_longer_than_its_field():
    too_long = []
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.CharField) and field.max_length and not field.is_relation:
                rows = model._base_manager.annotate(letters=Length(field.attname)).filter(letters__gt=field.max_length)
                too_long += [f"{model.__name__}.{field.name} {row.pk}: {row.letters}" for row in rows[:3]]
    assert too_long == []
