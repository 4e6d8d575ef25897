"""Postings with the weightiest first; heads of an entry, in front of its text.

SQLite reads a row from its beginning: behind a book of a text the heads would cost as much as the book. A column that
is added comes last, so the text moves behind it.
"""

from django.db import migrations, models
from django.db.models import F


def carry_over(apps, schema_editor):
    apps.get_model("search", "SearchEntry").objects.using(schema_editor.connection.alias).update(moved=F("text"))


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]

    operations = [
        migrations.RemoveIndex(model_name="posting", name="search_posting_read"),
        migrations.AddField(model_name="searchentry", name="heads", field=models.TextField(blank=True, default=""),
                            preserve_default=False),
        migrations.AddField(model_name="searchentry", name="moved", field=models.TextField(blank=True, default=""),
                            preserve_default=False),
        migrations.RunPython(carry_over, migrations.RunPython.noop, elidable=False),
        migrations.RemoveField(model_name="searchentry", name="text"),
        migrations.RenameField(model_name="searchentry", old_name="moved", new_name="text"),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["term", "-impact", "entry"], name="search_posting_best"),
        ),
    ]  # fmt: skip
