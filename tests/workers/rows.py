"""One row of any table that names a worker. A new table with a foreign key to Worker adds its line here."""

from datetime import date

from django.db import models

from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters.models import Candidate, Question, Row
from naungan.protection.workers.models import Origin, Worker
from tests.rosters.factories import NOW, Scene, person
from tests.workers.factories import worker


def row_of(model: type[models.Model], **named) -> models.Model:
    """A row whose fields are as `named`, the rest as a small list would have them."""
    return MAKERS[model](**named)


def _enrolment(**named) -> Enrolment:
    return Enrolment.objects.create(
        programme=Scene(code="baris").programme, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 1), is_funded=True,
        segment="bpu", tariff=16800, tariff_source="uji", roster_number="D-0", created_at=NOW, **named,
    )  # fmt: skip


def _origin(**named) -> Origin:
    return Origin.objects.create(roster_number="D-0", file_sha256="0" * 64, line=1, at=NOW, **named)


def _row(**named) -> Row:
    row = Scene(code=f"baris-{Row.objects.count()}").judged([person(5)]).rows.get()
    Row.objects.filter(pk=row.pk).update(**named)
    return row


def _question(**named) -> Question:
    row = _row()
    return Question.objects.create(roster=row.roster, row=row, kind="registry", **named)


def _candidate(**named) -> Candidate:
    return Candidate.objects.create(question=_question(), weight=3, probability=0.8, band="review", **named)


def _signpost(**named) -> Worker:
    found = worker("Penunjuk")
    Worker.objects.filter(pk=found.pk).update(**named)
    return found


MAKERS = {
    Enrolment: _enrolment, Origin: _origin, Row: _row, Question: _question, Candidate: _candidate, Worker: _signpost,
}  # fmt: skip
