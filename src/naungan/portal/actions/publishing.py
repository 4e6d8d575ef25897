"""What the portal does when a page goes out or comes back: the journal knows it, the pictures are ready."""

from datetime import datetime

from wagtail.models import Page, PageLogEntry, TaskState

from naungan.journal.actions import record
from naungan.journal.models import Entry
from naungan.portal import sizes

VERBS = {
    "wagtail.publish": "publish page",
    "wagtail.publish.schedule": "schedule page",
    "wagtail.publish.scheduled": "publish page on schedule",
    "wagtail.unpublish": "unpublish page",
    "wagtail.unpublish.scheduled": "unpublish page on schedule",
    "wagtail.delete": "delete page",
}


def note(line: PageLogEntry, *, now: datetime) -> Entry | None:
    """Write what Wagtail logged about a page into the journal, where it concerns the public; None where not.

    `workflow` says whether writer, checker and publisher all had the text in hand. False is a publisher who went
    around: allowed, because fire does not wait for a checker, and seen.
    """
    verb = VERBS.get(line.action)
    if verb is None:
        return None
    page = Page.objects.filter(pk=line.page_id).first() or Page(pk=line.page_id, title=line.label)
    facts: dict = {"page": line.page_id, "revision": line.revision_id}
    if line.action.startswith("wagtail.publish"):
        facts["workflow"] = was_approved(line.page_id, line.revision_id)
    return record(verb, page, by=line.user, now=now, facts=facts)


def was_approved(page_id: int, revision_id: int | None) -> bool:
    """Did this revision pass the last station of its workflow?"""
    states = TaskState.objects.filter(
        workflow_state__object_id=str(page_id), revision_id=revision_id, status=TaskState.STATUS_APPROVED
    )
    return states.filter(task__content_type__model="publishtask").exists()


def make_ready(page: Page) -> int:
    """Draw the sizes of a page's cover now, so that its first reader does not wait. Returns how many there are."""
    cover = getattr(page, "cover", None)
    if cover is None:
        return 0
    specs = [f"{cut}|format-{form}" for cut in sizes.PLACES["cover"][1] for form in sizes.FORMATS]
    return len(cover.get_renditions(*specs, sizes.CARD))
