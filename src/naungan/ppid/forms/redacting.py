"""Input to clean data: a working paper, what to look for in it, why parts of it are blacked out."""

from typing import Any

from django import forms

from naungan.kit.forms import Plain
from naungan.kit.redaction import KINDS
from naungan.kit.redaction.patterns import MOST_WORDS, SHORTEST
from naungan.ppid.enums import Article17
from naungan.ppid.forms.answering import PAPER_BYTES
from naungan.ppid.forms.reading import Judged, long_text
from naungan.ppid.rules.redacting import LONGEST_REASON


class PaperForm(Judged):
    """A PDF to black out: a new one, or one that the case holds."""

    allow, max_bytes = frozenset({"pdf"}), PAPER_BYTES
    file = forms.FileField(
        label="Unggah PDF",
        required=False,
        allow_empty_file=True,
        help_text="Paling besar 25 MB. Dokumen kantor dan foto: simpan atau pindai sebagai PDF dahulu.",
    )
    held = forms.ModelChoiceField(
        label="Atau pakai berkas perkara ini", required=False, queryset=None, empty_label="tidak"
    )
    name = forms.CharField(
        label="Nama naskah", max_length=80, required=False,
        help_text="Untuk petugas saja, misalnya: daftar penerima tahap 2.",
    )  # fmt: skip

    def __init__(self, *args: Any, held: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["held"]
        choice.queryset = held
        if not held.exists():
            del self.fields["held"]
            self.fields["file"].required = True
            self.fields["file"].error_messages["required"] = "Pilih PDF yang akan dihitamkan."

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.judged and not given.get("held") and "file" not in self.errors and "held" not in self.errors:
            self.add_error("file", "Pilih PDF yang akan dihitamkan.")
        return given


class FindForm(Plain, forms.Form):
    """What to look for on all pages."""

    kinds = forms.MultipleChoiceField(
        label="Jenis data", choices=list(KINDS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label="Kata atau nama",
        max_length=2000,
        required=False,
        widget=long_text(3, autocomplete="off"),
        help_text=f"Satu per baris, paling pendek {SHORTEST} huruf, paling banyak {MOST_WORDS} baris. "
        "Huruf besar dan kecil sama.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        lines = [line.strip() for line in (given.get("words") or "").splitlines()]
        self.wanted = [line for line in lines if len("".join(line.split())) >= SHORTEST]
        if not self.wanted and not given.get("kinds"):
            self.add_error("words", f"Pilih jenis data, atau tulis kata yang paling sedikit {SHORTEST} huruf.")
        return given


class CopyForm(Plain, forms.Form):
    """Why the marked parts are withheld."""

    ground = forms.ChoiceField(
        label="Alasan pengecualian (Pasal 17)",
        choices=[("", "pilih huruf"), *((one.value, f"{one.value}. {one.label}") for one in Article17)],
    )
    reason = forms.CharField(
        label="Yang dihitamkan, dan alasannya",
        max_length=LONGEST_REASON,
        widget=long_text(3),
        help_text="Pemohon membacanya di surat jawaban, misalnya: nama dan NIK penerima bantuan, karena rahasia "
        "pribadi. Jangan tulis isinya.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
