"""Reads that become pages and documents: clocks as told, suggestions, the dossier of a dispute."""
