from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

# Before this year no law of the book exists; a year with a slip of the finger is told, not answered with an empty book.
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)


class DayForm(forms.Form):
    """The day for which the book is shown."""

    pada = forms.DateField(
        label=_("Berlaku pada tanggal"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date", "class": "input w16"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Pilih tanggalnya, atau tampilkan seluruh buku."),
            "invalid": _("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-05-15."),
        },
    )

    def clean_pada(self) -> date:
        day: date = self.cleaned_data["pada"]
        if not FIRST <= day < LAST:
            raise forms.ValidationError(_("Pilih tanggal antara tahun 2000 dan 2099."))
        return day
