"""Reads that become documents: exact counts for the operator, published ones for everybody."""

from naungan.protection.coverage.reports.exact import exact
from naungan.protection.coverage.reports.published import Cell, Page, page
from naungan.protection.coverage.reports.table import rows

__all__ = ["Cell", "Page", "exact", "page", "rows"]
