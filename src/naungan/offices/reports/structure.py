"""The structure on a day, as a tree of posts with those who held them."""

from dataclasses import dataclass, field
from datetime import date

from naungan.offices.enums import UnitKind
from naungan.offices.models import Appointment, Post
from naungan.offices.reports.people import Holding, holdings

GROUPS = {
    UnitKind.OFFICE: "Pimpinan",
    UnitKind.SECRETARIAT: "Sekretariat",
    UnitKind.DIVISION: "Bidang",
    UnitKind.UPTD: "UPTD",
    UnitKind.SECTION: "Bagian",
}


@dataclass(slots=True)
class Node:
    """One post in the chart. `groups` are those below it, set apart by the kind of their unit."""

    holding: Holding
    groups: list["Group"] = field(default_factory=list)

    @property
    def post(self) -> Post:
        return self.holding.post


@dataclass(slots=True)
class Group:
    """Posts side by side: the divisions, the UPTD. `kind` is that of their units."""

    kind: str
    title: str
    nodes: list[Node]


def structure(day: date) -> list[Node]:
    """The posts of that day, the top ones first. A post whose superior is gone stands at the top. Two queries."""
    posts = Post.objects.on(day).select_related("unit").order_by("unit__order", "order", "title")
    rows = Appointment.objects.on(day).select_related("official", "post")
    nodes = {one.post.pk: Node(one) for one in holdings(posts, rows, day)}
    tops = []
    for node in nodes.values():
        above = nodes.get(node.post.parent_id)
        if above is None:
            tops.append(node)
        else:
            _put(above, node)
    for node in nodes.values():
        node.groups.sort(key=lambda group: list(GROUPS).index(UnitKind(group.kind)))
    return tops


def _put(above: Node, node: Node) -> None:
    """Beside its own kind. Inside one unit there is one group only."""
    kind = node.post.unit.kind
    for group in above.groups:
        if group.kind == kind:
            group.nodes.append(node)
            return
    above.groups.append(Group(kind, GROUPS[UnitKind(kind)], [node]))
