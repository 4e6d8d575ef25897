"""Who may keep the agenda: the editors' groups."""

from django.db import migrations

RIGHTS = {
    "Penulis": ["add_event", "change_event", "view_event"],
    "Pemeriksa naskah": ["add_event", "change_event", "view_event"],
    "Penerbit naskah": ["add_event", "change_event", "delete_event", "view_event"],
}


def give_rights(apps, schema_editor):
    """Writers, checkers and publishers keep the agenda; deleting is the publishers'. Made here where
    Django's own `post_migrate` has not come to the permissions yet."""
    kind, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="portal", model="event")
    permissions, groups = apps.get_model("auth.Permission").objects, apps.get_model("auth.Group").objects
    for name, codenames in RIGHTS.items():
        group, _ = groups.get_or_create(name=name)
        for codename in codenames:
            found, _ = permissions.get_or_create(
                content_type=kind, codename=codename, defaults={"name": codename.replace("_", " ").capitalize()}
            )
            group.permissions.add(found)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_front_page"),
        ("accounts", "0003_wagtail_groups"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
