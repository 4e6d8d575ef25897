"""The window in which an editor chooses a regulation: found by its number, by its year, by what it is about."""

import re

from django import forms
from django.db.models import Q, QuerySet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

WORD = re.compile(r"\w+")
UNSAID = {"nomor", "no", "tahun", "tentang"}  # of a citation in full; no record holds them
IN = ("short", "form", "number", "title", "subjects", "abstract")


def matching(records: QuerySet, asked: str) -> QuerySet:
    """Records that hold every word of `asked` somewhere: "pp 44/2015", "upah minimum 2024"."""
    for word in WORD.findall(asked.lower()):
        if word not in UNSAID:
            held = Q(*((f"{name}__icontains", word) for name in IN), _connector=Q.OR)
            records = records.filter(held | Q(year=int(word)) if word.isdecimal() and len(word) == 4 else held)
    return records


class Sought(BaseFilterForm):
    q = forms.CharField(
        label="Cari peraturan",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": "PP 44/2015, upah minimum, pekerja migran"}),
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        return matching(objects, self.search_query)


class Shelf:
    """The list of both views: the window, and its results while one types."""

    filter_form_class = Sought
    ordering = ("-year", "short", "-pk")

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, Column("title_in_full", label="Tentang", accessor="title"), LiveStatusTagColumn()]


class ChooseInstrument(Shelf, ChooseView):
    pass


class ChooseInstrumentResults(Shelf, ChooseResultsView):
    pass


class InstrumentChooser(SnippetChooserViewSet):
    choose_view_class = ChooseInstrument
    choose_results_view_class = ChooseInstrumentResults
