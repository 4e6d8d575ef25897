"""Every migrated database knows the shared lists."""

from django.db import migrations

from naungan.codes import seed


def fill(apps, schema_editor):
    Code = apps.get_model("codes", "Code")
    codes = Code.objects.using(schema_editor.connection.alias)
    codes.bulk_create([Code(**row) for row in seed.rows()])


class Migration(migrations.Migration):
    dependencies = [("codes", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
