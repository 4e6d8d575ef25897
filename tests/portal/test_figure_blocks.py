"""Figures on a page: chosen, live or frozen, their proof one tap away, honest when something happened to them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from naungan.figures.actions import withdraw
from naungan.figures.models import Figure
from naungan.portal.blocks.numbers import FigureBlock, SentenceBlock
from naungan.portal.models import GuidePage
from tests.accounts.factories import user
from tests.portal.factories import NOW, home, published

pytestmark = pytest.mark.django_db
CELL = {"indicator": "COV-001", "segment": "informal", "region": "52"}


def block(kind: str = "figure", **fields) -> tuple[str, dict]:
    return kind, {**CELL, "title": "Pekerja informal", **fields}


def page(*body, **fields) -> GuidePage:
    given = {"title": "Uji", "slug": "uji", "summary": "Halaman uji.", **fields}
    made = GuidePage(**given)
    made.body = made.body.stream_block.to_python([{"type": kind, "value": value} for kind, value in body])
    home().add_child(instance=made)
    return made


def publish(made: GuidePage) -> GuidePage:
    made.save_revision().publish()
    return GuidePage.objects.get(pk=made.pk)


def words(client: Client) -> str:
    return " ".join(BeautifulSoup(client.get("/uji/").content, "html.parser").select_one("main").text.split())


def figure_2024(numerator: int = 201_649, **fields) -> Figure:
    given = {"segment": "informal", "period": date(2026, 11, 1), **fields}
    return published(numerator=numerator, **given)


def test_a_figure_in_a_text_shows_its_number_its_diamonds_and_its_proof(client: Client):
    figure_2024()
    page(block())
    soup = BeautifulSoup(client.get("/uji/").content, "html.parser")
    card = soup.select_one("figure.fig")
    assert card.select_one(".fig-n").text == "9,34%"
    assert card.select_one("svg.woven")["aria-label"] == "9 dari 100 belah ketupat terisi"
    proof = card.select_one("details.proof").text
    assert all(part in proof for part in ("201.649 ÷ 2.159.942", "90,66 %", "1.958.293", "sumber"))
    assert card.select_one("a[href$='.csv']")
    assert "ikut berubah" in card.select_one("figcaption").text


@pytest.mark.parametrize(
    "happened, says",
    [("nothing", "Belum ada angka terbitan"), ("small", "terlalu kecil"), ("withdrawn", "Salah hitung")],
)
def test_what_cannot_be_shown_is_said_in_words(client: Client, happened, says):
    if happened != "nothing":
        made = figure_2024(is_withheld=happened == "small")
        if happened == "withdrawn":
            officer = user("figures_officer", "52")
            withdraw(Figure.objects.filter(pk=made.pk), by=officer, now=NOW, reason="Salah hitung")
    page(block(), ("sentence", {**CELL, "text": "Baru {persen}."}))
    text = words(client)
    assert says in text
    assert "9,34" not in text
    assert "Kalimat ini" in text


def test_a_frozen_figure_stays_and_tells_what_came_after(client: Client):
    figure_2024()
    made = publish(page(block(mode="frozen"), live=False))
    assert made.body[0].value["snapshot"]["numerator"] == 201_649
    assert made.live_revision.as_object().body[0].value["snapshot"]["numerator"] == 201_649
    figure_2024(300_000, period=date(2026, 12, 1))
    text = words(client)
    assert "9,34%" in text
    assert "angka dibekukan pada" in text
    assert "Angka yang berlaku sekarang: 300.000 atau 13,89 % (Desember 2026)" in text
    again = publish(made)
    assert again.body[0].value["snapshot"]["numerator"] == 201_649


def test_a_frozen_figure_that_was_withdrawn_shows_no_number_any_more(client: Client):
    row = figure_2024()
    publish(page(block(mode="frozen"), live=False))
    withdraw(Figure.objects.filter(pk=row.pk), by=user("figures_officer", "52"), now=NOW, reason="Ganda")
    text = words(client)
    assert "Angka ini ditarik" in text
    assert "Ganda" in text
    assert "9,34" not in text


def test_a_live_figure_follows(client: Client):
    figure_2024()
    publish(page(block(), live=False))
    figure_2024(300_000, period=date(2026, 12, 1))
    assert "13,89%" in words(client)


def test_nobody_types_a_statistic_into_a_snapshot():
    row = figure_2024()
    publish(page(block(mode="frozen"), live=False))
    kept = GuidePage.objects.get(slug="uji").body[0].value["snapshot"]
    clean = FigureBlock().clean
    to_python = FigureBlock().to_python
    given = {**CELL, "title": "x", "mode": "frozen"}
    assert clean(to_python({**given, "snapshot": kept}))["snapshot"] == kept
    assert clean(to_python({**given, "snapshot": {**kept, "numerator": 999_999}}))["snapshot"] is None
    assert clean(to_python({**given, "segment": "formal", "snapshot": kept}))["snapshot"] is None
    assert clean(to_python({**given, "mode": "live", "snapshot": kept}))["snapshot"] is None
    assert row.numerator == 201_649


def test_a_sentence_takes_its_numbers_from_the_figure(client: Client):
    figure_2024()
    page(
        ("sentence", {**CELL, "text": "Baru {persen} dari {penyebut} {dasar}; {sisa} orang atau {sisa_persen} belum."})
    )
    assert "Baru 9,34 % dari 2.159.942 pekerja informal; 1.958.293 orang atau 90,66 % belum." in words(client)


@pytest.mark.parametrize(
    "text, says", [("Tanpa angka.", "belum memuat angka"), ("Baru {persentase}.", "Tidak dikenal")]
)
def test_a_sentence_without_a_place_for_a_number_is_refused(text, says):
    with pytest.raises(ValidationError) as no:
        SentenceBlock().clean(SentenceBlock().to_python({**CELL, "text": text}))
    assert says in str(no.value.block_errors["text"])
