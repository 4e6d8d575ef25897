"""Input to clean data: documents with their file, procedures with their steps, reasons, days of review."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from naungan.accounts.models import User
from naungan.kit.forms import Plain
from naungan.kit.refusal import Refused
from naungan.library.actions import holding, intake
from naungan.library.actions.intake import Content
from naungan.library.actions.procedures import Text
from naungan.library.enums import Certainty, Licence
from naungan.library.models import DocumentSet, HeldFile
from naungan.offices.models import Unit

DAY = {"type": "date"}


class Filed(Plain, forms.Form):
    """A form with one file that is judged while the form is read, and kept when something else is wrong."""

    allow = intake.DOCUMENTS
    file_required = True

    file = forms.FileField(
        label="Berkas",
        allow_empty_file=True,
        help_text="PDF, CSV, XLSX, ODS, DOCX atau ODT, paling besar 25 MB.",
    )
    held = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        self.content: Content | None = None
        self.held_file: HeldFile | None = None
        self.fields["file"].required = self.file_required and not self.data.get(self.add_prefix("held"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        upload: UploadedFile | None = given.get("file")
        try:
            if upload is not None:
                self.content = intake.take(upload, allow=self.allow)
            elif held := holding.held_by(self.user, given.get("held", "")):
                self.held_file = held
                self.content = intake.take(holding.named_bytes(held), allow=self.allow)
            elif self.file_required and "file" not in self.errors:  # what was held is gone after a day
                self.add_error("file", "Berkas belum dipilih.")
        except Refused as refusal:
            self.add_error("file", " ".join(refusal.reasons))
        return given

    def keep_file(self) -> None:
        """Called when the page is shown again: a good file waits here instead of being asked for once more."""
        if self.content is not None and self.held_file is None:
            self.held_file = holding.hold(self.content, by=self.user, now=timezone.now())
        if self.held_file is not None:
            self.data = self.data.copy()
            self.data[self.add_prefix("held")] = str(self.held_file.pk)


class DocumentForm(Filed):
    """A new document."""

    shelf = forms.ModelChoiceField(
        DocumentSet.objects.none(), label="Himpunan", to_field_name="code", empty_label="Pilih himpunan"
    )
    year = forms.IntegerField(
        label="Tahun", min_value=1990, max_value=2100, help_text="Tahun yang dibicarakan dokumen ini."
    )
    part = forms.TypedChoiceField(
        label="Semester",
        choices=[("0", "setahun penuh"), ("1", "semester I"), ("2", "semester II")],
        coerce=int,
        initial="0",
        help_text="Hanya untuk himpunan yang terbit setiap enam bulan.",
    )
    title = forms.CharField(label="Judul", max_length=200, help_text="Seperti yang dicari orang: Renja 2026.")
    summary = forms.CharField(
        label="Ringkasan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Satu kalimat: apa yang dapat dibaca di sini.",
    )
    label = forms.CharField(
        label="Periode", max_length=60, required=False, help_text="Bila bukan setahun penuh: November 2024, 2020–2026."
    )
    source = forms.CharField(
        label="Sumber angka", max_length=300, required=False, help_text="Siapa yang menerbitkan, dan di mana."
    )
    certainty = forms.ChoiceField(
        label="Kepastian angka", choices=[("", "tidak perlu"), *Certainty.choices], required=False
    )
    licence = forms.ChoiceField(label="Lisensi", choices=Licence.choices, initial=Licence.CC_BY)
    note = forms.CharField(label="Catatan versi", max_length=300, required=False)
    field_order = [
        "file",
        "shelf",
        "year",
        "part",
        "title",
        "summary",
        "label",
        "source",
        "certainty",
        "licence",
        "note",
    ]

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        shelves = DocumentSet.objects.all()
        if user.unit_id:
            shelves = shelves.filter(unit=user.unit_id)
        self.fields["shelf"].queryset = shelves


class VersionForm(Filed):
    """A new version of a document."""

    note = forms.CharField(
        label="Apa yang berubah", max_length=300, help_text="Tampil di halaman dokumen, di samping versi lamanya."
    )
    field_order = ["file", "note"]


class DescribeForm(Plain, forms.Form):
    """Words about a document that has not been published."""

    title = forms.CharField(label="Judul", max_length=200)
    summary = forms.CharField(label="Ringkasan", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(label="Sumber angka", max_length=300, required=False)
    certainty = forms.ChoiceField(
        label="Kepastian angka", choices=[("", "tidak perlu"), *Certainty.choices], required=False
    )
    licence = forms.ChoiceField(label="Lisensi", choices=Licence.choices)


class ProcedureVersionForm(Filed):
    """What a version of a procedure says, and its signed scan if there is one."""

    allow = intake.PROCEDURES
    file_required = False

    effective_on = forms.DateField(label="Berlaku sejak", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    applicant = forms.CharField(label="Siapa yang boleh", max_length=200)
    duration = forms.CharField(
        label="Waktu",
        max_length=200,
        help_text="Batas dari undang-undang ditulis dengan tandanya: [ppid.response_days].",
    )
    cost = forms.CharField(label="Biaya", max_length=120, initial="Gratis")
    output = forms.CharField(label="Hasil", max_length=200)
    requirements = forms.CharField(
        label="Yang dibawa",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu hal dalam satu baris.",
    )
    steps = forms.CharField(
        label="Langkah",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Satu langkah dalam satu baris: siapa | melakukan apa | berapa lama. "
        "Contoh: Petugas meja | mencatat permintaan dan memberi nomor | 10 menit",
    )
    legal_basis = forms.CharField(
        label="Dasar hukum", widget=forms.Textarea(attrs={"rows": 3}), help_text="Satu peraturan dalam satu baris."
    )
    note = forms.CharField(label="Apa yang berubah", max_length=300, required=False)
    field_order = [
        "effective_on", "applicant", "requirements", "duration", "cost", "output", "steps", "legal_basis", "file",
        "note",
    ]  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        self.fields["file"].label = "Naskah bertanda tangan"
        self.fields[
            "file"
        ].help_text = "Pindaian PDF, bila ada. Langkahnya tetap ditulis di atas supaya semua dapat membaca."

    def text(self) -> Text:
        """The clean words of the version."""
        names = (
            "effective_on",
            "applicant",
            "duration",
            "cost",
            "output",
            "requirements",
            "steps",
            "legal_basis",
            "note",
        )
        return Text(**{name: self.cleaned_data[name] for name in names})


class ProcedureForm(ProcedureVersionForm):
    """A new procedure with its first version."""

    number = forms.CharField(label="Nomor SOP", max_length=60)
    title = forms.CharField(
        label="Judul", max_length=160, help_text="Mulai dengan kerjanya: Melayani permintaan informasi."
    )
    summary = forms.CharField(label="Ringkasan", max_length=240, widget=forms.Textarea(attrs={"rows": 2}))
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit pemilik", to_field_name="code", empty_label=None)
    review_on = forms.DateField(label="Ditinjau lagi pada", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    field_order = ["number", "title", "summary", "unit", "review_on", *ProcedureVersionForm.field_order]

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        units = Unit.objects.active()
        self.fields["unit"].queryset = units.filter(pk=user.unit_id) if user.unit_id else units


class ReasonForm(Plain, forms.Form):
    """Why: for sending back and for withdrawing."""

    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(Plain, forms.Form):
    """The next day of review."""

    review_on = forms.DateField(label="Ditinjau lagi pada", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
