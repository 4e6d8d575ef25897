"""What anybody may open: on a phone, without scripts, by keyboard. (Barriers: `test_axe`.)"""

import pytest

from tests.house.tree import none
from tests.journeys.walk import wide

pytestmark = pytest.mark.django_db(transaction=True)
PUBLIC = ("/", "/cakupan/", "/cakupan/52.03/", "/dasar-hukum/", "/masuk/", "/sandi/lupa/", "/tidak-ada/", "/ui/")


def test_public_pages_fit_a_phone(pages):
    phone = pages.phone()
    complaints = {}
    for address in PUBLIC:
        status = phone.goto(address).status
        expected = 404 if address == "/tidak-ada/" else 200
        wrong = [] if status == expected else [f"answered {status}"]
        complaints[address] = wrong + wide(phone)
    none(complaints)


def test_public_pages_say_the_same_without_scripts(pages):
    scripted, plain = pages.open(), pages.open(java_script_enabled=False)
    for address in PUBLIC:
        said = []
        for page in (scripted, plain):
            page.goto(address)
            text = page.locator("main").inner_text()
            for apology in page.locator("main noscript").all_inner_texts():  # says what only a script can do
                text = text.replace(apology, "")
            said.append(" ".join(text.split()))
        assert said[0] == said[1], address


def test_a_reader_gets_no_cookie(pages):
    page = pages.open()
    for address in ("/", "/cakupan/", "/dasar-hukum/"):
        page.goto(address)
    assert page.context.cookies() == []


def test_the_first_link_leads_to_the_content_by_keyboard(pages):
    page = pages.open()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
