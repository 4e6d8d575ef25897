"""Publishers and administrators keep units, posts, officials, staff figures and buildings under /tulis/."""

from django.db import migrations

GROUPS = ["Penerbit naskah", "Pengaturan situs"]
MODELS = {
    "unit": "unit kerja", "post": "jabatan", "official": "pejabat", "appointment": "pengangkatan",
    "staffreport": "keadaan pegawai", "building": "gedung",
}
ACTS = ["add", "change", "delete", "view"]


def allow(apps, schema_editor):
    """The permission rows are made here where Django's own `post_migrate` has not come to them yet."""
    kinds, permissions = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Permission")
    groups = apps.get_model("auth.Group").objects.filter(name__in=GROUPS)
    for model, name in MODELS.items():
        kind, _ = kinds.objects.get_or_create(app_label="offices", model=model)
        for act in ACTS:
            found, _ = permissions.objects.get_or_create(
                content_type=kind, codename=f"{act}_{model}", defaults={"name": f"Can {act} {name}"}
            )
            for group in groups:
                group.permissions.add(found)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_user_unit"), ("offices", "0003_nine_units")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
