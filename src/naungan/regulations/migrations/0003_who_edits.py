"""Writers draft instruments; checkers and publishers publish them and keep their files. Nobody deletes."""

from django.db import migrations

GROUPS = {
    "Penulis": {"instrument": ["add", "change", "view"], "instrumentfile": ["view"]},
    "Pemeriksa naskah": {"instrument": ["add", "change", "publish", "view"], "instrumentfile": ["add", "change", "view"]},
    "Penerbit naskah": {"instrument": ["add", "change", "publish", "view"], "instrumentfile": ["add", "change", "view"]},
}


def permission(apps, model, verb):
    """The permission row; made here where Django's own `post_migrate` has not come to it yet."""
    kind, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="regulations", model=model)
    found, _ = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=kind, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {model}"}
    )
    return found


def give(apps, schema_editor):
    for name, models in GROUPS.items():
        group, _ = apps.get_model("auth.Group").objects.get_or_create(name=name)
        for model, verbs in models.items():
            group.permissions.add(*[permission(apps, model, verb) for verb in verbs])


class Migration(migrations.Migration):
    dependencies = [
        ("regulations", "0002_first_shelf"),
        ("accounts", "0003_wagtail_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
