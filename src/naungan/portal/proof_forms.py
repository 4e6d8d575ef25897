"""The editor's form of a page with figures: a refusal stands beside its block, and nothing typed is lost."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError

from naungan.portal import proofreading


class Contradicted(StreamBlockValidationError):
    """Wagtail's own, with words for the list of errors above the form."""

    def __init__(self, beside: dict[int, ValidationError]) -> None:
        super().__init__(block_errors=beside)
        self.message = "Ada kalimat yang bertentangan dengan angkanya."


class ProofForm(WagtailAdminPageForm):
    """Asks before publishing what `Proofread` would refuse while saving."""

    def is_published(self) -> bool:
        """Is the pressed button one that may let the page out at once or at its hour?"""
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        return bool(approves or self.data.get("action-publish"))

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_published() and not self.errors:
            tell(self)


def tell(form: Any) -> bool:
    """Put what is refused beside its blocks in the editor's form; the typed text stays. True when anything was."""
    errors = proofreading.block_errors(proofreading.refusals(form.instance))
    for name, of_blocks in errors.items():
        if name not in form.fields:
            form.add_error(None, ValidationError([said for lines in of_blocks.values() for said in lines]))
        elif -1 in of_blocks:
            form.add_error(name, ValidationError(of_blocks[-1]))
        else:
            beside = {number: ValidationError(lines) for number, lines in of_blocks.items()}
            form.add_error(name, Contradicted(beside))
            form.add_error(None, ValidationError([said for lines in of_blocks.values() for said in lines]))
    return bool(errors)
