"""Verbs of programmes: arrange, close, prepare and make enrolments, take them back."""

from collections.abc import Iterable
from datetime import date, datetime

import polars as pl
from django.db import connection, transaction

from naungan import law
from naungan.accounts.models import User
from naungan.codes.enums import Sector, Segment
from naungan.journal.actions import record
from naungan.kit.bulk import delete_in_steps, load_columns
from naungan.kit.locks import hold
from naungan.kit.refusal import Refused
from naungan.protection.programmes.enums import Fund, ProgrammeState
from naungan.protection.programmes.models import Enrolment, EnrolmentDraft, Programme
from naungan.protection.programmes.rules import MAY_ARRANGE, Terms, quota_left
from naungan.protection.workers.models import Worker
from naungan.regions.models import Region


@transaction.atomic
def arrange(
    *,
    code: str,
    name: str,
    fund: str,
    instrument: str,
    months: int,
    region: str,
    by: User,
    now: datetime,
    segment: str = Segment.INFORMAL,
    sectors: Iterable[str] = (),
    minimum_age: int | None = None,
    maximum_age: int | None = None,
    quota: int | None = None,
) -> Programme:
    """Open a programme. Raises Refused with every reason at once."""
    reasons = []
    if not by.has_role(*MAY_ARRANGE, within=region):
        reasons.append(f"{by} bukan petugas program untuk wilayah {region}.")
    if not Region.objects.current().filter(code=region).exists():
        reasons.append(f"Wilayah {region!r} tidak dikenal.")
    if Programme.objects.filter(code=code).exists():
        reasons.append(f"Kode program {code!r} sudah dipakai.")
    if fund not in Fund.values:
        reasons.append(f"Sumber dana {fund!r} tidak dikenal. Pilihannya: {', '.join(Fund.values)}.")
    if segment not in Segment.values:
        reasons.append(f"Segmen {segment!r} tidak dikenal. Pilihannya: {', '.join(Segment.values)}.")
    sectors = list(sectors)
    reasons += [
        f"Sektor {sector!r} tidak dikenal. Pilihannya: {', '.join(Sector.values)}."
        for sector in sectors
        if sector not in Sector.values
    ]
    if not 1 <= months <= 24:
        reasons.append("Lama perlindungan 1 sampai 24 bulan.")
    if quota is not None and quota < 1:
        reasons.append("Kuota sedikitnya 1 orang.")
    reasons += _age_reasons(minimum_age, maximum_age, on=now.date())
    if reasons:
        raise Refused(*reasons)
    programme = Programme.objects.create(
        code=code, name=name, fund=fund, instrument=instrument, months=months, region_id=region, segment=segment,
        sectors=sectors, minimum_age=minimum_age, maximum_age=maximum_age, quota=quota, created_by=by, created_at=now,
    )  # fmt: skip
    record("arrange", programme, by=by, now=now, facts={"fund": fund, "months": months, "quota": quota})
    return programme


def _age_reasons(minimum: int | None, maximum: int | None, *, on: date) -> list[str]:
    """A programme may be stricter than the book, never wider."""
    lowest, highest = book_ages(on)
    reasons = []
    if minimum is not None and minimum < lowest:
        reasons.append(f"Umur terendah {minimum} lebih longgar daripada buku hukum ({lowest}).")
    if maximum is not None and maximum > highest:
        reasons.append(f"Umur tertinggi {maximum} lebih longgar daripada buku hukum ({highest}).")
    if (minimum or lowest) > (maximum or highest):
        reasons.append("Umur terendah tidak boleh di atas umur tertinggi.")
    return reasons


def book_ages(on: date) -> tuple[int, int]:
    """Lowest and highest age at which a BPU member may be enrolled on a day, in years, from the book of the law."""
    return int(law.at("ages.bpu_minimum", on=on).value), int(law.at("ages.bpu_maximum", on=on).value)


@transaction.atomic
def close(programme: Programme, *, by: User, reason: str, now: datetime) -> None:
    """No new roster is taken; covers that stand go on to their end."""
    if not by.has_role(*MAY_ARRANGE, within=programme.region_id):
        raise Refused(f"{by} bukan petugas program untuk wilayah program ini.")
    Programme.objects.filter(pk=programme.pk).update(state=ProgrammeState.CLOSED)
    programme.state = ProgrammeState.CLOSED
    record("close", programme, by=by, now=now, reason=reason)


def open_programme(code: str) -> Programme:
    """The programme that takes rosters under this code. Raises Refused, naming the open ones."""
    programme = Programme.objects.select_related("region").filter(code=code).first()
    if programme is None:
        known = ", ".join(Programme.objects.open().values_list("code", flat=True)[:20]) or "belum ada"
        raise Refused(f"Program {code!r} tidak dikenal. Program yang terbuka: {known}.")
    if programme.state == ProgrammeState.CLOSED:
        raise Refused(f"Program {programme.code} sudah ditutup; daftar baru tidak diterima.")
    return programme


def terms_of(programme: Programme, *, starts_on: date) -> Terms:
    """A programme's terms for covers that start on a day, with what it leaves open taken from the book."""
    lowest, highest = book_ages(starts_on)
    return Terms(
        starts_on=starts_on,
        minimum_age=programme.minimum_age or lowest,
        maximum_age=programme.maximum_age or highest,
        region=programme.region_id,
        sectors=tuple(programme.sectors),
    )


def tariff(programme: Programme, *, on: date, sector: str) -> law.Value:
    """JKK and JKM a month in rupiah for one worker, by date, sector and fund (PP 44/2015, PP 50/2025)."""
    facts = {"funding": Fund(programme.fund).law}
    if sector:
        facts["sector"] = sector
    return law.at("contributions.bpu_jkk_jkm", on=on, **facts)


def enrolled(programme: Programme) -> int:
    """People with a cover in the programme."""
    return programme.enrolments.values("worker_id").distinct().count()


def check_quota(programme: Programme, wanted: int) -> None:
    """Raises Refused when `wanted` more people do not fit."""
    left = quota_left(programme.quota, enrolled(programme))
    if left is not None and wanted > left:
        raise Refused(
            f"Kuota program {programme.code} tersisa {left} orang, daftar ini memerlukan {wanted}. "
            "Tidak ada yang didaftarkan; kurangi daftarnya atau tambah kuotanya."
        )


def prepare(covers: pl.DataFrame, *, roster_number: str) -> None:
    """Store one chunk of drafts: `line, number` (of the worker)`, village_id, tariff, tariff_source`."""
    if covers.height:
        load_columns(
            EnrolmentDraft,
            {
                "roster_number": roster_number, "line": covers["line"], "worker_number": covers["number"],
                "village_id": covers["village_id"], "tariff": covers["tariff"],
                "tariff_source": covers["tariff_source"],
            },
        )  # fmt: skip


def drop_drafts(roster_number: str) -> None:
    """Forget what was prepared for a roster."""
    delete_in_steps(EnrolmentDraft, roster_number=roster_number)


def enrol_drafts(programme: Programme, *, roster_number: str, starts_on: date, ends_on: date, now: datetime) -> int:
    """Make the drafts of a roster real, inside the caller's transaction, after the workers were flipped.

    Returns how many were enrolled. Raises Refused when the quota does not hold them or a funded cover overlaps.
    """
    drafts = EnrolmentDraft.objects.filter(roster_number=roster_number)
    hold(f"programme:{programme.pk}")
    known = programme.enrolments.filter(worker__number__in=drafts.values("worker_number"))
    check_quota(programme, drafts.count() - known.values("worker_id").distinct().count())
    funded = Fund(programme.fund).is_funded
    if funded:
        twice = Enrolment.objects.filter(
            is_funded=True, starts_on__lt=ends_on, ends_on__gt=starts_on,
            worker__number__in=drafts.values("worker_number"),
        ).count()  # fmt: skip
        if twice:
            raise Refused(f"{twice} orang sudah dibayar program lain untuk bulan yang sama; periksa ulang daftarnya.")
    table, draft, worker = Enrolment._meta.db_table, EnrolmentDraft._meta.db_table, Worker._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (worker_id, programme_id, starts_on, ends_on, is_funded, segment, village_id, "  # noqa: S608
            f"tariff, tariff_source, roster_number, line, created_at) "
            f"SELECT w.id, %s, %s, %s, %s, %s, d.village_id, d.tariff, d.tariff_source, d.roster_number, d.line, %s "
            f"FROM {draft} d JOIN {worker} w ON w.number = d.worker_number WHERE d.roster_number = %s ORDER BY d.line",
            [
                programme.pk, starts_on, ends_on, funded, programme.segment,
                connection.ops.adapt_datetimefield_value(now), roster_number,
            ],
        )  # fmt: skip
        count = cursor.rowcount
    return count


def unenrol(roster_number: str) -> int:
    """Take a roster's covers back, inside the caller's transaction."""
    return Enrolment.objects.filter(roster_number=roster_number).delete()[0]
