"""The index: entries, the words they hold, and how words were spelled. Written by `actions` alone."""

from django.db import models


class SearchEntry(models.Model):
    """Entri pencarian: one thing the public can find, as its room handed it in."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, db_index=True)
    title = models.CharField(max_length=400)
    summary = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    url = models.CharField(max_length=400)
    on = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    facets = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=32)  # of all that was handed in: an unchanged entry is not indexed again
    lexicon = models.CharField(max_length=12)  # of the rules that read it; another one means: read again
    indexed_at = models.DateTimeField()
    heads = models.TextField(blank=True)  # title, summary and words as terms, for the last order: see `analysis.heads`
    text = models.TextField(blank=True)  # last: it may be a book, and the columns before it are read without it

    def __str__(self):
        return self.key


class Term(models.Model):
    """Kata terindeks: a root, an acronym, a number, a citation or a concept, and how many entries hold it."""

    form = models.CharField(max_length=64, unique=True)
    entries = models.PositiveIntegerField(default=0)

    def __str__(self):
        return self.form


class Posting(models.Model):
    """Tempat kata: this term stands in that entry, with this much weight.

    The largest table of the room: a pair of numbers as its key, one covering index that gives the entries of a term
    with the weightiest first, and no constraint in the database, because only `actions` writes it, with both its ends.
    """

    pk = models.CompositePrimaryKey("entry_id", "term_id")
    entry = models.ForeignKey(SearchEntry, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    term = models.ForeignKey(Term, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
    impact = models.PositiveSmallIntegerField()  # 1 to 1,000; whole numbers, so that both databases add alike

    class Meta:
        indexes = [models.Index(fields=["term", "-impact", "entry"], name="search_posting_best")]

    def __str__(self):
        return f"{self.term_id}@{self.entry_id}"


class Spelling(models.Model):
    """Ejaan: a word as people wrote it; what a mistyped word is compared with."""

    form = models.CharField(max_length=24, unique=True)
    first = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()
    entries = models.IntegerField(default=0)  # how many hold it anywhere
    heads = models.IntegerField(default=0)  # how many hold it in title, summary or words

    class Meta:
        indexes = [models.Index(fields=["first", "length"], name="search_spelling_near")]

    def __str__(self):
        return self.form
