"""Input to clean data: the steps of the public forms, and what officers write."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naungan.cases.enums import Channel, Need
from naungan.kit import uploads
from naungan.kit.forms import Plain
from naungan.kit.nik import LENGTH, clean_nik
from naungan.kit.refusal import Refused
from naungan.ppid.enums import ApplicantKind, Article17, Ground, Held, Obtain, Receive, RequestState, Ruling
from naungan.ppid.rules.requests import LONGEST

PROOFS = frozenset({"pdf", "jpeg", "png", "webp"})
PAPERS = frozenset({"pdf", "jpeg", "png", "webp", "docx", "xlsx", "odt", "ods", "csv"})
PROOF_BYTES = 5_000_000
PAPER_BYTES = 25_000_000
DAY = {"type": "date"}


def long_text(rows: int = 4, **attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


class Judged(Plain, forms.Form):
    """A form whose files are judged by their bytes while it is read; `judged` holds the good ones by field."""

    allow, max_bytes = PROOFS, PROOF_BYTES

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.judged: dict[str, tuple[bytes, str, uploads.Inspected]] = {}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            upload: UploadedFile | None = given.get(name) if isinstance(field, forms.FileField) else None
            if upload is None:
                continue
            try:
                inspected = uploads.inspect(upload, allow=self.allow, max_bytes=self.max_bytes)
            except Refused as no:
                self.add_error(name, " ".join(no.reasons))
            else:
                upload.seek(0)
                self.judged[name] = (upload.read(), upload.name or name, inspected)
        return given


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


def today() -> str:
    """For the initial value of a day."""
    return timezone.localdate().isoformat()
