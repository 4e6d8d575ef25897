"""Texts from outside, made safe for a cell, a header or the name of a sheet in a workbook that we write."""

import re
from collections.abc import Container

NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no workbook can hold them
NOT_FOR_SHEETS = re.compile(r"[\[\]:*?/\\]")
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")  # what makes some spreadsheet read the rest as a formula
LONGEST = 32_767
LONGEST_SHEET = 31


def cell_text(value: object) -> str | None:
    """A value as text that every spreadsheet takes as text, never as a formula; None for nothing.

    Formulas hide behind blanks too, and live on when the sheet is saved as CSV: hence the apostrophe.
    """
    text = "" if value is None else NOT_FOR_XML.sub("", str(value))
    if not text:
        return None
    if text.startswith(LIVE) or text.lstrip().startswith(LIVE):
        text = "'" + text
    return text[:LONGEST]


def sheet_name(wanted: str, *, taken: Container[str] = (), otherwise: str = "Lembar") -> str:
    """A name a sheet may bear, and that no other bears: `taken` holds the names given, in small letters."""
    clean = NOT_FOR_SHEETS.sub(" ", NOT_FOR_XML.sub("", wanted)).replace("\n", " ").strip(" '")
    name, step = clean[:LONGEST_SHEET] or otherwise, 1
    while name.casefold() in taken:
        step += 1
        name = f"{(clean or otherwise)[: LONGEST_SHEET - len(str(step)) - 1]} {step}"
    return name
