"""What a list's columns mean: found by the words of its header, and by what stands in the cells."""

from naungan.protection.rosters.layouts.book import CANONICAL, Book, Sheet
from naungan.protection.rosters.layouts.mapping import Known, Told
from naungan.protection.rosters.layouts.reading import read_book

__all__ = ["CANONICAL", "Book", "Known", "Sheet", "Told", "read_book"]
