"""Reads of programmes that become documents: covers on a day, the list to fill in."""

from naungan.protection.programmes.reports.covers import covers_on
from naungan.protection.programmes.reports.template import template_book

__all__ = ["covers_on", "template_book"]
