from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from naungan.regulations.enums import STATUS_ADDRESS

# Before 1945 there is no instrument of the Republic; a slip of the finger is told.
FIRST, LAST = date(1945, 8, 17), date(2100, 1, 1)


class DayForm(forms.Form):
    """The day for which an instrument is shown."""

    pada = forms.DateField(
        label=_("Tanggal peristiwa"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date", "class": "input w16"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Pilih tanggalnya."),
            "invalid": _("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-05-15."),
        },
    )

    def clean_pada(self) -> date:
        day: date = self.cleaned_data["pada"]
        if not FIRST <= day < LAST:
            raise forms.ValidationError(_("Pilih tanggal antara 17 Agustus 1945 dan akhir tahun 2099."))
        return day


class ListForm(forms.Form):
    """What narrows the list. A word nobody knows narrows nothing: an old link still opens."""

    q = forms.CharField(max_length=200, required=False)
    tahun = forms.IntegerField(min_value=1800, max_value=2200, required=False)
    status = forms.ChoiceField(choices=[("", ""), *[(word, word) for word in STATUS_ADDRESS]], required=False)
    subjek = forms.CharField(max_length=120, required=False)
    pada = forms.DateField(input_formats=["%Y-%m-%d"], required=False)
    hal = forms.IntegerField(min_value=1, max_value=10_000, required=False)
