"""Penulis, pemeriksa, penerbit: the way of every text, from the root of the tree down. Wagtail's own way goes."""

from django.db import migrations

NAME = "Periksa lalu terbitkan"
STATIONS = (
    ("CheckTask", "checktask", "Diperiksa", "Pemeriksa naskah"),
    ("PublishTask", "publishtask", "Diterbitkan", "Penerbit naskah"),
)


def lay(apps, schema_editor):
    Workflow = apps.get_model("wagtailcore.Workflow")
    ContentType = apps.get_model("contenttypes.ContentType")
    workflow = Workflow.objects.create(name=NAME, active=True)
    for order, (model, kind, name, group) in enumerate(STATIONS):
        content_type, _ = ContentType.objects.get_or_create(app_label="portal", model=kind)
        task = apps.get_model("portal", model).objects.create(name=name, active=True, content_type=content_type)
        task.groups.add(apps.get_model("auth.Group").objects.get(name=group))
        apps.get_model("wagtailcore.WorkflowTask").objects.create(
            workflow=workflow, task_id=task.task_ptr_id, sort_order=order
        )
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    old = list(Workflow.objects.exclude(pk=workflow.pk))
    apps.get_model("wagtailcore.WorkflowPage").objects.filter(page=root).delete()
    apps.get_model("wagtailcore.WorkflowPage").objects.create(page=root, workflow=workflow)
    for one in old:
        one.active = False
        one.save(update_fields=["active"])
    apps.get_model("wagtailcore.Task").objects.exclude(content_type__app_label="portal").update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_agenda_rights"),
        ("accounts", "0003_wagtail_groups"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
