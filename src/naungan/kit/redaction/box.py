"""Where something is blacked out."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as a reader sees it, turned and cut as it is shown.

    :param page: from 1
    :param x0: millimetres from the left edge; x1 likewise, in either order
    :param y0: millimetres from the upper edge; y1 likewise, in either order
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    def plain(self) -> dict[str, Any]:
        return asdict(self)
