"""Input for the lists, the consequence tests and the yearly report."""

from typing import Any

from django import forms as of

from naungan.kit.forms import Plain
from naungan.library.models import Document, DocumentSet
from naungan.offices.models import Unit
from naungan.ppid.enums import Article17, ExamOccasion, ExamStep, InfoClass, Outcome, SentWay

DAY = of.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LETTERS = [(letter, f"{letter}. {says}") for letter, says in Article17.choices]
OPEN_CLASSES = [(value, label) for value, label in InfoClass.choices if value != InfoClass.EXEMPT]


def _units() -> Any:
    return Unit.objects.active().order_by("order", "name")


class EntryForm(Plain, of.Form):
    """One row of the DIP."""

    info_class = of.ChoiceField(label="Golongan", choices=OPEN_CLASSES)
    kind = of.CharField(label="Jenis informasi", max_length=120, help_text="Kelompoknya: Perencanaan, Keuangan.")
    summary = of.CharField(
        label="Ringkasan informasi", max_length=400, widget=of.Textarea(attrs={"rows": 2}),
        help_text="Satu kalimat yang dimengerti orang yang mencarinya.",
    )  # fmt: skip
    unit = of.ModelChoiceField(Unit.objects.none(), label="Pejabat/unit yang menguasai", empty_label="Pilih unit")
    maker = of.CharField(label="Penanggung jawab pembuatan", max_length=160, help_text="Jabatan, bukan nama orang.")
    made = of.CharField(
        label="Waktu pembuatan/penerbitan", max_length=160, help_text="Tanggal, atau seberapa sering: setiap Januari."
    )
    place = of.CharField(label="Tempat pembuatan", max_length=160, required=False)
    forms = of.CharField(label="Bentuk informasi", max_length=160, help_text="halaman, PDF, CSV, kertas")
    retention = of.CharField(label="Retensi arsip", max_length=160, help_text="Menurut jadwal retensi arsip.")
    document_set = of.ModelChoiceField(
        DocumentSet.objects.none(), label="Himpunan di pustaka", required=False, empty_label="tidak di pustaka"
    )
    document = of.ModelChoiceField(
        Document.objects.none(), label="Dokumen di pustaka", required=False, empty_label="bukan satu dokumen tertentu"
    )
    address = of.CharField(
        label="Tautan lain", max_length=300, required=False, help_text="/cakupan/ atau https://…; kosong: diminta."
    )
    review_on = of.DateField(label="Ditinjau lagi pada", widget=DAY, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units()
        self.fields["document_set"].queryset = DocumentSet.objects.order_by("order", "code")
        self.fields["document"].queryset = Document.objects.published().order_by("-year", "title")

    def clean_address(self) -> str:
        """A page of this site, or one that is encrypted on its way."""
        address = self.cleaned_data["address"].strip()
        if address and (address.startswith("//") or not address.startswith(("/", "https://"))):
            raise of.ValidationError("Tautan dimulai dengan / atau https://.")
        return address


class ExemptEntryForm(Plain, of.Form):
    """What of an exempt row does not come from its test."""

    forms = of.CharField(label="Bentuk informasi", max_length=160)
    retention = of.CharField(label="Retensi arsip", max_length=160)
    review_on = of.DateField(label="Ditinjau lagi pada", widget=DAY, required=False)


class ReasonForm(Plain, of.Form):
    reason = of.CharField(label="Alasan", max_length=300, widget=of.Textarea(attrs={"rows": 3}))


class AnswerForm(Plain, of.Form):
    """A clean title and text of the officer's own."""

    title = of.CharField(
        label="Judul",
        max_length=400,
        help_text="Apa yang ditanyakan, tanpa siapa: Jumlah pengawas ketenagakerjaan 2026.",
    )
    text = of.CharField(
        label="Jawaban untuk umum", widget=of.Textarea(attrs={"rows": 10}),
        help_text="Tulis ulang dengan kata-kata sendiri. Jangan menyalin surat jawaban.",
    )  # fmt: skip
    kind = of.CharField(label="Jenis informasi", max_length=120, initial="Jawaban atas permohonan")
    unit = of.ModelChoiceField(Unit.objects.none(), label="Pejabat/unit yang menguasai", empty_label="Pilih unit")
    address = of.CharField(label="Tautan", max_length=300, required=False, help_text="Bila dokumennya sudah terbit.")
    review_on = of.DateField(label="Ditinjau lagi pada", widget=DAY, required=False)

    clean_address = EntryForm.clean_address

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units()


class ExamForm(Plain, of.Form):
    """A test begins."""

    title = of.CharField(
        label="Informasi yang diuji",
        max_length=200,
        help_text="Jenisnya, bukan namanya: identitas pelapor pelanggaran.",
    )
    unit = of.ModelChoiceField(Unit.objects.none(), label="Unit yang menguasai", empty_label="Pilih unit")
    occasion = of.ChoiceField(label="Kesempatan", choices=ExamOccasion.choices, widget=of.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = _units()


class IdentifyForm(Plain, of.Form):
    documents = of.CharField(
        label="Dokumen yang memuatnya", widget=of.Textarea(attrs={"rows": 5}),
        help_text="Satu dokumen dalam satu baris: judul, nomor, tahun, di mana disimpan.",
    )  # fmt: skip


class RecordForm(Plain, of.Form):
    part = of.CharField(
        label="Bagian yang dikecualikan", max_length=400, widget=of.Textarea(attrs={"rows": 4}),
        help_text="Setepat mungkin. Yang tidak disebut di sini tetap terbuka.",
    )  # fmt: skip


class GroundForm(Plain, of.Form):
    grounds = of.MultipleChoiceField(
        label="UU 14/2008 Pasal 17 huruf", choices=LETTERS,
        widget=of.CheckboxSelectMultiple,
    )  # fmt: skip
    legal_basis = of.CharField(
        label="Undang-undang lain dan pasalnya", max_length=300, help_text="Misalnya: UU 27/2022 Ps. 4(2)."
    )


class WeighForm(Plain, of.Form):
    if_opened = of.CharField(
        label="Konsekuensi bila dibuka", widget=of.Textarea(attrs={"rows": 4}),
        help_text="Siapa dirugikan, bagaimana, seberapa mungkin. Yang tidak enak dibaca bukan kerugian.",
    )  # fmt: skip
    if_closed = of.CharField(
        label="Manfaat bila ditutup", widget=of.Textarea(attrs={"rows": 4}),
        help_text="Apa yang dilindungi, dan mengapa lebih berat daripada kepentingan umum untuk tahu (Ps. 2(4)).",
    )  # fmt: skip


STEP_FORMS = {
    ExamStep.IDENTIFY: IdentifyForm,
    ExamStep.RECORD: RecordForm,
    ExamStep.GROUND: GroundForm,
    ExamStep.WEIGH: WeighForm,
}


class DecideForm(Plain, of.Form):
    outcome = of.ChoiceField(label="Putusan", choices=Outcome.choices, widget=of.RadioSelect)
    decision_number = of.CharField(label="Nomor keputusan", max_length=80)
    decided_on = of.DateField(label="Tanggal keputusan", widget=DAY)
    ends_on = of.DateField(
        label="Pengecualian berakhir pada", widget=DAY, required=False,
        help_text="Wajib bila ada yang dikecualikan. Sejak hari ini informasinya terbuka lagi.",
    )  # fmt: skip


LONG = of.Textarea(attrs={"rows": 4})


class ReportForm(Plain, of.Form):
    """The words of a yearly report (Perki 1/2021 Ps. 56); the numbers come from the register."""

    policy = of.CharField(label="Gambaran umum kebijakan pelayanan informasi", widget=LONG)
    facilities = of.CharField(label="Sarana dan prasarana", widget=LONG)
    staff = of.CharField(label="Petugas yang menangani", widget=LONG)
    budget = of.CharField(label="Anggaran dan penggunaannya", widget=LONG)
    service = of.CharField(label="Catatan tentang pelayanan", widget=LONG, required=False)
    disputes = of.CharField(label="Catatan tentang keberatan dan sengketa", widget=LONG, required=False)
    obstacles_inside = of.CharField(label="Kendala dari dalam", widget=LONG)
    obstacles_outside = of.CharField(label="Kendala dari luar", widget=LONG)
    recommendations = of.CharField(label="Rekomendasi dan rencana tindak lanjut", widget=LONG)


class SentForm(Plain, of.Form):
    """When and how the report went to Komisi Informasi."""

    on = of.DateField(label="Tanggal disampaikan", widget=DAY)
    way = of.ChoiceField(label="Cara", choices=SentWay.choices, widget=of.RadioSelect)
    number = of.CharField(
        label="Nomor surat pengantar", max_length=80, required=False, help_text="Atau nomor tanda terimanya."
    )
