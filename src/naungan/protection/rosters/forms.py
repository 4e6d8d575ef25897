"""Input to clean data for the roster pages."""

from datetime import date

from django import forms
from django.utils import timezone

from naungan.accounts.models import User
from naungan.kit.forms import Plain
from naungan.kit.months import add_months, first_of_month, read_month
from naungan.kit.words import month as month_in_words
from naungan.offices.models import Office
from naungan.protection.programmes.models import Programme
from naungan.protection.rosters.rules import MAY_RECEIVE


class ReceiveForm(Plain, forms.Form):
    """A list, for a programme's months, from an office of the user's area."""

    file = forms.FileField(
        label="Berkas daftar nama",
        help_text="CSV, TXT, XLSX, XLS, atau ODS, seperti yang sudah ada. Judul, baris jumlah, dan tanda tangan tidak "
        "mengganggu.",
        allow_empty_file=True,
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label="Program", to_field_name="code", empty_label="Pilih program"
    )
    office = forms.ModelChoiceField(Office.objects.none(), label="Kantor pengirim", to_field_name="code")
    starts = forms.ChoiceField(label="Bulan pertama perlindungan", help_text="Umur dinilai pada tanggal 1 bulan ini.")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.visible_to(user).open()
        offices = Office.objects.none()
        for area in user.areas(*MAY_RECEIVE):
            offices |= Office.objects.within(area).filter(is_active=True)
        self.fields["office"].queryset = offices.distinct()
        if user.office_id:
            self.fields["office"].initial = user.office.code
        month = first_of_month(timezone.localdate())
        months = [add_months(month, step) for step in range(-3, 10)]
        self.fields["starts"].choices = [(f"{m:%Y-%m}", month_in_words(m)) for m in months]
        self.fields["starts"].initial = f"{month:%Y-%m}"

    def clean_starts(self) -> date:
        return read_month(self.cleaned_data["starts"])


class ReasonForm(Plain, forms.Form):
    """Why: for sending back and for undoing."""

    reason = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="Alasan ini tercatat."
    )
