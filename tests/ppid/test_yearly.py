"""The yearly report: contents of Perki 1/2021 art. 56, two people, frozen, its numbers in `figures`."""

import json
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.utils import timezone

from naungan.figures.models import Figure
from naungan.files import actions as files
from naungan.journal.models import Entry
from naungan.kit import pdf
from naungan.kit.refusal import Refused
from naungan.ppid.actions import yearly
from naungan.ppid.models import YearlyReport
from naungan.ppid.reports import yearly as reading
from naungan.search.models import SearchEntry
from tests.accounts import factories as accounts
from tests.ppid import list_factories as make

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_it_is_due_three_months_after_the_year():
    assert reading.due_on(2025) == date(2026, 3, 31)


def test_a_year_that_runs_has_no_report():
    with pytest.raises(Refused, match="belum selesai"):
        yearly.begin(2026, by=make.officer(), now=make.NOW)


def test_every_part_of_article_56_is_asked_for():
    report = yearly.begin(2025, by=make.officer(), now=make.NOW)
    yearly.write(report, by=make.officer(), now=make.NOW, policy="Kebijakan.")
    with pytest.raises(Refused) as no:
        yearly.submit(report, by=make.officer(), now=make.NOW)
    for part in ("sarana", "petugas", "anggaran", "kendala internal", "kendala eksternal", "rekomendasi"):
        assert part in str(no.value)


def test_who_submitted_does_not_sign():
    both = make.officer()
    accounts.grant(both, "ppid_superior")
    report = make.submitted(by=both)
    seen = reading.digest(reading.content(report))
    with pytest.raises(Refused, match="orang lain"):
        yearly.sign(report, by=both, now=make.NOW, seen=seen)
    with pytest.raises(Refused, match="atasan PPID"):
        yearly.sign(report, by=make.officer(), now=make.NOW, seen=seen)
    with pytest.raises(IntegrityError), transaction.atomic():
        YearlyReport.objects.filter(pk=report.pk).update(signed_by=both)


def test_nobody_signs_numbers_they_have_not_read():
    report = make.submitted()
    seen = reading.digest(reading.content(report))
    make.request()
    with pytest.raises(Refused, match="Register berubah"):
        yearly.sign(report, by=make.superior(), now=make.NOW, seen=seen)


def test_signed_is_frozen():
    make.answered()
    report = make.signed()
    frozen, sha256, kept = report.frozen, report.sha256, files.read(report.file)
    make.answered()
    report = YearlyReport.objects.get()
    assert reading.content(report)["numbers"]["requests"]["received"] == 1
    assert (report.frozen, report.sha256) == (frozen, sha256)
    assert reading.digest(json.loads(report.frozen)) == sha256 and files.read(report.file) == kept
    for deed in (yearly.write, yearly.submit):
        with pytest.raises(Refused):
            deed(report, by=make.officer(), now=make.NOW)


def test_its_numbers_are_those_of_the_register_and_go_to_figures():
    for _ in range(3):
        make.answered()
    make.answered("answered_partly")
    make.answered("answered_refused", days=60)
    make.answered("not_held")
    make.request()
    make.signed()
    cells = dict(Figure.objects.preliminary().values_list("indicator", "numerator"))
    # what is zero and was never published is nothing new: the counting room leaves no figure of it
    # and of what the summary withholds (one refused, four granted of them one in part) nothing is handed on
    assert cells == {"PPID-001": 7}
    figure = Figure.objects.get(indicator="PPID-001")
    assert (figure.period, figure.as_of, figure.deposited_by) == (date(2025, 12, 1), date(2025, 12, 31), None)


def test_the_superior_may_send_it_back():
    report = yearly.send_back(make.submitted(), by=make.superior(), now=make.NOW, reason="Anggaran belum rinci.")
    assert (report.state, report.reason) == ("draft", "Anggaran belum rinci.")


def test_the_public_reads_it_without_small_counts_and_without_names(client):
    for _ in range(7):
        make.answered()
    make.answered("answered_refused")
    report = make.signed()
    listing, page = client.get("/ppid/laporan-tahunan/"), client.get("/ppid/laporan-tahunan/2025/")
    told = text(page)
    for heading, _ in reading.PARTS:
        assert heading in told
    assert report.sha256 in told and "tidak ditampilkan" in told and "Kata tentang budget." in told
    paper = client.get("/ppid/laporan-tahunan/2025/laporan.pdf").content
    read = " ".join(pdf.inspect(paper, with_text=True).texts)
    entry = SearchEntry.objects.get(kind="ppid_report")
    everything = " ".join([text(listing), page.content.decode(), read, report.frozen, entry.text])
    assert not any(secret in everything for secret in make.SECRETS)
    assert "tidak ditampilkan" in read and report.sha256[:20] in read.replace("\n", "").replace(" ", "")
    assert b"/StructTreeRoot" in paper


def test_what_is_owed_is_said(client):
    assert "belum ada" in text(client.get("/ppid/laporan-tahunan/"))
    make.submitted()
    assert client.get("/ppid/laporan-tahunan/2025/").status_code == 404
    assert client.get("/ppid/laporan-tahunan/2025/laporan.pdf").status_code == 404


def test_it_is_written_and_signed_in_the_desk(client):
    make.answered()
    accounts.enter(client, make.officer())
    assert "2025" in text(client.get("/meja/ppid/laporan/"))
    assert client.post("/meja/ppid/laporan/2025/tulis/", {"policy": "x"}).status_code == 422
    assert client.post("/meja/ppid/laporan/2025/tulis/", make.TEXTS).status_code == 302
    client.post("/meja/ppid/laporan/2025/ajukan/")
    assert client.post("/meja/ppid/laporan/2025/tandatangani/", {"seen": "x"}).status_code == 403
    accounts.enter(client, make.superior())
    page = client.get("/meja/ppid/laporan/2025/")
    seen = BeautifulSoup(page.content, "html.parser").find("input", {"name": "seen"})["value"]
    client.post("/meja/ppid/laporan/2025/tandatangani/", {"seen": seen})
    assert YearlyReport.objects.get().state == "signed"
    assert b"%PDF" in client.get("/meja/ppid/laporan/2025/lengkap.pdf").content[:8]
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert verbs >= {"begin_report", "write_report", "submit_report", "sign_report"}


def test_the_same_content_has_the_same_digest():
    told = reading.content(yearly.begin(2025, by=make.officer(), now=make.NOW))
    assert reading.digest(told) == reading.digest(json.loads(reading.canonical(told)))
    assert isinstance(make.NOW, datetime)


def test_its_sending_is_recorded_once_it_is_signed_and_not_before(client):
    officer, today = make.officer(), make.NOW.date()
    given = {"way": "letter", "number": "021/PPID/2026", "by": officer, "now": make.NOW}
    with pytest.raises(Refused, match="belum ditandatangani"):
        yearly.tell_sent(make.submitted(), on=today, **given)
    yearly.sign(
        report := YearlyReport.objects.get(), by=make.superior(), now=make.NOW,
        seen=reading.digest(reading.content(report)),
    )  # fmt: skip
    with pytest.raises(Refused, match="belum tiba"):
        yearly.tell_sent(report, on=date(2026, 11, 21), **given)
    with pytest.raises(Refused, match="mendahului"):
        yearly.tell_sent(report, on=date(2026, 11, 19), **given)
    with pytest.raises(Refused, match="petugas atau atasan"):
        yearly.tell_sent(report, on=today, **given | {"by": accounts.user("leader")})
    report.refresh_from_db()
    frozen = report.frozen
    report = yearly.tell_sent(report, on=today, **given)
    assert (report.sent_on, report.sent_way, report.sent_number, report.sent_by) == (
        today, "letter", "021/PPID/2026", officer,
    )  # fmt: skip
    assert report.frozen == frozen  # what was signed does not move
    entry = Entry.objects.get(verb="tell_report_sent")
    assert entry.facts == {"year": 2025, "on": "2026-11-20", "way": "letter"}
    for url in ("/ppid/laporan-tahunan/", "/ppid/laporan-tahunan/2025/"):
        told = text(client.get(url))
        assert "isampaikan ke Komisi Informasi" in told and "20 November 2026" in told and "021/PPID" not in told
    with pytest.raises(IntegrityError), transaction.atomic():
        YearlyReport.objects.create(year=2024, sent_on=today, changed_at=make.NOW)


def test_the_desk_asks_for_the_sending_and_keeps_it(client):
    make.signed()
    client.force_login(make.officer())
    told = text(client.get("/meja/ppid/laporan/2025/"))
    assert "belum disampaikan" in told and "Selasa, 31 Maret 2026; batas itu sudah lewat" in told
    assert "Perki 1/2021 Ps. 56" in told
    url = "/meja/ppid/laporan/2025/disampaikan/"
    assert "Tanggal disampaikan" in text(client.get(url))
    assert client.post(url, {"on": "2099-01-01", "way": "letter"}).status_code == 422
    assert client.post(url, {"on": timezone.localdate().isoformat(), "way": "hand"}).status_code == 302
    told = text(client.get("/meja/ppid/laporan/2025/"))
    assert "lewat batas" in told and "diantar" in told and "Betulkan" in told
    client.force_login(accounts.user("leader"))
    assert client.get(url).status_code == 403
    assert "Betulkan" not in text(client.get("/meja/ppid/laporan/2025/"))
