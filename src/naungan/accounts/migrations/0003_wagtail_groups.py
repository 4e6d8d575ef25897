"""The groups from which Wagtail reads what an editor, a checker, a publisher and an administrator may do.

Roles put people into them (`accounts.actions.keep_groups`). Page permissions stand on the root page, so that there
are few rows. Wagtail's own two groups go: nobody would ever be in them.
"""

from django.db import migrations

PAGES = {
    "Penulis": ["add_page"],  # add_page lets one change one's own drafts, and submit them
    "Pemeriksa naskah": ["add_page", "change_page"],
    "Penerbit naskah": ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}
FILES = [
    ("wagtailimages", "image", ["add_image", "change_image", "choose_image"]),
    ("wagtaildocs", "document", ["add_document", "change_document", "choose_document"]),
]
SETTINGS = [("wagtailcore", "site", ["change_site"])]
OLD = ["Editors", "Moderators"]


def permission(apps, app, model, codename):
    """The permission row; made here where Django's own `post_migrate` has not come to it yet."""
    kind, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label=app, model=model)
    found, _ = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": codename.replace("_", " ").capitalize()}
    )
    return found


def build(apps, schema_editor):
    group_model = apps.get_model("auth.Group")
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    files = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    enter = permission(apps, "wagtailadmin", "admin", "access_admin")
    for name, codenames in PAGES.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(enter)
        for codename in codenames:
            apps.get_model("wagtailcore.GroupPagePermission").objects.get_or_create(
                group=group, page=root, permission=permission(apps, "wagtailcore", "page", codename)
            )
        for app, model, wanted in FILES:
            for codename in wanted:
                apps.get_model("wagtailcore.GroupCollectionPermission").objects.get_or_create(
                    group=group, collection=files, permission=permission(apps, app, model, codename)
                )
    settings, _ = group_model.objects.get_or_create(name="Pengaturan situs")
    settings.permissions.add(enter)
    for app, model, wanted in SETTINGS:
        settings.permissions.add(*[permission(apps, app, model, codename) for codename in wanted])
    checkers = group_model.objects.get(name="Pemeriksa naskah")
    publishers = group_model.objects.get(name="Penerbit naskah")
    for task in apps.get_model("wagtailcore.GroupApprovalTask").objects.filter(groups__name__in=OLD).distinct():
        task.groups.set([checkers, publishers])
    group_model.objects.filter(name__in=OLD).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
