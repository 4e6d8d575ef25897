"""What an officer fills in under /tulis/: the record with its relations, and a file."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from naungan.kit import uploads
from naungan.kit.refusal import Refused
from naungan.regulations import actions
from naungan.regulations.enums import Certainty
from naungan.regulations.rules import metadata
from naungan.regulations.rules.status import Link

DOUBTFUL = (Certainty.KNOWN, Certainty.UNSURE)
NOT_DOUBTED = {"document_type", "status", "files", "language", "location"}  # no text of law says these
CHOICES = [
    *((key, label) for _, key, label in metadata.FIELDS if key not in NOT_DOUBTED),
    *metadata.EXTRA,
]


class InstrumentForm(WagtailAdminModelForm):
    """The record. Relations that cannot be are refused with a sentence; everything typed stays."""

    doubted = forms.MultipleChoiceField(
        label="Bidang yang belum dicocokkan dengan naskah",
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Yang dicentang ditandai “belum dicocokkan” di halaman publik.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        doubts = self.instance.doubts
        self.initial["doubted"] = [key for key, _ in CHOICES if doubts.get(key) in DOUBTFUL]

    def _post_clean(self) -> None:
        """After the record has its values: Django asks its own questions in the same place."""
        super()._post_clean()
        if "doubted" in self.cleaned_data:
            old, wanted = self.instance.doubts, self.cleaned_data["doubted"]
            kept = {key: mark for key, mark in old.items() if mark not in DOUBTFUL}
            self.instance.doubts = kept | {key: old.get(key, str(Certainty.KNOWN)) for key in wanted}
        if not self.errors:
            try:
                actions.check_relations(self.instance, self._links())
            except Refused as refused:
                self.add_error(None, refused.reasons)

    def _links(self) -> list[Link]:
        found = []
        for row in self.formsets["relations"].forms if "relations" in self.formsets else []:
            if row.is_valid() and row.cleaned_data.get("target") and not row.cleaned_data.get("DELETE"):
                said = row.cleaned_data
                found.append(
                    Link(said["verb"], self.instance.pk or 0, said["target"].pk, said["is_whole"], said["from_day"])
                )
        return found


class FileForm(WagtailAdminModelForm):
    """A file that comes in is looked at before it is kept, and refused with a sentence beside its field.

    Of one that is here only the name changes, and whether it is in use: its content stays for ever.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("instrument", "role", "file") if self.instance.pk else ("is_current",):
            self.fields.pop(name, None)

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        try:
            uploads.inspect(upload, allow=frozenset({"pdf"}), max_bytes=actions.MAX_BYTES)
        except Refused as refused:
            raise forms.ValidationError(refused.reasons) from refused
        return upload
