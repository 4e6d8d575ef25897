"""Any book of cells as lines of values: CSV and text in every usual dress, XLSX, XLS, ODS, and HTML tables.

`read_grids` knows nothing of rosters: it gives what stands on each sheet, line by line, exactly as a
spreadsheet numbers the lines. What the columns mean is decided upstairs.
"""

from naungan.kit.sheets.book import Grid, Limits, Unreadable, cell_text
from naungan.kit.sheets.passwords import is_locked, unlock
from naungan.kit.sheets.reading import read_grids

__all__ = ["Grid", "Limits", "Unreadable", "cell_text", "is_locked", "read_grids", "unlock"]
