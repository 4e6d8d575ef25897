"""Input to clean data: a stated figure with its proof, and the reason of a withdrawal."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms

from naungan.codes.enums import Segment
from naungan.figures.models import Denominator, Indicator
from naungan.kit.forms import Plain
from naungan.regions.models import Region


class DepositForm(Plain, forms.Form):
    """One figure as somebody states it; the sums are done by `actions.deposit`, which may refuse."""

    indicator = forms.ModelChoiceField(Indicator.objects.all(), label="Indikator", empty_label=None)
    region = forms.CharField(label="Kode wilayah", max_length=13, help_text="Misalnya 52, 52.03 atau 52.03.07.")
    segment = forms.ChoiceField(label="Segmen", choices=[("", "semua pekerja"), *Segment.choices], required=False)
    period = forms.CharField(label="Bulan", max_length=20, help_text="Tahun dan bulan, misalnya 2026-11.")
    numerator = forms.IntegerField(
        label="Pembilang", min_value=0, localize=True, help_text="Jumlah orang, misalnya 411.126."
    )
    denominator = forms.ModelChoiceField(
        Denominator.objects.filter(is_base=True).select_related("indicator"),
        label="Penyebut",
        required=False,
        empty_label="tanpa penyebut: jumlah saja",
        help_text="Hanya penyebut yang punya sumber dan tanggal.",
    )
    stated_percent = forms.DecimalField(
        label="Persen yang tertulis",
        required=False,
        localize=True,
        min_value=0,
        max_digits=6,
        decimal_places=2,
        help_text="Bila naskahnya menyebut persen. Ditolak bila berbeda lebih dari 0,5 poin dari hitungannya.",
    )
    parts = forms.CharField(
        label="Persen bagian-bagiannya",
        required=False,
        help_text="Bila naskahnya membagi seluruhnya, pisahkan dengan titik koma: 9,3; 90,7. Harus menutup 100 %.",
    )
    source = forms.CharField(label="Sumber", max_length=300, help_text="Siapa yang menerbitkan, dan di mana.")
    as_of = forms.DateField(
        label="Dihitung sampai tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_region(self) -> str:
        code = self.cleaned_data["region"].strip()
        if not Region.objects.current().filter(code=code).exists():
            raise forms.ValidationError("Wilayah dengan kode ini tidak dikenal.")
        return code

    def clean_period(self) -> date:
        found = re.fullmatch(r"(\d{4})-(\d{2})", self.cleaned_data["period"].strip())
        try:
            return date(int(found[1]), int(found[2]), 1)
        except (TypeError, ValueError):
            raise forms.ValidationError("Bulan tidak terbaca. Tulis seperti 2026-11.") from None

    def clean_parts(self) -> list[Decimal]:
        texts = [t.strip().rstrip("%").strip() for t in self.cleaned_data["parts"].split(";") if t.strip()]
        try:
            return [Decimal(text.replace(",", ".")) for text in texts]
        except InvalidOperation:
            raise forms.ValidationError("Bagian tidak terbaca. Tulis seperti 9,3; 90,7.") from None


class WithdrawForm(Plain, forms.Form):
    reason = forms.CharField(label="Alasan penarikan", max_length=300, help_text="Tampil bersama angkanya.")
