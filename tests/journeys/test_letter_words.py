"""An officer changes the words of a letter: a wrong field is told in a sentence, the right ones are seen before use."""

from io import BytesIO

import pytest
from PIL import Image

from naungan.kit import pdf
from naungan.letters.models import LetterTemplate
from tests.accounts.factories import user
from tests.journeys.walk import barriers, log_in, wide, with_password

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/meja/surat/ppid.receipt/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_words_are_changed_seen_and_taken_back(pages, scripts):
    page = pages.open(java_script_enabled=scripts, reduced_motion="reduce")
    log_in(page, with_password(user("ppid_superior")))
    page.goto("/meja/surat/")
    page.get_by_role("link", name="Tanda terima permohonan informasi", exact=True).click()
    body = page.get_by_label("Isi", exact=True)
    declared = body.input_value()
    body.fill("Kami terima dengan baik, {perso}.\n\n{permohonan}")
    page.get_by_role("button", name="Simpan dan pakai").click()
    page.get_by_text("Mungkin maksudnya {person}.").first.wait_for()
    assert LetterTemplate.objects.count() == 0
    assert body.input_value().startswith("Kami terima dengan baik")

    body.fill("Kami terima dengan baik, {person}.\n\n{permohonan}")
    sent = page.request.post(
        f"{PAGE}contoh.pdf",
        form={
            "csrfmiddlewaretoken": page.locator("form.t16 [name=csrfmiddlewaretoken]").input_value(),
            "title": "Tanda terima", "body": body.input_value(),
        },
    )  # fmt: skip
    assert "Kami terima dengan baik, Sahnim Murni Rahayu." in " ".join(" ".join(pdf.pages(sent.body())).split())
    assert LetterTemplate.objects.count() == 0  # seen, not yet used
    page.get_by_label("Apa yang berubah").fill("Lebih ramah.")
    page.get_by_role("button", name="Simpan dan pakai").click()
    page.get_by_text("versi 1", exact=True).first.wait_for()
    assert LetterTemplate.objects.get().body.startswith("Kami terima dengan baik")
    picture = page.request.get(page.locator(".letter-sheet img").get_attribute("src"))
    assert Image.open(BytesIO(picture.body())).size > (600, 800)
    assert wide(page) + (barriers(page) if scripts else []) == []

    page.get_by_role("link", name="ke formulir kalimat bawaan").click()
    assert page.get_by_label("Isi", exact=True).input_value() == declared
    page.get_by_role("button", name="Simpan dan pakai").click()
    page.get_by_text("versi 2", exact=True).first.wait_for()
