"""Input to clean data: what officers write."""

from typing import Any

from django import forms

from naungan.cases.enums import Channel
from naungan.kit.forms import Plain
from naungan.ppid.enums import Article17, Held, Obtain, Receive, RequestState, Ruling
from naungan.ppid.forms.public import AskedForm, NeedsForm, WhoForm, WishForm
from naungan.ppid.forms.reading import Judged, long_text
from naungan.ppid.rules.requests import LONGEST

PAPERS = frozenset({"pdf", "jpeg", "png", "webp", "docx", "xlsx", "odt", "ods", "csv"})
PAPER_BYTES = 25_000_000
DAY = {"type": "date"}


class IntakeForm(AskedForm, WishForm, WhoForm, NeedsForm):
    """The whole request on one page, for an officer at the counter or with a letter in hand."""

    channel = forms.ChoiceField(
        label="Masuk lewat",
        choices=[pair for pair in Channel.choices if pair[0] != Channel.FORM],
        widget=forms.RadioSelect,
        initial=Channel.DESK,
    )
    received_at = forms.DateTimeField(
        label="Diterima",
        help_text="Saat surat, telepon, atau pemohon datang; jam menentukan hari pertama hitungan.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M"],
        error_messages={"invalid": "Waktu diterima bukan tanggal dan jam."},
    )
    field_order = [
        "channel", "received_at", "asked", "purpose", "obtain", "receive", "applicant_kind", "name", "represented",
        "id_number", "address", "occupation", "phone", "email", "identity", "proxy", "needs",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["id_number"].required = False  # a letter may lack it: the applicant is asked to complete
        self.fields["address"].required = False
        self.fields["purpose"].required = False

    def clean(self) -> dict[str, Any]:
        self.ways = {"receive": self.cleaned_data.get("receive")}
        return super().clean()


class ReasonForm(Plain, forms.Form):
    """One text."""

    text = forms.CharField(label="Alasan", max_length=LONGEST, widget=long_text(5))

    def __init__(self, *args: Any, label: str = "", hint: str = "", required: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label or "Alasan", hint
        self.fields["text"].required = required
        self.fields["text"].error_messages["required"] = f"{label or 'Alasan'} belum diisi."


class Attached(Judged):
    """A file that goes to the applicant."""

    allow, max_bytes = PAPERS, PAPER_BYTES
    file = forms.FileField(
        label="Berkas untuk pemohon",
        required=False,
        allow_empty_file=True,
        help_text="PDF, gambar, dokumen kantor atau CSV, paling besar 25 MB. Pemohon dapat mengunduhnya.",
    )


class AnswerForm(Attached):
    """The written notice of art. 22(7)."""

    decision = forms.ChoiceField(
        label="Keputusan",
        widget=forms.RadioSelect,
        choices=[
            (state.value, str(state.label).capitalize())
            for state in (
                RequestState.ANSWERED_GRANTED, RequestState.ANSWERED_PARTLY, RequestState.ANSWERED_REFUSED,
                RequestState.NOT_HELD,
            )
        ],
    )  # fmt: skip
    held = forms.ChoiceField(label="Penguasaan", choices=Held.choices, widget=forms.RadioSelect, initial=Held.HELD)
    held_by = forms.CharField(label="Badan publik yang menguasai", max_length=200, required=False)
    form_held = forms.ChoiceField(
        label="Bentuk yang dikuasai", choices=[("", "tidak ada"), *Obtain.choices[1:]], required=False
    )
    ground = forms.ChoiceField(
        label="Alasan pengecualian (Pasal 17)",
        required=False,
        choices=[("", "tidak ada"), *((one.value, f"{one.value}. {one.label}") for one in Article17)],
    )
    consequence_test = forms.CharField(
        label="Nomor uji konsekuensi",
        max_length=80,
        required=False,
        help_text="Wajib untuk yang ditolak atau dikabulkan sebagian (Pasal 19).",
    )
    fee = forms.IntegerField(label="Biaya (rupiah)", min_value=0, required=False, help_text="Kosongkan bila gratis.")
    payment = forms.CharField(label="Cara membayar", max_length=200, required=False)
    text = forms.CharField(
        label="Isi pemberitahuan tertulis", max_length=LONGEST, widget=long_text(8), help_text="Pemohon membacanya."
    )
    field_order = [
        "decision", "held", "held_by", "form_held", "ground", "consequence_test", "fee", "payment", "text", "file",
    ]  # fmt: skip


class PayForm(Plain, forms.Form):
    on = forms.DateField(label="Tanggal bayar", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class DeliverForm(Attached):
    way = forms.ChoiceField(label="Diserahkan lewat", choices=Receive.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="Kabar untuk pemohon", max_length=1000, required=False, widget=long_text(3))
    field_order = ["way", "text", "file"]


class DecideForm(Attached):
    """The superior's answer to an objection."""

    decision = forms.ChoiceField(
        label="Tanggapan",
        widget=forms.RadioSelect,
        choices=[
            ("upheld", "Diterima: informasi harus diberikan"),
            ("rejected", "Ditolak"),
            ("settled", "Selesai dengan musyawarah"),
        ],
    )
    text = forms.CharField(
        label="Tanggapan tertulis", max_length=LONGEST, widget=long_text(8), help_text="Pemohon membacanya."
    )
    field_order = ["decision", "text", "file"]


class DisputeForm(Plain, forms.Form):
    """A dispute has been filed."""

    filed_on = forms.DateField(label="Tanggal pengajuan", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    commission_number = forms.CharField(label="Nomor register Komisi Informasi", max_length=60, required=False)


class HearingForm(Plain, forms.Form):
    at = forms.DateTimeField(
        label="Waktu",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": "Waktu bukan tanggal dan jam."},
    )
    about = forms.CharField(label="Acara", max_length=160)
    place = forms.CharField(label="Tempat", max_length=160, required=False)


class RulingForm(Plain, forms.Form):
    ruling = forms.ChoiceField(label="Putusan", choices=Ruling.choices, widget=forms.RadioSelect)
    number = forms.CharField(label="Nomor putusan", max_length=80, required=False)
    on = forms.DateField(label="Tanggal putusan", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    note = forms.CharField(label="Isi putusan", max_length=LONGEST, required=False, widget=long_text(4))
