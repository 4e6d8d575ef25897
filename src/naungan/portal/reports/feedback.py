"""What readers said, page by page, the worst first."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum

from naungan.portal.models import PageComment, PageOpinion

SHOWN = 50


@dataclass
class Said:
    path: str
    yes: int = 0
    no: int = 0
    comments: list[PageComment] = field(default_factory=list)

    @property
    def share(self) -> float | None:
        """Per cent of the answers that were yes."""
        return 100 * self.yes / (self.yes + self.no) if self.yes + self.no else None


def worst_first(since: date) -> list[Said]:
    """Pages with answers since that day or with open sentences: most unhelped readers first."""
    rows = PageOpinion.objects.filter(on__gte=since).values("path").annotate(yes=Sum("yes"), no=Sum("no"))
    found = {row["path"]: Said(row["path"], row["yes"], row["no"]) for row in rows}
    for comment in PageComment.objects.open():
        found.setdefault(comment.path, Said(comment.path)).comments.append(comment)
    return sorted(found.values(), key=lambda one: (-one.no, -len(one.comments), one.yes, one.path))[:SHOWN]
