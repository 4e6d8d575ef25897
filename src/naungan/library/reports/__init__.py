"""Reads of this room: `board` (what is missing), `shelves` (public lists), `index` (for the search), `telling`."""
