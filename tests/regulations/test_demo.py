"""The demo's own summaries: text that is found, and a name that says what they are not."""

import pytest

from naungan.config.demo import regulations
from naungan.regulations.models import InstrumentFile
from naungan.search.models import SearchEntry

pytestmark = pytest.mark.django_db


def test_a_visitor_sees_file_checksum_and_full_text_at_work(client):
    told: list[str] = []
    regulations.prepare(told.append)
    regulations.prepare(told.append)
    assert len(told) == InstrumentFile.objects.count() == 4
    for file in InstrumentFile.objects.select_related("instrument"):
        assert file.text.count("bukan naskah resmi") >= file.page_count
        assert client.get(file.get_absolute_url()).status_code == 200
    assert "petani, nelayan, pedagang" in SearchEntry.objects.get(url="/regulasi/pp-44-2015/").text
    shown = client.get("/regulasi/pp-44-2015/").content.decode()
    assert "Unduh Ringkasan, bukan naskah resmi (PDF)" in shown
    assert "Naskah resminya belum ada di rak ini." in shown
