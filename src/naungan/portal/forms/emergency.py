"""The one form of the emergency banner."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from naungan.kit.forms import Plain
from naungan.portal.blocks.links import AddressBlock

LOCAL = "%Y-%m-%dT%H:%M"


def tomorrow(now: datetime) -> datetime:
    """A day from now, at the full hour: most floods, outages and closures are known again by then."""
    return timezone.localtime(now + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)


class EmergencyForm(Plain, forms.Form):
    heading = forms.CharField(
        label="Apa yang terjadi", max_length=90, help_text="Misalnya: Banjir di kantor Jalan Majapahit"
    )
    text = forms.CharField(
        label="Apa yang harus dilakukan",
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Di mana layanan berjalan, jam berapa, apa yang dihindari.",
    )
    until = forms.DateTimeField(
        label="Berlaku sampai",
        help_text="Waktu setempat. Sesudahnya pengumuman turun sendiri.",
        input_formats=[LOCAL],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        error_messages={"invalid": "Waktu berakhirnya tidak terbaca. Tulis seperti 2026-11-23T16:00."},
    )
    link = forms.CharField(
        label="Alamat keterangan lebih lanjut",
        required=False,
        max_length=200,
        help_text="Misalnya: /evakuasi/ atau https://…",
    )
    link_title = forms.CharField(label="Tulisan pada tautan", required=False, max_length=60)

    def clean_link(self) -> str:
        given = self.cleaned_data["link"].strip()
        if not given:
            return ""
        try:
            return AddressBlock().clean(given)
        except ValidationError as wrong:
            raise ValidationError(wrong.messages) from None
