"""What the editor's upload forms let in. Judged by content, never by name; each no is a sentence beside the field."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from naungan.kit import uploads, words
from naungan.kit.refusal import Refused

PICTURES = frozenset({"jpeg", "png", "webp", "avif"})
DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt"})


def judge(data, allow: frozenset[str], most: int) -> None:
    """Look at an uploaded file; raises ValidationError with the sentences that say what is wrong with it."""
    if data.size > most:
        raise ValidationError(
            f"Berkas ini {words.size(data.size)}. Paling besar {words.size(most)}. Perkecil dahulu, lalu unggah lagi."
        )
    try:
        uploads.inspect(data, allow=allow, max_bytes=most)
    except Refused as no:
        raise ValidationError(no.reasons) from no
    data.seek(0)


class PictureField(WagtailImageField):
    """A picture made of pixels: no program, no SVG (it may carry a script), no gigantic file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.help_text = f"JPG, PNG, WebP, atau AVIF, paling besar {words.size(self.max_upload_size)}. "
        self.help_text += "Lokasi dan data ponsel di dalamnya dihapus."
        self.error_messages["invalid_image"] = "Berkas ini bukan gambar yang dapat dibaca. Pakai JPG, PNG, atau WebP."
        self.error_messages["file_too_large_unknown_size"] = (
            f"Berkas ini terlalu besar. Paling besar {words.size(self.max_upload_size)}."
        )

    def to_python(self, data):
        if data:
            judge(data, PICTURES, self.max_upload_size)
        return super().to_python(data)


class DocumentField(WagtailDocumentField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.help_text = (
            f"PDF, Word, Excel, PowerPoint, OpenDocument, CSV, atau teks; paling besar "
            f"{words.size(self.max_upload_size)}. Tanpa makro, skrip, dan kata sandi."
        )

    def to_python(self, data):
        if data:
            judge(data, DOCUMENTS, self.max_upload_size)
        return super().to_python(data)


def replaced(form: forms.BaseForm, field: type[forms.Field]) -> None:
    """Put our field in the place of Wagtail's, with what Wagtail gave it."""
    if old := form.fields.get("file"):
        form.fields["file"] = field(label="Berkas", required=old.required, widget=old.widget, initial=old.initial)


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        replaced(self, PictureField)


class DownloadForm(BaseDocumentForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        replaced(self, DocumentField)

    def _update_errors(self, errors):
        """A file we refused is not judged a second time by the model, which would find a name without an ending."""
        if "file" in self._errors and hasattr(errors, "error_dict"):
            errors.error_dict.pop("file", None)
        super()._update_errors(errors)
