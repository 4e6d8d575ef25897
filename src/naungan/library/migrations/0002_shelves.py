"""The shelves of the public tree (library/seeds/sets.toml). What an office has already made under a code stays."""

from django.db import migrations

from naungan.library.seeds import load


def plant(apps, schema_editor):
    sets, units = apps.get_model("library", "DocumentSet"), apps.get_model("offices", "Unit")
    known = {unit.code: unit for unit in units.objects.all()}
    for row in load():
        row["unit"] = known[row["unit"]]
        sets.objects.get_or_create(code=row.pop("code"), defaults=row)


class Migration(migrations.Migration):
    dependencies = [("library", "0001_sets_documents_procedures"), ("offices", "0003_nine_units")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
