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
from naungan.protection.rosters.layouts import Told
from naungan.protection.rosters.layouts.previewing import Sheet
from naungan.protection.rosters.rules import MAY_RECEIVE

MEANING = {
    "nik": "NIK", "name": "Nama", "birth_date": "Tanggal lahir", "birth_place": "Tempat lahir",
    "birth": "Tempat dan tanggal lahir", "sex": "Jenis kelamin", "mother": "Nama ibu", "village": "Desa atau kelurahan",
    "district": "Kecamatan", "regency": "Kabupaten atau kota", "address": "Alamat", "occupation": "Pekerjaan",
    "phone": "Telepon", "kk": "Nomor KK", "note": "Catatan", "number": "Nomor urut",
}  # fmt: skip
UNUSED = "-"
MEANINGS = [(UNUSED, "(tidak dipakai)"), *MEANING.items()]


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

    def programmes(self):
        """The programmes offered, for their templates."""
        return self.fields["programme"].queryset

    def clean_starts(self) -> date:
        return read_month(self.cleaned_data["starts"])


class PasswordForm(Plain, forms.Form):
    """The password of a locked file. It never comes back into the page."""

    password = forms.CharField(
        label="Kata sandi berkas",
        max_length=255,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class ColumnsForm(forms.Form):
    """One sheet: where its header stands, and what each of its columns means."""

    header_row = forms.IntegerField(
        label="Baris judul kolom",
        required=False,
        min_value=1,
        max_value=1_048_576,
        help_text="Nomor baris seperti di lembar kerja; kosongkan bila tanpa judul. Dari dua baris judul, yang bawah.",
        error_messages={"invalid": "Baris judul kolom harus bilangan bulat, misalnya 5."},
    )

    def __init__(self, *args, sheet: Sheet, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        self.fields["header_row"].initial = sheet.header_row
        for column in sheet.columns:
            name = f"Arti kolom {column.letter}" + (f", {column.header}" if column.header else "")
            field = forms.ChoiceField(label=name, choices=MEANINGS, initial=column.meaning or UNUSED)
            field.error_messages["required"] = f"Pilih arti kolom {column.letter}."
            field.error_messages["invalid_choice"] = f"Pilihan pada kolom {column.letter} tidak tersedia."
            self.fields[column.letter] = field

    def columns(self):
        """(column, its bound field) for the page."""
        return [(column, self[column.letter]) for column in self.sheet.columns]

    def clean(self):
        chosen: dict[str, str] = {}
        for column in self.sheet.columns:
            meaning = self.cleaned_data.get(column.letter)
            if meaning in (None, UNUSED):
                continue
            if meaning in chosen:
                self.add_error(column.letter, f"{MEANING[meaning]} sudah dipilih untuk kolom {chosen[meaning]}.")
            else:
                chosen[meaning] = column.letter
        if chosen and not {"nik", "name"} & set(chosen):
            self.add_error(None, "Pilih sedikitnya kolom NIK atau kolom nama.")
        self.chosen = chosen
        return self.cleaned_data

    def told(self) -> Told:
        return Told(self.chosen, self.sheet.name, self.cleaned_data.get("header_row"), is_whole=True)


class ReasonForm(Plain, forms.Form):
    """Why: for sending back and for undoing."""

    reason = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="Alasan ini tercatat."
    )


class MendForm(Plain, forms.Form):
    """What one row says, as text: the checks judge it as they judge a cell."""

    nik = forms.CharField(
        label="NIK", required=False, max_length=40,
        help_text="NIK yang sudah benar tidak ditampilkan; biarkan kosong.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    name = forms.CharField(label="Nama", required=False, max_length=160)
    sex = forms.CharField(label="Jenis kelamin", required=False, max_length=20, help_text="L atau P.")
    birth_date = forms.CharField(label="Tanggal lahir", required=False, max_length=40, help_text="Misalnya 05-03-1978.")
    birth_place = forms.CharField(label="Tempat lahir", required=False, max_length=80)
    village = forms.CharField(label="Desa atau kelurahan", required=False, max_length=80)
    district = forms.CharField(label="Kecamatan", required=False, max_length=80)
    regency = forms.CharField(label="Kabupaten atau kota", required=False, max_length=80)
    mother = forms.CharField(label="Nama ibu kandung", required=False, max_length=160)
    occupation = forms.CharField(label="Pekerjaan", required=False, max_length=80)
    phone = forms.CharField(label="Telepon", required=False, max_length=40)
