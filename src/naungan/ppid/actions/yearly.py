"""Verbs of the yearly report: write, submit, send back, sign. Signing freezes it and hands its numbers to `figures`."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.figures.actions import Deposit, deposit
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.ppid.enums import ReportState, SentWay
from naungan.ppid.models.lists import YearlyReport
from naungan.ppid.reports import summary, yearly
from naungan.ppid.rules import lists as rules
from naungan.search import actions as search


@transaction.atomic
def begin(year: int, *, by: Any, now: datetime, is_sample: bool = False) -> YearlyReport:
    """The report of a year, once there is anything of it. Raises Refused for a year that has not ended."""
    _officer(by)
    if timezone.localdate(now) <= date(year, 12, 31):
        raise Refused(f"Tahun {year} belum selesai; laporannya ditulis sesudahnya.")
    report, made = YearlyReport.objects.get_or_create(
        year=year, defaults={"written_by": by, "changed_at": now, "is_sample": is_sample}
    )
    if made:
        record("begin_report", report, by=by, now=now, facts={"year": year})
    return report


@transaction.atomic
def write(report: YearlyReport, *, by: Any, now: datetime, **texts: str) -> YearlyReport:
    """The officer's words. Raises Refused once it was submitted: what somebody reads to sign does not move."""
    _officer(by)
    report = _locked(report)
    if report.state != ReportState.DRAFT:
        raise Refused(f"Laporan ini {report.get_state_display()}; isinya tidak diubah.")
    for name in yearly.TEXTS:
        if name in texts:
            setattr(report, name, texts[name].strip())
    report.written_by, report.changed_at = by, now
    report.save()
    record("write_report", report, by=by, now=now, facts={"year": report.year})
    return report


@transaction.atomic
def submit(report: YearlyReport, *, by: Any, now: datetime) -> YearlyReport:
    """Hand it to the superior. Raises Refused while a part of article 56 is missing."""
    _officer(by)
    report = _locked(report)
    if report.state != ReportState.DRAFT:
        raise Refused(f"Laporan ini {report.get_state_display()}.")
    if empty := [yearly.NAMES[name] for name in yearly.NEEDED if not getattr(report, name)]:
        raise Refused(f"Yang belum ditulis: {', '.join(empty)} (Perki 1/2021 Ps. 56).")
    report.state, report.submitted_by, report.submitted_at, report.reason = ReportState.SUBMITTED, by, now, ""
    report.save()
    record("submit_report", report, by=by, now=now, facts={"year": report.year})
    return report


@transaction.atomic
def send_back(report: YearlyReport, *, by: Any, now: datetime, reason: str) -> YearlyReport:
    """The superior's no, with a reason."""
    _superior(by)
    report = _locked(report)
    if report.state != ReportState.SUBMITTED:
        raise Refused("Tidak ada laporan yang menunggu tanda tangan.")
    if not reason.strip():
        raise Refused("Tulis apa yang harus diperbaiki.")
    report.state, report.reason = ReportState.DRAFT, reason.strip()[:300]
    report.save()
    record("return_report", report, by=by, now=now, reason=reason, facts={"year": report.year})
    return report


@transaction.atomic
def sign(report: YearlyReport, *, by: Any, now: datetime, seen: str) -> YearlyReport:
    """Freeze it under its SHA-256, keep its PDF, hand its numbers to `figures` as preliminary ones.

    `seen` is the digest on the signer's page: the register is alive, and nobody signs numbers they have not read.
    Raises Refused for the one who submitted it, and where the numbers have moved since.
    """
    _superior(by)
    report = _locked(report)
    if report.state != ReportState.SUBMITTED:
        raise Refused("Tidak ada laporan yang menunggu tanda tangan.")
    if report.submitted_by_id == by.pk:
        raise Refused("Anda yang mengajukan laporan ini; yang menandatangani harus orang lain, yaitu atasan PPID.")
    told = yearly.content(report)
    if yearly.digest(told) != seen:
        raise Refused("Register berubah sejak halaman ini dibuka. Baca angkanya sekali lagi, lalu tanda tangani.")
    report.state, report.signed_by, report.signed_at = ReportState.SIGNED, by, now
    report.frozen, report.sha256 = yearly.canonical(told), seen
    paper = yearly.pdf(report, told, signer=str(by), signed_on=timezone.localdate(now), exact=False)
    report.file = files.keep(paper, name=f"laporan-ppid-{report.year}.pdf", kind="pdf", by=by, now=now)
    report.save()
    deposited = deposit(_deposits(report, told["numbers"]), by=None, now=now)
    record(
        "sign_report", report, by=by, now=now, public=True,
        facts={"year": report.year, "sha256": report.sha256, "figures": deposited},
    )  # fmt: skip
    search.put(yearly.entry(report))
    return report


@transaction.atomic
def tell_sent(report: YearlyReport, *, on: date, way: str, number: str, by: Any, now: datetime) -> YearlyReport:
    """The report has gone to Komisi Informasi (Perki 1/2021 Ps. 56). Told again it is put right; the journal has both.

    Raises Refused: not signed yet, a day before the signature, or one to come.
    """
    if not by.has_role(Role.PPID_OFFICER, Role.PPID_SUPERIOR):
        raise Refused("Penyampaian laporan dicatat petugas atau atasan PPID.")
    report = _locked(report)
    signed_on = timezone.localdate(report.signed_at) if report.signed_at else None
    if reason := rules.may_tell_sent(signed_on, on, timezone.localdate(now)):
        raise Refused(reason)
    report.sent_on, report.sent_way, report.sent_number, report.sent_by = on, SentWay(way), number.strip(), by
    report.save(update_fields=["sent_on", "sent_way", "sent_number", "sent_by"])
    record(
        "tell_report_sent", report, by=by, now=now, public=True,
        facts={"year": report.year, "on": on.isoformat(), "way": way},
    )  # fmt: skip
    return report


def _deposits(report: YearlyReport, numbers: dict) -> list[Deposit]:
    """One number an indicator, for the last month of the year; two people have signed for each.

    What the summary withholds is not handed on: `figures` judges each indicator alone and would show what two of
    them are apart. The office reads it in its own copy of the report.
    """
    return [
        Deposit(
            indicator=code, region=settings.PROVINCE, period=date(report.year, 12, 1), numerator=number,
            denominator=None, source=f"Laporan layanan informasi {report.year}, sidik {report.sha256[:12]}",
            as_of=date(report.year, 12, 31), note=f"sepanjang tahun {report.year}",
        )
        for code, number in summary.for_figures(numbers).items()
    ]  # fmt: skip


def _locked(report: YearlyReport) -> YearlyReport:
    return YearlyReport.objects.select_for_update().get(pk=report.pk)


def _officer(by: Any) -> None:
    if not by.has_role(Role.PPID_OFFICER):
        raise Refused("Laporan tahunan ditulis petugas PPID.")


def _superior(by: Any) -> None:
    if not by.has_role(Role.PPID_SUPERIOR):
        raise Refused("Laporan tahunan ditandatangani atasan PPID.")
