"""The indicators under which a signed yearly report leaves its numbers."""

from django.db import migrations

from naungan.ppid.seeds import load


def plant(apps, schema_editor):
    Indicator = apps.get_model("figures", "Indicator")
    for row in load("indicators")["indicators"]:
        Indicator.objects.update_or_create(
            code=row["code"],
            defaults={
                **row,
                "unit": "permohonan" if row["code"] < "PPID-005" else "perkara",
                "publisher": "PPID Disnakertrans Provinsi NTB",
                "legal_basis": "Perki 1/2021 Ps. 56",
            },
        )


class Migration(migrations.Migration):
    dependencies = [("ppid", "0002_lists"), ("figures", "0002_seeds")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
