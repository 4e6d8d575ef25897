"""What may already answer a wish, from everything that is public."""

from datetime import date

from naungan.search.reports import Hit, search

PASSING = frozenset({"news", "article", "agenda", "event", "official", "unit"})  # tells of the day, answers nothing
MOST = 5
LENGTHS = (12, 6, 3)  # words asked for; the first that finds anything


def suggestions(asked: str, today: date) -> list[Hit]:
    """The best few public things for what was asked; nothing of the question is kept."""
    words = asked.split()
    for length in LENGTHS:
        hits = [hit for hit in search(" ".join(words[:length]), today=today).hits if hit.kind not in PASSING]
        if hits:
            return hits[:MOST]
    return []
