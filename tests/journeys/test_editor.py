"""An article from its writer's hand past a checker and a publisher to the public, in a real browser."""

import pytest
from playwright.sync_api import Page, Response

from naungan.portal.models import ArticlePage
from tests.journeys.walk import log_in, with_password
from tests.portal.stories import person, picture, section

pytestmark = pytest.mark.django_db(transaction=True)
SLOW = 40_000  # ms; the editor loads more than any page of the public
TITLE = "Pasar Sakra punya sudut pendaftaran"
SAID = "Meja pendaftaran buka setiap pagi."
FROM_WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class="MsoNormal" style="color:red">'
    '<span style="font-family:Calibri">Bawa <b>KTP</b> asli.</span><o:p></o:p></p></body></html>'
)
PASTE = """html => {
    const carried = new DataTransfer();
    carried.setData('text/html', html);
    carried.setData('text/plain', 'Bawa KTP asli.');
    const pasted = new ClipboardEvent('paste', {clipboardData: carried, bubbles: true, cancelable: true});
    document.querySelector('.public-DraftEditor-content').dispatchEvent(pasted);
}"""


def write(page: Page, parent: int) -> None:
    """Fill the form as somebody without training would: from top to bottom."""
    page.goto(f"/tulis/pages/add/portal/articlepage/{parent}/")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("Pedagang dapat mendaftar di pasar, tanpa biaya.")
    page.locator("#id_cover-chooser .unchosen [data-chooser-action-choose]").click()
    page.locator(".modal a[data-chooser-modal-choice]").first.click()
    page.locator(".modal").wait_for(state="detached")
    page.locator("#id_author").fill("Lale Suhartini")
    page.locator("#panel-child-content-body-content, [data-contentpath=body]").first.scroll_into_view_if_needed()
    page.locator("[data-streamfield-stream-container] button.c-sf-add-button").first.click()
    page.get_by_role("option", name="tulisan", exact=False).first.click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(SAID)
    page.keyboard.press("Enter")
    page.evaluate(PASTE, FROM_WORD)
    kept = "() => document.querySelector('[name=body-0-value]').value.includes('Bawa KTP')"
    page.wait_for_function(kept)  # the editor hands over what was typed after a moment
    page.wait_for_url("**/edit/**")  # and has saved it by itself


def press(page: Page, button: str) -> None:
    """One of the buttons at the foot of the editor, behind its arrow or not; wait until the form itself has been sent.

    The editor also saves in the background and then changes the address: a navigation, but not the one pressed for.
    """

    def is_sent(answer: Response) -> bool:
        return answer.request.method == "POST" and answer.request.is_navigation_request()

    page.wait_for_load_state("networkidle")  # people press after the page has come alive, not in the same millisecond
    with page.expect_response(is_sent) as sent:
        page.locator(button).first.evaluate("button => button.click()")
    page.wait_for_load_state()
    assert sent.value.status == 302, page.locator("main").inner_text()


def approve(page: Page, made: ArticlePage) -> None:
    page.goto(f"/tulis/pages/{made.pk}/edit/")
    press(page, "[data-workflow-action-name=approve]")


def test_three_people_carry_an_article_to_the_public(pages):
    shelf = section()
    picture(title="Lapak")
    people = {role: with_password(person(role)) for role in ("editor", "checker", "publisher")}
    at_work = {role: pages.open() for role in people}
    for role, one in people.items():
        at_work[role].set_default_timeout(SLOW)
        at_work[role].on("dialog", lambda dialog: dialog.accept())  # "leave the page?": yes, by the button just pressed
        log_in(at_work[role], one)
    write(at_work["editor"], shelf.pk)
    press(at_work["editor"], "[name=action-submit]")
    made = ArticlePage.objects.get(title=TITLE)
    assert made.current_workflow_task.name == "Diperiksa" and not made.live
    approve(at_work["checker"], made)
    approve(at_work["publisher"], made)
    made.refresh_from_db()
    assert made.live
    reader = pages.phone()
    reader.goto("/berita/")
    reader.get_by_role("link", name=TITLE).click()
    assert reader.locator("h1").inner_text() == TITLE
    story = reader.locator("main")
    assert SAID in story.inner_text() and "Bawa KTP asli." in story.inner_text()
    assert "Mso" not in story.inner_html() and "Calibri" not in story.inner_html()
    assert story.locator(".cover img").get_attribute("alt") == "Kebun tembakau di kaki gunung"
    assert TITLE in reader.request.get("/berita/atom.xml").text()
    reader.goto("/cari/?q=sudut+pendaftaran+sakra")
    assert reader.get_by_role("link", name=TITLE).first.get_attribute("href") == made.address
