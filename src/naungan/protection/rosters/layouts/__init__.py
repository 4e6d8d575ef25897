"""What a list's columns mean: found by the words of its header, and by what stands in the cells."""

from naungan.protection.rosters.layouts.book import CANONICAL, Book, Sheet
from naungan.protection.rosters.layouts.reading import read_book

__all__ = ["CANONICAL", "Book", "Sheet", "read_book"]
