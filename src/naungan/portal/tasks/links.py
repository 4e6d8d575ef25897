"""Door for the worker process: the links of all pages."""

from django.utils import timezone
from django_tasks import task

from naungan.portal.actions import links
from naungan.portal.models import LinkSearch


@task()
def look(search_id: int) -> None:
    links.run(LinkSearch.objects.get(pk=search_id), now=timezone.now())
