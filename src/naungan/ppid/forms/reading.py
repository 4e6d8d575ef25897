"""What both sides' forms are made of: long texts, and files judged by their bytes."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from naungan.kit import uploads
from naungan.kit.forms import ManyFiles, Plain
from naungan.kit.refusal import Refused

PROOFS = frozenset({"pdf", "jpeg", "png", "webp"})
PROOF_BYTES = 5_000_000


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
            if upload is not None and not isinstance(field, ManyFiles) and (found := self.judge(name, upload)):
                self.judged[name] = found
        return given

    def judge(self, name: str, upload: UploadedFile) -> tuple[bytes, str, uploads.Inspected] | None:
        """Its bytes, name and kind; None where it is refused, which is said beside the field."""
        try:
            inspected = uploads.inspect(upload, allow=self.allow, max_bytes=self.max_bytes)
        except Refused as no:
            self.add_error(name, " ".join(no.reasons))
            return None
        upload.seek(0)
        return upload.read(), upload.name or name, inspected
