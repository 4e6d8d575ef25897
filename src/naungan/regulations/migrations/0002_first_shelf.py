"""The instruments that the book of the law and the pages of this house lean on stand on every shelf from the start."""

from django.db import migrations
from django.utils import timezone

from naungan.regulations import seed


def fill(apps, schema_editor):
    seed.load(
        apps.get_model("regulations.Instrument"), apps.get_model("regulations.Relation"), now=timezone.now()
    )


class Migration(migrations.Migration):
    dependencies = [("regulations", "0001_instruments")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
