"""The emergency copy: the public site as plain files, and answering from it when the database is gone.

Nothing in `alarm`, `dressing` and `serving` reads the database: they must work when nothing else does.
"""
