"""/cakupan/: published figures only, nothing small, a fixed number of queries."""

import csv
import json
from io import StringIO

import pytest

from naungan.figures import actions
from naungan.figures.models import Figure
from tests.accounts.factories import user
from tests.figures.factories import MONTH, NOW, figure

pytestmark = pytest.mark.django_db


def publish(counts: dict[str, int], segment: str = "informal") -> None:
    """Figures of the month, in a segment and over all, published by an officer."""
    from naungan.figures.models import Denominator

    for code, people in counts.items():
        for name in ("", segment):
            base = Denominator.objects.filter(indicator="COV-001", segment=name, region=code, is_base=True).first()
            figure(code, people, segment=name, denominator=base)
    actions.publish(Figure.objects.preliminary(), by=user("figures_officer"), now=NOW)


COUNTS = {"52": 1110, "52.03": 800, "52.02": 300, "52.08": 3, "52.71": 7, "52.03.07": 800, "52.03.07.1001": 800}


def test_before_the_first_publication_the_page_is_calm(client):
    answer = client.get("/cakupan/")
    assert answer.status_code == 200
    assert "Belum ada angka terbitan." in answer.content.decode()


def test_preliminary_figures_are_not_public(client):
    figure("52", 4242, segment="")
    assert "4.242" not in client.get("/cakupan/").content.decode()


def test_the_province_with_its_share_and_its_proofs(client):
    publish(COUNTS)
    text = client.get("/cakupan/?segmen=informal").content.decode()
    for words in ("1.110", "0,05 %", "2.159.942", "56,09 %", "3,91 poin", "439.824", "87,1", "1.079.971", "64.420"):
        assert words in text, words
    assert "tenggat terlewat" in text


def test_below_the_province_there_is_no_share(client):
    publish(COUNTS)
    text = client.get("/cakupan/52.03/").content.decode()
    assert "800" in text and "Belum ada penyebut" in text


def test_small_counts_stand_nowhere(client):
    publish(COUNTS)
    text = client.get("/cakupan/").content.decode()
    assert text.count("disembunyikan</span>") == 2  # 52.08 and its next smallest sibling
    rows = table(client, "/cakupan/data.csv")
    hidden = {r["kode_wilayah"]: r for r in rows if r["keterangan"]}
    assert set(hidden) == {"52.08", "52.71"}
    assert all(r["orang_terlindungi"] == r["persen"] == "" for r in hidden.values())
    assert "Tidak ditampilkan" in client.get("/cakupan/52.08/").content.decode()


def test_a_region_without_people_is_zero_and_a_waiting_one_is_not(client):
    publish(COUNTS)
    figure("52.05", 50, segment="")
    text = client.get("/cakupan/").content.decode()
    assert text.count("belum terbit</span>") == 1
    assert "Dompu" in text
    assert ">0</b>" in text  # Bima, with nobody


def test_a_withdrawn_figure_says_so(client):
    publish(COUNTS)
    actions.withdraw(Figure.objects.published(), by=user("figures_officer"), now=NOW, reason="daftar keliru")
    assert "Belum ada angka terbitan." in client.get("/cakupan/").content.decode()


@pytest.mark.parametrize("path", ["/cakupan/99/", "/cakupan/52.03.99/", "/cakupan/x/data.csv", "/cakupan/?segmen=x"])
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("code", ["52", "52.03", "52.03.07", "52.03.07.1001"])
def test_every_level_has_its_page(client, code):
    publish(COUNTS)
    for segment in ("", "?segmen=informal", "?segmen=migrant"):
        assert client.get(f"/cakupan/{code}/{segment}").status_code == 200


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    publish(COUNTS)
    client.get("/cakupan/")
    with django_assert_max_num_queries(22):
        client.get("/cakupan/")
    publish({f"52.03.{n:02d}.{2001}": 10 for n in range(1, 9)})
    with django_assert_max_num_queries(22):
        client.get("/cakupan/")


def table(client, path: str) -> list[dict]:
    text = client.get(path).content.decode()
    return list(
        csv.DictReader(StringIO("".join(line for line in text.splitlines(True) if not line.startswith(("#", '"#')))))
    )


def test_csv_has_definition_and_sources(client):
    publish(COUNTS)
    answer = client.get("/cakupan/data.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode()
    assert "# pembilang" in text and "# sumber penyebut pekerja informal" in text
    row = next(
        r for r in table(client, "/cakupan/52/data.csv") if r["kode_wilayah"] == "52" and r["segmen"] == "informal"
    )
    assert (row["orang_terlindungi"], row["penyebut"], row["persen"]) == ("1110", "2159942", "0.0514")
    assert row["bulan"] == f"{MONTH:%Y-%m}"


def test_json_is_the_same_table(client):
    publish(COUNTS)
    body = json.loads(client.get("/cakupan/data.json").content)
    assert {r["kode_wilayah"] for r in body["baris"]} == set(COUNTS)
    assert body["tentang"]["indikator"].startswith("COV-001")
