"""Reads of the shelf: the list with its facets, one record, its pictures, and what machines fetch."""
