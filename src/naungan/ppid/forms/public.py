"""Input to clean data: the steps of the public forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naungan.cases.enums import Need
from naungan.kit.forms import Plain
from naungan.kit.nik import LENGTH, clean_nik
from naungan.ppid.enums import ApplicantKind, Ground, Obtain, Receive
from naungan.ppid.forms.reading import Judged, long_text
from naungan.ppid.rules.requests import LONGEST


class AskedForm(Plain, forms.Form):
    """Step 1: what is asked."""

    asked = forms.CharField(
        label=_("Informasi apa yang Anda minta?"),
        max_length=LONGEST,
        widget=long_text(7),
        help_text=_("Sebut isinya, tahunnya, dan daerahnya. Makin jelas, makin cepat kami menemukannya."),
        error_messages={"required": _("Tulis informasi yang Anda minta.")},
    )


class WishForm(Plain, forms.Form):
    """Step 2: what for, and how it is to come."""

    purpose = forms.CharField(
        label=_("Untuk apa informasinya?"),
        max_length=500,
        widget=long_text(3),
        help_text=_("Satu kalimat cukup, misalnya: skripsi, berita, atau mengurus hak saya."),
        error_messages={"required": _("Tulis tujuan penggunaan informasi; undang-undang memintanya.")},
    )
    obtain = forms.ChoiceField(
        label=_("Bagaimana Anda ingin memperolehnya?"),
        choices=Obtain.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih cara memperoleh informasi.")},
    )
    receive = forms.ChoiceField(
        label=_("Lewat mana kami menyerahkannya?"),
        choices=Receive.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih cara menerima informasi.")},
    )


class WhoForm(Judged):
    """Step 3: who asks. `ways` is what step 2 said, because who wants an e-mail must give an address for it."""

    applicant_kind = forms.ChoiceField(
        label=_("Anda meminta sebagai"),
        choices=ApplicantKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih sebagai siapa Anda meminta.")},
    )
    name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=120,
        help_text=_("Seperti di KTP. Untuk badan hukum: nama badannya."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    represented = forms.CharField(
        label=_("Nama pemberi kuasa"),
        max_length=120,
        required=False,
        help_text=_("Orang atau badan yang Anda wakili."),
    )
    id_number = forms.CharField(
        label=_("NIK atau nomor akta"),
        max_length=60,
        help_text=_("NIK 16 angka di KTP, boleh dengan spasi. Untuk badan hukum: nomor akta pendirian."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input w16"}),
    )
    address = forms.CharField(
        label=_("Alamat"),
        max_length=300,
        widget=long_text(3, autocomplete="street-address"),
    )
    occupation = forms.CharField(label=_("Pekerjaan"), max_length=80, required=False)
    phone = forms.CharField(
        label=_("Nomor telepon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("Alamat surel"),
        required=False,
        help_text=_("Tidak wajib. Tanpa surel pun Anda dapat mengikuti kabarnya dengan nomor dan kata kunci."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    identity = forms.FileField(
        label=_("Salinan KTP atau akta"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF atau foto, paling besar 5 MB. Belum ada? Boleh disusulkan."),
    )
    proxy = forms.FileField(
        label=_("Surat kuasa"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF atau foto surat kuasa yang ditandatangani, paling besar 5 MB."),
    )

    def __init__(self, *args: Any, ways: dict[str, Any] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.ways = ways or {}

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"].strip()
        digits = sum(letter.isdigit() for letter in phone)
        if phone and not 7 <= digits <= 15:
            raise forms.ValidationError(_("Nomor telepon berisi 7 sampai 15 angka, misalnya 0812 3456 7890."))
        return phone

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        kind = given.get("applicant_kind")
        if kind == ApplicantKind.PROXY and not given.get("represented"):
            self.add_error("represented", _("Tulis nama orang atau badan yang memberi Anda kuasa."))
        if kind and kind != ApplicantKind.LEGAL_BODY and given.get("id_number"):
            self._read_nik(given)
        if self.ways.get("receive") == Receive.EMAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Anda memilih menerima lewat surel. Tulis alamatnya, atau ubah caranya."))
        if self.ways.get("receive") == Receive.FAX and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Tulis nomor faksimilenya di sini."))
        return given

    def _read_nik(self, given: dict[str, Any]) -> None:
        """A NIK without its dressing, or a sentence that says how many figures there are."""
        nik = clean_nik(given["id_number"])
        if nik:
            given["id_number"] = nik
            return
        count = sum(letter.isdigit() for letter in given["id_number"])
        text = _("NIK selalu %(length)d angka. Yang tertulis %(count)d angka.") % {"length": LENGTH, "count": count}
        if count == LENGTH:
            text = _("NIK hanya berisi angka. Periksa huruf yang terselip di antaranya.")
        self.add_error("id_number", text)


class NeedsForm(Plain, forms.Form):
    """Step 4: what the office makes ready."""

    needs = forms.MultipleChoiceField(
        label=_("Ada yang perlu kami siapkan?"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Pilih sebanyak yang perlu, atau lanjut saja bila tidak ada."),
    )


class CaseForm(Plain, forms.Form):
    """Number and secret of a case."""

    number = forms.CharField(
        label=_("Nomor permohonan"),
        max_length=40,
        help_text=_("Ada di tanda terima, misalnya PPID/2026/0143."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    secret = forms.CharField(
        label=_("Kata kunci"),
        max_length=80,
        help_text=_("Tiga kata dan empat angka yang Anda simpan."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class ObjectForm(Plain, forms.Form):
    """Why somebody objects."""

    grounds = forms.MultipleChoiceField(
        label=_("Apa alasan keberatan Anda?"),
        choices=Ground.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tujuh alasan menurut Pasal 35 ayat (1). Boleh lebih dari satu."),
        error_messages={"required": _("Pilih paling sedikit satu alasan keberatan.")},
    )
    reasons = forms.CharField(
        label=_("Ceritakan duduk perkaranya"),
        max_length=LONGEST,
        widget=long_text(6),
        help_text=_("Apa yang Anda minta, apa yang terjadi, dan apa yang Anda harapkan."),
        error_messages={"required": _("Ceritakan duduk perkaranya; atasan PPID membacanya.")},
    )
    purpose = forms.CharField(
        label=_("Tujuan penggunaan informasi"),
        max_length=500,
        required=False,
        widget=long_text(2),
        help_text=_("Kosongkan bila sama seperti pada permohonan."),
    )
    proxy_name = forms.CharField(label=_("Nama kuasa, bila diwakili"), max_length=120, required=False)
    proxy_address = forms.CharField(label=_("Alamat kuasa"), max_length=300, required=False, widget=long_text(2))


class CompleteForm(Judged):
    """What was missing, from the applicant or written down by an officer."""

    text = forms.CharField(label=_("Yang Anda lengkapi"), max_length=LONGEST, required=False, widget=long_text(5))
    identity = forms.FileField(
        label=_("Salinan KTP atau akta"), required=False, allow_empty_file=True, help_text=_("PDF atau foto, 5 MB.")
    )
    proxy = forms.FileField(
        label=_("Surat kuasa"), required=False, allow_empty_file=True, help_text=_("PDF atau foto, 5 MB.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("text") and not self.judged and not self.errors:
            self.add_error("text", _("Tulis apa yang dilengkapi, atau lampirkan berkasnya."))
        return given
