"""`/sitemap.xml`: search engines are told of every public record, of no draft, in a constant number of queries."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naungan.library.models import Document, Procedure
from naungan.portal.models import Event
from tests.library import factories as library
from tests.regulations.factories import instrument

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def told(client: Client) -> dict[str, str]:
    """Path → the day it was changed last."""
    root = ET.fromstring(client.get("/sitemap.xml").content)
    rows = [{tag.tag.rpartition("}")[2]: tag.text for tag in url} for url in root]
    assert {urlsplit(row["loc"]).netloc for row in rows} == {"localhost:8000"}
    found = {urlsplit(row["loc"]).path: row.get("lastmod", "") for row in rows}
    assert len(found) == len(rows)
    return found


def event(number: int, **columns) -> Event:
    return Event.objects.create(
        title=f"Acara {number}", place="Aula", starts_at=NOW + timedelta(days=number), **columns
    )


def test_every_public_record_with_the_day_of_its_last_change(client):
    law = instrument(number="14", year=2008, live=True)
    document, procedure = library.published(), library.published_procedure()
    over, off = event(-30), event(5, is_cancelled=True, cancelled_reason="Hujan.")
    found = told(client)
    for one in (law, document, procedure, over, off):
        assert found[one.get_absolute_url()]


def test_what_is_not_public_is_not_told(client):
    hidden = [
        instrument(number="15", year=2008, live=False),
        library.proposed().document,
        library.proposed_procedure().procedure,
        event(1, is_public=False),
    ]
    withdrawn, gone = library.published(), library.published_procedure()
    Document.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    Procedure.objects.filter(pk=gone.pk).update(state="withdrawn")
    assert not {one.get_absolute_url() for one in [*hidden, withdrawn, gone]} & set(told(client))


def test_as_many_queries_for_many_as_for_one(client):
    def fill(first: int) -> None:
        for n in range(first, first + 3):
            instrument(number=str(n), year=2020, live=True)
            event(n)
        library.published()
        library.published_procedure()

    fill(1)
    told(client)  # what is kept between requests is kept by now
    with CaptureQueriesContext(
        connection,
    ) as few:
        before = len(told(client))
    fill(10)
    with CaptureQueriesContext(connection) as many:
        assert len(told(client)) == before + 8
    assert len(many) == len(few)
