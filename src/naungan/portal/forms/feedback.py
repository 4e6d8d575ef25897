"""What a reader may say of a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naungan.kit.forms import Plain
from naungan.portal.rules.feedback import LONGEST


class FeedbackForm(Plain, forms.Form):
    helped = forms.ChoiceField(
        label=_("Apakah halaman ini membantu?"),
        choices=[("ya", _("Ya")), ("tidak", _("Tidak"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Apa yang kurang?"),
        help_text=_("Boleh kosong. Jangan tulis NIK, nomor telepon, atau nama orang: kami tidak dapat membalas."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    halaman = forms.CharField(widget=forms.HiddenInput, max_length=200)
