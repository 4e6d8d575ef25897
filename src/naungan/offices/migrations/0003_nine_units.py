"""The office and its nine units (offices/seeds/units.toml). What a person has already made under a code stays."""

from django.conf import settings
from django.db import migrations

from naungan.offices.seeds import load


def plant(apps, schema_editor):
    unit_model, service_model = apps.get_model("offices", "Unit"), apps.get_model("offices", "UnitService")
    planted = {}
    for order, row in enumerate(load()):
        code, services = row["code"], row.get("services", [])
        unit, is_new = unit_model.objects.get_or_create(
            code=code,
            defaults={
                "name": row["name"] or settings.OFFICE_NAME,
                "short": row["short"] or settings.OFFICE_SHORT,
                "kind": row["kind"],
                "parent": planted.get(row.get("parent")),
                "order": order,
                "summary": row["summary"],
                "duties": "\n".join(row["duties"]),
                "legal_basis": "\n".join(row["legal_basis"]),
            },
        )
        planted[code] = unit
        if is_new:
            for place, (title, address, sentence) in enumerate(services):
                service_model.objects.create(unit=unit, title=title, address=address, sentence=sentence, order=place)


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_units_posts_staff_buildings")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
