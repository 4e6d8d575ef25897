"""A foreign key points down, like an import; import-linter cannot see `ForeignKey("room.Model")`."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.house.tree import may_use, none, room_of


def upward(all_models) -> list[str]:
    """Relations that point to a room above or beside their own."""
    complaints = []
    for model in all_models:
        room = room_of(model.__module__)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            target = field.related_model if field.is_relation else None
            target_room = target and room_of(target.__module__)
            if room and target_room and not may_use(room, target_room):
                complaints.append(f"{model.__module__}.{model.__name__}.{field.name} → {target.__module__}")
    return complaints


def test_every_foreign_key_points_down():
    none(upward(apps.get_models()))


@isolate_apps("naungan.kit", "naungan.figures", attr_name="isolated")
def test_a_key_that_points_up_is_seen():
    def model(name, module, app, **fields):
        meta = type("Meta", (), {"app_label": app})
        return type(name, (models.Model,), {"__module__": module, "Meta": meta, **fields})

    high = model("High", "naungan.figures.models", "figures")
    low = model("Low", "naungan.kit.models", "kit", high=models.ForeignKey(high, models.PROTECT))
    beside = model("Beside", "naungan.law.models", "law")
    sideways = model("Sideways", "naungan.journal.models", "journal", many=models.ManyToManyField(beside))
    assert len(upward([high, low])) == 1
    assert len(upward([sideways])) == 1
    assert upward([high]) == []
