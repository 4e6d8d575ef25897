"""The words of a letter, as an officer types them."""

from django import forms

from naungan.kit.forms import Plain
from naungan.letters import rules


class WordsForm(Plain, forms.Form):
    """Heading and text; which fields they may hold is judged by the verb."""

    title = forms.CharField(label="Judul", max_length=rules.LONGEST_TITLE)
    body = forms.CharField(
        label="Isi",
        max_length=rules.LONGEST_BODY,
        help_text="Tulis biasa. Baris kosong memisahkan paragraf. Isian ditulis di antara kurung kurawal.",
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
    )
    note = forms.CharField(
        label="Apa yang berubah", max_length=200, required=False, help_text="Satu kalimat untuk rekan Anda."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
