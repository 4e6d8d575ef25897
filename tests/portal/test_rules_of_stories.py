"""The rule a story stands on: chosen from the shelf it shows what holds today; in words it stays as it was typed."""

from datetime import date

import pytest
from wagtail.blocks import StructBlockValidationError

from naungan.portal.blocks.media import RegulationBlock
from naungan.regulations.models import Instrument
from tests.portal.stories import article
from tests.regulations.factories import instrument

pytestmark = pytest.mark.django_db
SAYS = "Jaminan kecelakaan kerja dan jaminan kematian."


@pytest.fixture
def law() -> Instrument:
    return instrument("Permencontoh", "7", 2020, promulgated_on=date(2020, 3, 4))


def block(**typed) -> tuple[RegulationBlock, object]:
    made = RegulationBlock()
    return made, made.to_python({"says": SAYS, **typed})


def test_a_rule_from_the_shelf_shows_what_holds_today_and_leads_there(client, law):
    made = article(body=[("regulation", {"instrument": law.pk, "says": SAYS})])
    page = client.get(made.address).content.decode()
    assert f'<a href="/regulasi/{law.slug}/">Permencontoh 7/2020</a>' in page
    assert "Berlaku" in page and SAYS in page
    Instrument.objects.filter(pk=law.pk).update(ends_on=date(2022, 1, 1))
    assert "Masa berlaku habis" in client.get(made.address).content.decode()


def test_what_is_not_public_is_cited_and_leads_nowhere(client, law):
    Instrument.objects.filter(pk=law.pk).update(live=False)
    made = article(body=[("regulation", {"instrument": law.pk, "says": SAYS})])
    page = client.get(made.address).content.decode()
    assert "Permencontoh 7/2020" in page and f"/regulasi/{law.slug}/" not in page


def test_a_citation_in_words_stays_as_it_was(client):
    made = article(body=[("regulation", {"cite": "PMK 72/2024", "says": SAYS, "address": "/dasar-hukum/"})])
    page = client.get(made.address).content.decode()
    assert '<a href="/dasar-hukum/">PMK 72/2024</a>' in page


def test_one_of_both_is_asked_for(law):
    made, empty = block()
    with pytest.raises(StructBlockValidationError) as no:
        made.clean(empty)
    assert "Pilih peraturannya dari rak" in str(no.value.block_errors["instrument"])
    made, chosen = block(instrument=law.pk)
    assert made.clean(chosen)["instrument"] == law
    made, cited = block(cite="PMK 72/2024")
    assert made.clean(cited)["cite"] == "PMK 72/2024"
