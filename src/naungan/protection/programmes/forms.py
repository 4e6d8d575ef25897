"""Input to clean data for the programme pages."""

from django import forms
from django.utils import timezone

from naungan.accounts.models import User
from naungan.codes.enums import Sector, Segment
from naungan.kit.forms import Plain
from naungan.kit.nik import clean_nik
from naungan.protection.programmes.enums import Fund
from naungan.protection.programmes.rules import MAY_ARRANGE
from naungan.regions.enums import Level
from naungan.regions.models import Region


class ProgrammeForm(Plain, forms.Form):
    """A new programme. What is left empty comes from the book."""

    code = forms.SlugField(
        label="Kode", max_length=30, help_text="Huruf, angka, dan tanda hubung, misalnya tembakau-2026."
    )
    name = forms.CharField(label="Nama", max_length=160)
    fund = forms.ChoiceField(label="Sumber dana", choices=Fund.choices)
    instrument = forms.CharField(label="Dasar", max_length=200, help_text="Nomor keputusan atau perjanjian.")
    segment = forms.ChoiceField(label="Segmen", choices=Segment.choices, initial=Segment.INFORMAL)
    months = forms.IntegerField(label="Lama perlindungan (bulan)", min_value=1, max_value=24)
    region = forms.ModelChoiceField(Region.objects.none(), label="Wilayah", to_field_name="code")
    sectors = forms.MultipleChoiceField(
        label="Sektor", choices=Sector.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Kosong berarti semua sektor.",
    )  # fmt: skip
    minimum_age = forms.IntegerField(label="Umur terendah", required=False, help_text="Kosong: menurut buku hukum.")
    maximum_age = forms.IntegerField(label="Umur tertinggi", required=False, help_text="Kosong: menurut buku hukum.")
    quota = forms.IntegerField(label="Kuota (orang)", required=False, min_value=1)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        regions = Region.objects.none()
        for area in user.areas(*MAY_ARRANGE):
            regions |= Region.objects.current().within(area).filter(level__in=[Level.PROVINCE, Level.REGENCY])
        self.fields["region"].queryset = regions

    def clean_region(self) -> str:
        return self.cleaned_data["region"].code


class CoverForm(Plain, forms.Form):
    """Who, and on which day."""

    nik = forms.CharField(
        label="NIK", max_length=30, help_text="16 angka, seperti pada KTP.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w16"}),
    )  # fmt: skip
    on = forms.DateField(
        label="Pada tanggal",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_nik(self) -> str:
        number = clean_nik(self.cleaned_data["nik"])
        if number is None:
            raise forms.ValidationError("NIK harus 16 angka.")
        return number
