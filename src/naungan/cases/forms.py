"""Input to clean data."""

from django import forms

from naungan.cases.actions.following import LONGEST
from naungan.kit.forms import Plain


class FollowForm(Plain, forms.Form):
    number = forms.CharField(label="Nomor", max_length=40, help_text="Seperti PPID/2026/0143, ada di bukti penerimaan.")
    secret = forms.CharField(
        label="Kata kunci",
        max_length=80,
        help_text="Tiga kata dan satu angka, misalnya kelor-4827-rinjani-tenun.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class MessageForm(Plain, forms.Form):
    text = forms.CharField(
        label="Pesan Anda",
        max_length=LONGEST,
        help_text="Pesan masuk ke berkas yang sama dan tidak mengubah batas waktu.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
