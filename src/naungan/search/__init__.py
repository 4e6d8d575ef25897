"""The index that rooms fill and `/cari/` reads. Rooms hand in an `Entry`; see `actions` and `registry`."""

from naungan.search.entry import Entry

__all__ = ["Entry"]
