"""Input of officers to clean data: filters of the queue, hand-over, notes, ready texts."""

from typing import Any

from django import forms
from django.utils import timezone

from naungan.accounts.models import User
from naungan.cases import rules
from naungan.cases.models import AnswerTemplate
from naungan.cases.reports import reach
from naungan.cases.reports.queue import NOBODY
from naungan.kit.forms import Plain
from naungan.offices.models import Unit

DAY = {"type": "date"}
LONGEST = 4000
BRACES = ", ".join(f"{{{name}}} ({says})" for name, says in rules.FIELDS.items())


class FilterForm(Plain, forms.Form):
    """What narrows the queue; its names stand in the address."""

    jenis = forms.ChoiceField(label="Jenis", required=False)
    keadaan = forms.ChoiceField(label="Keadaan", required=False)
    petugas = forms.ChoiceField(label="Petugas", required=False)
    unit = forms.ChoiceField(label="Unit", required=False)
    dari = forms.DateField(label="Batas dari", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    sampai = forms.DateField(label="Batas sampai", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kinds = reach.kinds_of(user)
        people = reach.officers(timezone.localdate()).values_list("pk", "name")
        self.fields["jenis"].choices = [("", "Semua jenis"), *((kind.name, kind.label) for kind in kinds)]
        self.fields["keadaan"].choices = [
            ("", "Semua keadaan"),
            *((kind.label, [(f"{kind.name}:{s}", label) for s, label in kind.labels.items()]) for kind in kinds),
        ]
        self.fields["petugas"].choices = [
            ("", "Semua petugas"), (NOBODY, "Belum ada petugas"), *((str(pk), name) for pk, name in people),
        ]  # fmt: skip
        self.fields["unit"].choices = [("", "Semua unit"), *((unit.code, unit) for unit in Unit.objects.active())]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("dari"), given.get("sampai")
        if since and until and since > until:
            self.add_error("sampai", "Batas sampai lebih awal daripada batas dari. Tukar kedua tanggalnya.")
        return given


class HandOverForm(Plain, forms.Form):
    """To whom, and why."""

    officer = forms.ModelChoiceField(User.objects.none(), label="Petugas", required=False, empty_label="Pilih petugas")
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Unit", to_field_name="code", required=False, empty_label="Unit tetap"
    )
    reason = forms.CharField(label="Alasan", max_length=300, help_text="Dibaca petugas yang menerima, bukan pemohon.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = reach.officers(timezone.localdate())
        self.fields["unit"].queryset = Unit.objects.active()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and given.get("officer") is None and given.get("unit") is None:
            self.add_error("officer", "Pilih petugas atau unit yang menerima.")
        return given


class NoteForm(Plain, forms.Form):
    """A line in the history, for officers or for the applicant."""

    text = forms.CharField(label="Isi", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))
    reader = forms.ChoiceField(
        label="Dibaca oleh",
        choices=[("office", "petugas saja"), ("applicant", "pemohon juga")],
        initial="office",
        widget=forms.RadioSelect,
    )


class OpenFileForm(Plain, forms.Form):
    """Why a proof of identity is opened: the journal keeps it."""

    reason = forms.CharField(
        label="Alasan", max_length=300, help_text="Tercatat bersama nama Anda. Jangan menulis data pribadi di sini."
    )


class RenewForm(Plain, forms.Form):
    """How somebody was recognised who lost the secret."""

    reason = forms.CharField(
        label="Bagaimana pemohon dikenali",
        max_length=300,
        help_text="Misalnya: menunjukkan KTP asli di meja layanan. Tercatat bersama nama Anda; jangan menulis NIK.",
        error_messages={"required": "Tulis bagaimana pemohon dikenali, misalnya: menunjukkan KTP asli."},
    )


class KeepFilterForm(Plain, forms.Form):
    name = forms.CharField(label="Simpan saringan ini sebagai", max_length=40)


class TemplateForm(Plain, forms.ModelForm):
    """A ready text."""

    class Meta:
        model = AnswerTemplate
        fields = ["kind", "title", "text", "is_active"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}
        help_texts = {
            "text": f"Isian dalam kurung kurawal diganti dengan data perkaranya: {BRACES}.",
            "is_active": "Yang tidak dipakai lagi hilang dari pilihan, tetapi tidak dihapus.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kinds = [(kind.name, kind.label) for kind in reach.kinds_of(user)]
        self.fields["kind"] = forms.ChoiceField(
            label="Jenis perkara", required=False, choices=[("", "Semua jenis"), *kinds]
        )
        self.fields["text"].max_length = LONGEST


class ForgetForm(Plain, forms.Form):
    """The approval under which cases are emptied."""

    reason = forms.CharField(
        label="Persetujuan pemusnahan",
        max_length=200,
        help_text="Nomor keputusan atau berita acara menurut jadwal retensi arsip (UU 43/2009 Ps. 51). Masuk jurnal.",
        error_messages={"required": "Tulis nomor persetujuan atau berita acara pemusnahan arsipnya."},
    )
