"""A refusal points to its consequence test; a number that no test bears stays as it was told."""

import django.db.models.deletion
from django.db import migrations, models


def find_tests(apps, schema_editor):
    """Only where exactly one test bears the number that was typed."""
    requests = apps.get_model("ppid", "InfoRequest").objects.exclude(consequence_test="").filter(test=None)
    tests = apps.get_model("ppid", "ConsequenceTest").objects.exclude(decision_number="")
    by_number = {}
    for pk, number in tests.values_list("pk", "decision_number"):
        by_number.setdefault(number.strip().casefold(), []).append(pk)
    for request in requests.only("pk", "consequence_test").iterator():
        found = by_number.get(request.consequence_test.strip().casefold(), [])
        if len(found) == 1:
            requests.filter(pk=request.pk).update(test=found[0])


class Migration(migrations.Migration):
    dependencies = [("ppid", "0003_report_indicators")]
    operations = [
        migrations.AddField(
            model_name="inforequest",
            name="test",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="answers",
                to="ppid.consequencetest", verbose_name="uji konsekuensi",
            ),
        ),
        migrations.AlterField(
            model_name="inforequest",
            name="consequence_test",
            field=models.CharField(
                blank=True, help_text="as it was told", max_length=80, verbose_name="nomor uji konsekuensi"
            ),
        ),
        migrations.RunPython(find_tests, migrations.RunPython.noop),
    ]  # fmt: skip
