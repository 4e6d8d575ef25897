"""Every migrated database knows the regions: without them no office, no roster and no figure can be written."""

from django.conf import settings
from django.db import migrations

from naungan.regions import seed


def fill(apps, schema_editor):
    Region = apps.get_model("regions", "Region")
    regions = [Region(**row._asdict()) for row in seed.rows(settings.PROVINCE)]
    Region.objects.using(schema_editor.connection.alias).bulk_create(regions, batch_size=2_000)


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
