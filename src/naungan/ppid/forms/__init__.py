"""Forms of the public and of the desk."""

from naungan.ppid.forms.answering import AnswerForm, Attached, DecideForm, DeliverForm
from naungan.ppid.forms.desk import (
    DeskObjectForm,
    DisputeForm,
    HearingForm,
    IntakeForm,
    PayForm,
    ReasonForm,
    RulingForm,
)
from naungan.ppid.forms.public import (
    AskedForm,
    CaseForm,
    CompleteForm,
    NeedsForm,
    ObjectForm,
    WhoForm,
    WishForm,
)
from naungan.ppid.forms.reading import Judged

__all__ = [
    "AnswerForm",
    "AskedForm",
    "Attached",
    "CaseForm",
    "CompleteForm",
    "DecideForm",
    "DeliverForm",
    "DeskObjectForm",
    "DisputeForm",
    "HearingForm",
    "IntakeForm",
    "Judged",
    "NeedsForm",
    "ObjectForm",
    "PayForm",
    "ReasonForm",
    "RulingForm",
    "WhoForm",
    "WishForm",
]
