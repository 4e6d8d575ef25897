"""The frames every page stands in, and the pages for when something goes wrong."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from naungan.kit import views
from naungan.kit.forms import Plain

pytestmark = pytest.mark.django_db


class Registration(Plain, forms.Form):
    name = forms.CharField(label="Nama lengkap", help_text="Seperti tertulis di KTP.")
    born_on = forms.DateField(label="Tanggal lahir")
    way = forms.ChoiceField(label="Cara mengabari", choices=[("a", "Surel"), ("b", "Surat")], widget=forms.RadioSelect)
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)


def soup(html) -> BeautifulSoup:
    return BeautifulSoup(html if isinstance(html, str) else html.content.decode(), "html.parser")


def test_an_unknown_address_is_a_friendly_404(client: Client):
    response = client.get("/tidak/ada/")
    page = soup(response)
    assert response.status_code == 404
    assert page.h1.text == "Halaman tidak ditemukan"
    assert page.title.text == "Halaman tidak ditemukan · Naungan"
    assert "tidak/ada" not in response.content.decode()


def test_the_page_for_our_own_failure_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = views.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert soup(response).h1.text == "Ada yang rusak di pihak kami"


@pytest.mark.parametrize("view, status", [(views.bad_request, 400), (views.forbidden, 403), (views.csrf_failed, 403)])
def test_other_errors_are_pages_too(view, status):
    response = view(RequestFactory().get("/meja/"))
    assert response.status_code == status
    assert soup(response).h1.text


def test_a_form_without_a_token_is_told_so():
    response = Client(enforce_csrf_checks=True).post("/tulis/login/", {"a": "1"})
    assert response.status_code == 403
    assert soup(response).h1.text == "Formulir ini sudah kedaluwarsa"


def test_a_page_carries_nothing_inline(client: Client):
    page = soup(client.get("/tidak/ada/"))
    assert page.select("[style], style") == []
    assert [tag for tag in page.select("script") if not tag.get("src")] == []
    assert page.select_one("a.skip")["href"] == "#isi"
    assert page.select_one("main#isi")


def test_a_wrong_form_says_so_beside_the_field_in_the_summary_and_in_the_title():
    form = Registration({"name": "", "born_on": "kemarin"})
    page = soup(render_to_string("kit/public.html", {"form": form}))
    assert page.title.text.startswith("Kesalahan: ")

    page = soup(str(form))
    summary = page.select_one(".summary")
    assert summary.h2.text == "Ada tiga hal yang perlu dibetulkan"
    assert summary.has_attr("autofocus") and summary["tabindex"] == "-1"
    assert [(a["href"], a.text) for a in summary.select("a")] == [
        ("#id_name", "Nama lengkap belum diisi."),
        ("#id_born_on", "Tanggal lahir bukan tanggal. Tulis seperti 17-08-1985."),
        ("#id_way_0", "Cara mengabari belum diisi."),
    ]
    field = page.select_one("#id_name")
    assert field["aria-invalid"] == "true"
    for part in field["aria-describedby"].split():
        assert page.find(id=part), part
    assert page.select_one("#id_way_0")
    assert "boleh kosong" in page.select_one("label[for=id_note]").text


def test_a_right_form_has_no_summary():
    assert soup(str(Registration())).select(".summary") == []


def test_a_forms_own_words_win():
    class Own(Plain, forms.Form):
        name = forms.CharField(label="Nama", error_messages={"required": "Siapa nama Anda?"})

    assert Own({}).errors["name"] == ["Siapa nama Anda?"]
