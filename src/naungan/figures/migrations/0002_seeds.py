"""Definitions, bases with their sources, published statements and targets (figures/seeds/figures.toml)."""

from django.db import migrations

from naungan.figures.seeds import load


def plant(apps, schema_editor):
    rows = load()
    models = {name: apps.get_model("figures", name) for name in ("Indicator", "Denominator", "PublishedStatement", "Target")}
    models["Indicator"].objects.bulk_create([models["Indicator"](**row) for row in rows["indicators"]])
    for name, key in (("Denominator", "denominators"), ("Target", "targets")):
        model = models[name]
        model.objects.bulk_create(
            [model(indicator_id=row.pop("indicator"), region_id=row.pop("region"), **row) for row in rows[key]]
        )
    models["PublishedStatement"].objects.bulk_create([models["PublishedStatement"](**row) for row in rows["statements"]])


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("regions", "0002_seed")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
