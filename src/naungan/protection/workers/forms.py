"""Input to clean data for the search of workers."""

from django import forms

from naungan.kit.forms import Plain
from naungan.kit.names import name_key
from naungan.kit.nik import clean_nik
from naungan.protection.workers.rules import read_worker_number

ENOUGH_NAME = 3


class SearchForm(Plain, forms.Form):
    """One of: worker number; NIK; name, and better a birth date or a village with it."""

    number = forms.CharField(label="Nomor pekerja", required=False, max_length=12, help_text="Misalnya 7K3M-9QXC.")
    nik = forms.CharField(
        label="NIK", required=False, max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    name = forms.CharField(label="Nama", required=False, max_length=120)
    born_on = forms.DateField(
        label="Tanggal lahir", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    village = forms.CharField(label="Desa atau kelurahan", required=False, max_length=80)

    def clean_nik(self) -> str:
        text = self.cleaned_data["nik"]
        number = clean_nik(text) if text else ""
        if number is None:
            raise forms.ValidationError("NIK harus 16 angka.")
        return number

    def clean_number(self) -> str:
        text = self.cleaned_data["number"]
        number = read_worker_number(text) if text else ""
        if number is None:
            raise forms.ValidationError("Nomor ini salah ketik: huruf ujinya tidak cocok.")
        return number

    def clean(self) -> dict:
        data = super().clean()
        if self.errors:
            return data
        if not any(data.get(name) for name in ("number", "nik", "name")):
            raise forms.ValidationError("Isi nomor pekerja, NIK, atau nama.")
        by_name = data.get("name") and not (data.get("number") or data.get("nik"))
        if by_name and len(name_key(data["name"]).replace(" ", "")) < ENOUGH_NAME:
            raise forms.ValidationError({"name": "Tulis sedikitnya tiga huruf."})
        return data

    def kind(self) -> str:
        """What was searched by, for the journal: never what was asked."""
        given = self.cleaned_data
        if given["number"] or given["nik"]:
            return "number" if given["number"] else "nik"
        return "+".join(name for name in ("name", "born_on", "village") if given[name])
