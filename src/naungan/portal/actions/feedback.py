"""A reader's answer to "was this page useful?", and what the office does with it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.urls import Resolver404, resolve
from django.utils import timezone

from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.portal.blocks.links import leads_somewhere
from naungan.portal.models import PageComment, PageOpinion
from naungan.portal.rules.feedback import PER_MINUTE, PER_PAGE_AND_MINUTE, without_people


def is_page(path: str) -> bool:
    """May readers say something about this path: a public address of ours, without a query?"""
    if not path.startswith("/") or len(path) > 200 or "?" in path or "//" in path:
        return False
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return not getattr(view, "login_required", True) and leads_somewhere(path)


@transaction.atomic
def say(*, path: str, helped: bool, text: str = "", now: datetime) -> None:
    """Count one answer and keep its sentence, without people's numbers. Raises Refused: no such page, or too many."""
    if not is_page(path):
        raise Refused("Halaman yang dinilai tidak ada.")
    _not_too_many(path, now)
    today = timezone.localdate(now)
    PageOpinion.objects.get_or_create(path=path, on=today)
    answer = "yes" if helped else "no"
    PageOpinion.objects.filter(path=path, on=today).update(**{answer: F(answer) + 1})
    if clean := without_people(text):
        PageComment.objects.create(path=path, on=today, text=clean)


def _not_too_many(path: str, now: datetime) -> None:
    minute = f"{now:%Y%m%d%H%M}"
    for name, most in (("all", PER_MINUTE), (path, PER_PAGE_AND_MINUTE)):
        key = f"feedback:{minute}:{name}"
        cache.add(key, 0, 120)
        if cache.incr(key) > most:
            raise Refused("Terlalu banyak masukan dalam satu menit. Tunggu sebentar, lalu kirim sekali lagi.")


@transaction.atomic
def finish(comments: Iterable[PageComment], *, by: Any, now: datetime) -> int:
    """Mark sentences as dealt with; one journal line for all. Returns how many were still open."""
    open_ones = list(PageComment.objects.select_for_update().open().filter(pk__in=[row.pk for row in comments]))
    for comment in open_ones:
        comment.done_at, comment.done_by = now, by
        comment.save(update_fields=["done_at", "done_by"])
    if open_ones:
        record("finish", open_ones[0], by=by, now=now, facts={"count": len(open_ones)})
    return len(open_ones)


@transaction.atomic
def forget(*, now: datetime, days: int) -> int:
    """Delete sentences older than `days`, whether done or not; the counts stay. Returns how many went."""
    gone, _ = PageComment.objects.filter(on__lt=timezone.localdate(now) - timedelta(days=days)).delete()
    return gone
