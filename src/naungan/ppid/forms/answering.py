"""Input to clean data: what officers write to the applicant, with the files that go along."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from naungan.kit.forms import ManyFiles
from naungan.kit.refusal import Refused
from naungan.kit.words import day
from naungan.ppid.actions.outgoing import Outgoing, outgoing
from naungan.ppid.enums import Article17, Held, Obtain, Receive, RequestState
from naungan.ppid.forms.reading import Judged, long_text
from naungan.ppid.models import ConsequenceTest, RedactedCopy
from naungan.ppid.rules import requests as rules
from naungan.ppid.rules.redacting import pages_told

PAPERS = frozenset({"pdf", "jpeg", "png", "webp", "docx", "xlsx", "odt", "ods", "csv"})
PAPER_BYTES = 25_000_000
MOST_FILES = 10
AGAIN = "Berkas yang tadi dipilih belum terkirim karena masih ada yang perlu dibetulkan. Pilih lagi berkasnya."


class CopyChoice(forms.ModelMultipleChoiceField):
    """Redacted copies of the case, by what is black in them."""

    def label_from_instance(self, copy: Any) -> str:
        pages = pages_told(copy.marked)
        return f"{copy.attachment.label}: {copy.boxes} bagian pada {pages}, huruf {copy.ground}, {copy.reason}"


class Attached(Judged):
    """Files that go to the applicant. They are cleaned here, while no transaction is open."""

    allow, max_bytes = PAPERS, PAPER_BYTES
    file = ManyFiles(
        label="Berkas untuk pemohon",
        required=False,
        allow_empty_file=True,
        help_text="PDF, gambar, dokumen kantor atau CSV; boleh beberapa, masing-masing paling besar 25 MB. Nama "
        "pembuat, komentar, dan perubahan terlacak dihapus dari berkas sebelum pemohon mengunduhnya.",
    )

    redacted = CopyChoice(
        label="Lampirkan salinan yang sudah dihitamkan", required=False, queryset=RedactedCopy.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, case: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.papers: list[Outgoing] = []
        choice: Any = self.fields["redacted"]
        choice.queryset = case.redacted_copies.filter(attachment__is_public=False).select_related("attachment")
        way = reverse("ppid:redacting", args=[case.pk])
        choice.help_text = format_html('<a href="{}">Hitamkan bagian sebuah PDF</a> lebih dahulu bila perlu.', way)
        if not choice.queryset.exists():
            choice.widget = forms.MultipleHiddenInput()
            self.fields["file"].help_text = format_html("{} {}", self.fields["file"].help_text, choice.help_text)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        uploads = given.get("file") or []
        if len(uploads) > MOST_FILES:
            self.add_error(
                "file", f"Paling banyak {MOST_FILES} berkas sekaligus. Gabungkan atau kirim sebagian dahulu."
            )
            return given
        for upload in uploads:
            try:
                if judged := self.judge("file", upload):
                    self.papers.append(outgoing(judged[0], judged[2].kind))
            except Refused as no:
                told = f"{upload.name}: " if len(uploads) > 1 else ""
                self.add_error("file", told + " ".join(no.reasons))
        return given

    def leaving(self) -> dict[str, Any]:
        """What goes along, as the verbs take it: `papers` and `copies`."""
        return {"papers": self.papers, "copies": list(self.cleaned_data["redacted"])}

    def ask_again(self) -> None:
        """A browser never sends a file twice by itself: say that it must be chosen again, where one was good."""
        if self.papers and "file" not in self.errors:
            self.add_error("file", AGAIN)


class TestChoice(forms.ModelChoiceField):
    """Number, title, letters and end of a consequence test."""

    def label_from_instance(self, test: Any) -> str:
        until = f"; sampai {day(test.ends_on)}" if test.ends_on else ""
        letters = rules.listed(test.as_tested.grounds)
        return f"{test.decision_number} · {test.title} (huruf {letters}{until})"


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
    test = TestChoice(
        label="Uji konsekuensi", required=False, queryset=ConsequenceTest.objects.none(), empty_label="tidak ada"
    )
    fee = forms.IntegerField(label="Biaya (rupiah)", min_value=0, required=False, help_text="Kosongkan bila gratis.")
    payment = forms.CharField(label="Cara membayar", max_length=200, required=False)
    text = forms.CharField(
        label="Isi pemberitahuan tertulis", max_length=rules.LONGEST, widget=long_text(8),
        help_text="Pemohon membacanya.",
    )  # fmt: skip
    field_order = [
        "decision",
        "held",
        "held_by",
        "form_held",
        "ground",
        "test",
        "fee",
        "payment",
        "text",
        "file",
        "redacted",
    ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = timezone.localdate()
        _offer_tests(self.fields["test"], self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors.keys() & {"decision", "test", "ground"}:
            for name, sentence in rules.wrong_in(self.answer(given), self.today):
                if name not in self.errors:
                    self.add_error(name, sentence)
        return given

    def answer(self, given: dict[str, Any]) -> rules.Answer:
        """What was written, as the rules judge it."""
        letters = sorted({copy.ground for copy in given.get("redacted") or ()})
        test, names = given.get("test"), ("decision", "text", "held", "held_by", "form_held", "ground", "payment")
        told = {name: given.get(name) or "" for name in names}
        tested, fee = test.as_tested if test else None, given.get("fee") or 0
        return rules.Answer(**told, test=tested, fee=fee, blackened=tuple(letters))


def _offer_tests(field: Any, today: date) -> None:
    """The tests that hold today; where there is none, the way to make one."""
    field.queryset = ConsequenceTest.objects.holding(today).order_by("decision_number", "pk")
    said = (
        "Wajib untuk yang ditolak atau dikabulkan sebagian (Pasal 19); keputusannya dilampirkan untuk pemohon. "
        '<a href="{}">Daftar uji</a>'
        if field.queryset.exists()
        else "Belum ada uji konsekuensi yang disetujui dan masih berlaku, jadi tidak ada informasi yang boleh ditutup "
        '(Pasal 19). <a href="{}">Buat uji dan mintakan persetujuannya</a> dahulu.'
    )
    field.help_text = format_html(said, reverse("ppid_lists:tests"))


class DeliverForm(Attached):
    way = forms.ChoiceField(label="Diserahkan lewat", choices=Receive.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="Kabar untuk pemohon", max_length=1000, required=False, widget=long_text(3))
    field_order = ["way", "text", "file", "redacted"]


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
        label="Tanggapan tertulis", max_length=rules.LONGEST, widget=long_text(8), help_text="Pemohon membacanya."
    )
    field_order = ["decision", "text", "file", "redacted"]
