"""/meja/angka/: read, publish by another, withdraw, deposit with proof."""

import pytest

from naungan.figures.models import Denominator, Figure
from tests.accounts.factories import enter, user
from tests.figures.factories import figure

pytestmark = pytest.mark.django_db
BATCH = "/meja/angka/COV-001/2026-11/"


@pytest.fixture
def officer(client):
    person = user("figures_officer")
    enter(client, person)
    return person


def deposit(**changes) -> dict:
    formal = Denominator.objects.get(indicator="COV-001", segment="formal")
    given = {
        "indicator": "COV-001", "region": "52", "segment": "formal", "period": "2026-10", "numerator": "411.126",
        "denominator": formal.pk, "stated_percent": "56,1", "parts": "", "source": "rilis", "as_of": "2026-10-31",
    }  # fmt: skip
    return given | changes


def test_only_those_who_may_see_figures_come_in(client):
    assert client.get("/meja/angka/").status_code == 302
    enter(client, user("village_officer"))
    assert client.get("/meja/angka/").status_code == 403


def test_a_batch_shows_what_it_changes_and_is_published(client, officer):
    figure("52", 100, status="published", is_current=True, published_by=user(), published_at="2026-11-02T00:00Z")
    row = figure("52", 130)
    text = client.get("/meja/angka/").content.decode()
    assert "130" in text and "+30" in text and "Terbitkan 1 angka" in text
    answer = client.post(f"{BATCH}terbitkan/", {"seen": row.pk}, follow=True)
    assert "1 angka November 2026 terbit." in answer.content.decode()
    assert Figure.objects.published().get().numerator == 130


def test_the_depositor_sees_why_not(client, officer):
    figure("52", 130, deposited_by=officer)
    text = client.get("/meja/angka/").content.decode()
    assert "penerbitnya harus petugas lain" in text and "Terbitkan 1" not in text
    answer = client.post(f"{BATCH}terbitkan/", {}, follow=True)
    assert "Tidak diterbitkan." in answer.content.decode()
    assert not Figure.objects.published().exists()


def test_a_leader_reads_and_does_not_publish(client):
    figure("52", 130)
    enter(client, user("leader"))
    assert "membaca saja" in client.get("/meja/angka/").content.decode()
    assert client.post(f"{BATCH}terbitkan/").status_code == 403
    assert client.get("/meja/angka/setor/").status_code == 403


def test_another_area_is_not_there(client):
    figure("52.01", 130)
    enter(client, user("figures_officer", "52.03"))
    assert "130" not in client.get("/meja/angka/").content.decode()
    assert client.get(f"{BATCH}?di=52.01").status_code == 404
    client.post(f"{BATCH}terbitkan/")
    assert not Figure.objects.published().exists()


def test_a_batch_is_read_place_by_place(client, officer):
    figure("52", 130)
    figure("52.03", 97)
    figure("52.03.07", 31)
    text = client.get(BATCH).content.decode()
    assert "97" in text and "?di=52.03" in text and ">31<" not in text
    assert ">31<" in client.get(f"{BATCH}?di=52.03").content.decode()
    assert client.get("/meja/angka/COV-001/2026-13/").status_code == 404


def test_a_withdrawal_wants_a_reason(client, officer):
    row = figure("52", 100, status="published", is_current=True, published_by=user(), published_at="2026-11-02T00:00Z")
    assert client.post(f"{BATCH}tarik/", {"reason": ""}).status_code == 422
    client.post(f"{BATCH}tarik/", {"reason": "daftar keliru"})
    row.refresh_from_db()
    assert (row.status, row.withdrawn_reason) == ("withdrawn", "daftar keliru")


def test_a_true_percentage_is_deposited(client, officer):
    assert client.post("/meja/angka/setor/", deposit()).status_code == 302
    assert (Figure.objects.get().numerator, Figure.objects.get().deposited_by) == (411126, officer)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stated_percent": "60"}, "56,09 %, tertulis 60 %"),
        ({"parts": "9,3; 77,8"}, "9,3 + 77,8 = 87,1 %"),
        ({"region": "99"}, "tidak dikenal"),
        ({"period": "November"}, "Bulan tidak terbaca"),
        ({"parts": "sembilan"}, "Bagian tidak terbaca"),
        ({"source": ""}, "Sumber belum diisi"),
    ],
)
def test_a_wrong_deposit_is_refused_beside_its_sum(client, officer, changes, words):
    answer = client.post("/meja/angka/setor/", deposit(**changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Figure.objects.exists()


def test_the_desk_costs_the_same_for_many(client, officer, django_assert_max_num_queries):
    for n in range(1, 9):
        figure(f"52.0{n}", 50)
    with django_assert_max_num_queries(16):
        client.get("/meja/angka/")
    for n in range(1, 9):
        figure(f"52.03.0{n}", 50)
    with django_assert_max_num_queries(16):
        client.get("/meja/angka/")
