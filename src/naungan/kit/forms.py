"""How every Django form of the house comes out: our fields, our error summary, our words.

`{{ form }}` writes the summary, then one field after the other; `{{ form.name.as_field_group }}` writes one field.
"""

from typing import Any

from django import forms
from django.forms import Field
from django.forms.renderers import DjangoTemplates


class Fields(DjangoTemplates):
    """Label, hint, error and control in this order; the error summary takes the focus."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"


class FileInput(forms.FileInput):
    """Takes several files at once; named so that our template draws it like one."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files in one field; its clean value is a list."""

    widget = FileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(ManyFiles, self).clean(one, initial) for one in data or [] if one]


class Plain:
    """A mix-in before `forms.Form` or `forms.ModelForm`: errors that can stand alone in the summary.

    An empty field says "Nama belum diisi", a date "Tanggal lahir bukan tanggal. Tulis seperti 17-08-1985".
    A field's own `error_messages` win.
    """

    fields: dict[str, Field]
    plain_errors = {
        "required": "{label} belum diisi.",
        "invalid_choice": "Pilihan pada {label} tidak tersedia. Pilih salah satu dari daftar.",
    }
    plain_invalid = {
        "DateField": "{label} bukan tanggal. Tulis seperti 17-08-1985.",
        "IntegerField": "{label} harus bilangan bulat, misalnya 250.",
        "DecimalField": "{label} harus bilangan, misalnya 50 atau 62,22.",
        "EmailField": "{label} bukan alamat surel. Tulis seperti nama@contoh.go.id.",
        "FileField": "{label} tidak terkirim utuh. Pilih berkasnya sekali lagi.",
        "ManyFiles": "{label} tidak terkirim utuh. Pilih berkasnya sekali lagi.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = field.label or name.replace("_", " ").capitalize()
            for code, words in self._words(field).items():
                if field.error_messages[code] == _django_says(type(field), code):
                    field.error_messages[code] = words.format(label=label)

    def _words(self, field: Field) -> dict[str, str]:
        words = dict(self.plain_errors)
        if text := self.plain_invalid.get(type(field).__name__):
            words["invalid"] = text
        return {code: text for code, text in words.items() if code in field.error_messages}


def _django_says(kind: type[Field], code: str) -> object:
    """Django's own message under this code: a form's own words are left alone."""
    tables = (vars(parent).get("default_error_messages", {}) for parent in kind.__mro__)
    return next(table[code] for table in tables if code in table)
