"""Input to clean data: what officers write."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from naungan.cases.enums import Channel
from naungan.kit.forms import Plain
from naungan.ppid.enums import Ruling
from naungan.ppid.forms.public import AskedForm, NeedsForm, ObjectForm, WhoForm, WishForm
from naungan.ppid.forms.reading import long_text
from naungan.ppid.rules.requests import LONGEST

DAY = {"type": "date"}


class ArrivalForm(forms.Form):
    """By which way something came to the desk, and when: its days begin there, not when it is written down."""

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
        initial=timezone.now,
        error_messages={"invalid": "Waktu diterima bukan tanggal dan jam."},
    )

    def clean_received_at(self) -> datetime:
        """Raises ValidationError for what is still to come."""
        if (came := self.cleaned_data["received_at"]) > timezone.now():
            raise forms.ValidationError("Waktu diterima belum tiba. Periksa tanggal dan jamnya.")
        return came


class IntakeForm(AskedForm, WishForm, WhoForm, NeedsForm, ArrivalForm):
    """The whole request on one page, for an officer at the counter or with a letter in hand."""

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


class DeskObjectForm(ObjectForm, ArrivalForm):
    """An objection, written down by an officer."""

    field_order = ["channel", "received_at", "grounds", "reasons", "purpose", "proxy_name", "proxy_address"]


class ReasonForm(Plain, forms.Form):
    """One text."""

    text = forms.CharField(label="Alasan", max_length=LONGEST, widget=long_text(5))

    def __init__(self, *args: Any, label: str = "", hint: str = "", required: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label or "Alasan", hint
        self.fields["text"].required = required
        self.fields["text"].error_messages["required"] = f"{label or 'Alasan'} belum diisi."


class PayForm(Plain, forms.Form):
    on = forms.DateField(label="Tanggal bayar", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


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
