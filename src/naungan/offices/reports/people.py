"""Who held which post when, definitive and acting, and who signs on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from naungan.offices import rules
from naungan.offices.enums import AppointmentKind, Echelon
from naungan.offices.models import Appointment, Official, Post, Unit


@dataclass(frozen=True, slots=True)
class Holding:
    """A post on a day: who signs, and the definitive holder who is away meanwhile. Nobody: it is vacant."""

    post: Post
    signs: Appointment | None
    away: Appointment | None = None

    @property
    def is_acting(self) -> bool:
        return self.signs is not None and self.signs.kind != AppointmentKind.DEFINITIVE


@dataclass(frozen=True, slots=True)
class PostHistory:
    """A post with all its holders, the newest first."""

    holding: Holding
    terms: list[Appointment] = field(default_factory=list)

    @property
    def post(self) -> Post:
        return self.holding.post


def holdings(posts: Iterable[Post], appointments: Iterable[Appointment], day: date) -> list[Holding]:
    """Each post with whoever signs on that day; `appointments` may cover other posts and days too."""
    by_post: dict[int, list[Appointment]] = {}
    for row in appointments:
        by_post.setdefault(row.post_id, []).append(row)
    return [_holding(post, by_post.get(post.pk, []), day) for post in posts]


def _holding(post: Post, rows: list[Appointment], day: date) -> Holding:
    terms = {row.pk: row for row in rows if row.plain().covers(day)}
    signing = rules.in_charge([row.plain() for row in terms.values()], day)
    if signing is None:
        return Holding(post, None)
    signs = terms.pop(signing.pk)
    away = next((row for row in terms.values() if row.kind == AppointmentKind.DEFINITIVE), None)
    return Holding(post, signs, away)


def leaders(day: date, *, unit: Unit | None = None, echelons: Iterable[str] = ()) -> list[Holding]:
    """Posts of that day in the office's order, without groups that nobody heads. Two queries."""
    posts = Post.objects.on(day).exclude(echelon=Echelon.FUNCTIONAL).select_related("unit")
    if unit is not None:
        posts = posts.filter(unit__in=Unit.objects.below(unit))
    if echelons:
        posts = posts.filter(echelon__in=list(echelons))
    rows = Appointment.objects.on(day).select_related("official", "post")
    return holdings(posts.order_by("unit__order", "order", "title"), rows, day)


def histories(day: date, *, heads_only: bool = True) -> list[PostHistory]:
    """Posts with all who ever held them, until `day` and beyond; heads of units alone unless asked for all."""
    posts = Post.objects.exclude(echelon=Echelon.FUNCTIONAL).select_related("unit")
    if heads_only:
        posts = posts.filter(is_head=True)
    posts = list(posts.order_by("unit__order", "order", "title"))
    rows = list(Appointment.objects.filter(post__in=posts).select_related("official", "post"))
    by_post: dict[int, list[Appointment]] = {}
    for row in sorted(rows, key=lambda row: row.from_on, reverse=True):
        by_post.setdefault(row.post_id, []).append(row)
    return [PostHistory(one, by_post.get(one.post.pk, [])) for one in holdings(posts, rows, day)]


def searchable(day: date) -> list[tuple[Official, list[Appointment]]]:
    """For the search index: every official who holds a post on that day, with what they hold."""
    found: dict[int, tuple[Official, list[Appointment]]] = {}
    for row in Appointment.objects.on(day).select_related("official", "post__unit"):
        found.setdefault(row.official_id, (row.official, []))[1].append(row)
    return list(found.values())
