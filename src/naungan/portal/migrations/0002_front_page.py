"""The front page of a new installation, instead of Wagtail's welcome page; planting fills it."""

from django.conf import settings
from django.db import migrations
from django.utils import timezone

def open_portal(apps, schema_editor):
    Page = apps.get_model("wagtailcore.Page")
    Site = apps.get_model("wagtailcore.Site")
    HomePage = apps.get_model("portal.HomePage")
    Locale = apps.get_model("wagtailcore.Locale")
    ContentType = apps.get_model("contenttypes.ContentType")
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    kind, _ = ContentType.objects.get_or_create(model="homepage", app_label="portal")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    now = timezone.now()
    home = HomePage.objects.create(
        title="Beranda",
        draft_title="Beranda",
        seo_title=f"Perlindungan pekerja · {settings.OFFICE_SHORT}",
        slug="beranda",
        content_type=kind,
        locale=locale,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/beranda/",
        live=True,
        first_published_at=now,
        last_published_at=now,
        heading="Apa yang Anda perlukan hari ini?",
    )
    Site.objects.create(
        hostname="localhost", site_name=settings.OFFICE_SHORT, root_page_id=home.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("wagtailcore", "0098_apitoken"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(open_portal, migrations.RunPython.noop)]
