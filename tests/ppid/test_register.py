"""The register: all columns, always current, constant queries; what the public reads of it names nobody."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from bs4 import BeautifulSoup

from naungan.journal.models import Entry
from naungan.kit import pdf
from naungan.ppid.actions import answering
from naungan.ppid.reports import counting, register, summary
from tests.accounts import factories as accounts
from tests.ppid import list_factories as make

pytestmark = pytest.mark.django_db
COLUMNS = (
    "Nomor pendaftaran", "Tanggal", "Nama", "Alamat", "Nomor kontak", "Pekerjaan", "Informasi yang diminta",
    "Tujuan penggunaan informasi", "Status informasi", "Bentuk informasi yang dikuasai", "Jenis permohonan",
    "Keputusan", "Alasan penolakan", "Hari dan tanggal pemberitahuan tertulis", "Hari dan tanggal pemberian informasi",
    "Biaya dan cara pembayaran",
)  # fmt: skip


def text(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def line(year: int = 2025) -> register.Row:
    return register.rows(make.officer(), register.Sieve(year))[0]


def test_it_has_the_columns_of_the_public_format():
    assert tuple(register.COLUMNS.values()) == COLUMNS


def test_a_line_tells_the_whole_way():
    made = make.answered("answered_partly", days=4)
    answering.deliver(made, way="email", note="", by=make.officer(), now=datetime(2025, 3, 10, 3, 0, tzinfo=UTC))
    told = line()
    assert told.cells == [
        made.case.number, "3 Maret 2025", make.NAME, make.ADDRESS, f"{make.PHONE}, {make.EMAIL}", "peneliti",
        make.ASKED, make.PURPOSE, "dikuasai", "Salinan digital (soft copy)", "Salinan digital (soft copy)",
        "dikabulkan sebagian",
        f"UU 14/2008 Ps. 17 huruf h (mengungkapkan rahasia pribadi), uji konsekuensi {made.consequence_test}",
        "Jumat, 7 Maret 2025", "Senin, 10 Maret 2025", "gratis",
    ]  # fmt: skip


def test_it_is_current_at_once():
    made = make.request()
    assert line().decision == "tercatat"
    answering.withdraw(made, reason="", by=make.officer(), now=datetime(2025, 3, 5, 3, 0, tzinfo=UTC))
    assert line().decision == "dicabut pemohon"


def test_queries_do_not_grow_with_the_lines(django_assert_num_queries):
    officer = make.officer()
    officer.roles()
    for _ in range(12):
        make.request()
    with django_assert_num_queries(1):
        assert len(register.rows(officer, register.Sieve(2025))) == 12


def test_year_and_state_narrow_it(client):
    make.request()
    make.answered(on=datetime(2026, 3, 2, 2, 0, tzinfo=UTC))
    accounts.enter(client, make.officer())
    page = text(client.get("/meja/ppid/register/?tahun=2025"))
    assert "PPID/2025/0001" in page and "PPID/2026/0001" not in page
    assert "PPID/2026/0001" not in text(client.get("/meja/ppid/register/?tahun=2026&keadaan=withdrawn"))
    assert client.get("/meja/ppid/register/?tahun=xx&keadaan=yy").status_code == 200


def test_files_for_officers_hold_the_lines_and_are_journalled(client):
    make.request()
    assert client.post("/meja/ppid/register/register.xlsx").status_code == 302
    accounts.enter(client, make.officer())
    assert client.get("/meja/ppid/register/register.xlsx").status_code == 405
    answer = client.post("/meja/ppid/register/register.xlsx", {"tahun": "2025"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in cells] for cells in sheet.iter_rows()]
    assert tuple(rows[2]) == COLUMNS and rows[3][2] == make.NAME and "data pribadi" in rows[1][0]
    paper = client.post("/meja/ppid/register/register.pdf", {"tahun": "2025"}).content
    read = pdf.inspect(paper, with_text=True)
    assert "Rahmawati" in " ".join(read.texts) and b"/StructTreeRoot" in paper
    left = Entry.objects.filter(verb="export_register").order_by("pk")
    assert [one.facts for one in left] == [
        {"year": 2025, "rows": 1, "form": "xlsx"}, {"year": 2025, "rows": 1, "form": "pdf"},
    ]  # fmt: skip
    assert not any(secret in f"{one.label}{one.facts}" for one in left for secret in make.SECRETS)


def test_what_somebody_typed_is_no_formula_and_no_markup(client):
    make.request(name='=HYPERLINK("x") <b>#let</b>')
    accounts.enter(client, make.officer())
    sheet = openpyxl.load_workbook(
        io.BytesIO(client.post("/meja/ppid/register/register.xlsx", {"tahun": "2025"}).content)
    ).active
    assert sheet["C4"].data_type == "s"
    assert client.post("/meja/ppid/register/register.pdf", {"tahun": "2025"}).status_code == 200
    assert "<b>#let" not in client.get("/meja/ppid/register/?tahun=2025").content.decode()


def test_the_public_summary_names_nobody(client):
    for _ in range(6):
        make.answered()
    make.answered("answered_refused")
    answer = client.get("/ppid/register/?tahun=2025")
    page = answer.content.decode()
    assert not any(secret in page for secret in make.SECRETS)
    assert "PPID/2025" not in page and "tidak ditampilkan" in text(answer)
    assert client.get("/ppid/register/?tahun=1999").status_code == 200


def test_the_summary_opens_no_seal(django_assert_num_queries, monkeypatch):
    make.answered()
    from naungan.kit.sealed import SealedField

    def never(*args, **kwargs):
        raise AssertionError("a seal was opened")

    monkeypatch.setattr(SealedField, "from_db_value", never)
    with django_assert_num_queries(3):
        counting.year_numbers(2025)


@pytest.mark.parametrize(
    "outcomes",
    [{"a": 6, "b": 1, "c": 9}, {"a": 3, "b": 3, "c": 3}, {"a": 0, "b": 4, "c": 50}, {"a": 2, "b": 0, "c": 5}],
)
def test_no_small_count_can_be_subtracted(outcomes):
    total = sum(outcomes.values())
    shown = summary.shown(outcomes, total)
    assert all(shown[name] is None for name, count in outcomes.items() if 0 < count < 5)
    hidden = [name for name in outcomes if shown[name] is None]
    assert shown["total"] is None or len(hidden) != 1


def test_reasons_do_not_betray_how_many_were_refused():
    for _ in range(9):
        make.answered()
    make.answered("answered_refused")
    tables = {one.title: one for one in summary.tables(counting.year_numbers(2025))}
    assert tables["Alasan penolakan"].cells == []


def test_days_are_counted_as_the_law_counts_them():
    # 27 to 31 March 2025 hold Nyepi, Idulfitri and their leave: nothing of it counts
    assert counting.working_days(date(2025, 3, 3), date(2025, 3, 3)) == 0
    assert counting.working_days(date(2025, 3, 3), date(2025, 3, 10)) == 5
    assert counting.working_days(date(2025, 3, 27), date(2025, 4, 8)) == 1
    asked = counting.year_numbers
    make.answered(days=4)
    numbers = asked(2025)["requests"]
    assert (numbers["days_median"], numbers["on_time"], numbers["answered"]) == (4, 1, 1)


def test_a_late_answer_is_counted_late():
    make.answered(days=60)
    numbers = counting.year_numbers(2025)["requests"]
    assert numbers["on_time"] == 0 and numbers["days_longest"] > 10
