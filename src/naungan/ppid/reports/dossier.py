"""The dossier of a dispute: one ZIP with an index, for Komisi Informasi and for the office's own lawyers.

The applicant is called "Pemohon" throughout: identity, contacts, proofs and inner notes stay here, and so do the
letters of the office, which bear name and address; what they say stands in the texts. File names say what a file is,
never whose.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone

from naungan.cases.models import Case
from naungan.files import actions as files
from naungan.kit import words
from naungan.ppid.enums import Article17, FileRole, Ground
from naungan.ppid.models import Dispute, InfoRequest, Objection
from naungan.ppid.rules.hiding import hide

LEFT_OUT = (FileRole.IDENTITY, FileRole.PROXY, FileRole.INCOMING, FileRole.LETTER)
UNSENT = Q(role=FileRole.REDACTED, is_public=False)  # a copy that nobody was given
EPOCH = (2020, 1, 1, 0, 0, 0)  # the same dossier gives the same bytes


class Sheet(NamedTuple):
    """One file of the dossier."""

    name: str
    about: str
    content: bytes


def dossier(dispute: Dispute) -> bytes:
    """The ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        sheets = list(_sheets(dispute))
        for sheet in [_index(dispute, sheets), *sheets]:
            archive.writestr(zipfile.ZipInfo(sheet.name, EPOCH), sheet.content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheets(dispute: Dispute) -> Iterator[Sheet]:
    objection = dispute.objection
    request = objection.request
    parts: list[tuple[str, Case, str, str]] = [
        ("permohonan", request.case, _request(request), "Permohonan dan jawabannya"),
        ("keberatan", objection.case, _objection(objection), "Keberatan dan tanggapan atasan PPID"),
        ("sengketa", dispute.case, _dispute(dispute), "Sengketa dan jadwal Komisi Informasi"),
    ]
    number = 0
    for name, case, text, about in parts:
        number += 1
        yield Sheet(f"{number:02d}-{name}.txt", about, _hidden(text + _history(case), request, objection))
        attached = case.attachments.exclude(role__in=LEFT_OUT).exclude(UNSENT).select_related("file")
        for one in attached:
            number += 1
            about = str(dict(FileRole.choices).get(one.role, one.role))
            yield Sheet(f"{number:02d}-{name}-{one.role}.{one.file.kind}", about, files.read(one.file))


def _index(dispute: Dispute, sheets: list[Sheet]) -> Sheet:
    """What lies in the ZIP, and what was left out."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["Berkas", "Isi", "Ukuran (bita)"])
    for sheet in sheets:
        table.writerow([sheet.name, sheet.about, len(sheet.content)])
    table.writerow([])
    table.writerow(["Sengketa", dispute.case.number, ""])
    for what in (
        "identitas dan kontak pemohon, bukti identitas, surat kuasa, surat masuk, catatan petugas",
        "surat kantor kepada pemohon, karena memuat nama dan alamatnya; isinya ada dalam berkas teks",
    ):
        table.writerow(["Tidak disertakan", what, ""])
    return Sheet("00-daftar-isi.csv", "", ("\ufeff" + text.getvalue()).encode())


def _lines(title: str, *rows: tuple[str, Any]) -> str:
    told = [f"{label}: {value}" for label, value in rows if value not in (None, "")]
    return "\n".join([title, "=" * len(title), *told, ""])


def _request(request: InfoRequest) -> str:
    case = request.case
    ground = f"Pasal 17 huruf {request.ground}: {Article17(request.ground).label}" if request.ground else ""
    return _lines(
        f"Permohonan informasi {case.number}",
        ("Diterima", f"{words.moment(case.received_at)}, lewat {case.get_channel_display()}"),
        ("Informasi yang diminta", request.asked),
        ("Tujuan", request.purpose),
        ("Batas jawaban", words.weekday(request.answer_due_on) if request.answer_due_on else ""),
        ("Dijawab", words.moment(request.answered_at) if request.answered_at else ""),
        ("Keputusan", case.of.labels.get(request.decision, "")),
        ("Penguasaan", request.get_held_display() if request.held else ""),
        ("Dikuasai oleh", request.held_by),
        ("Alasan pengecualian", ground),
        ("Uji konsekuensi", request.consequence_test),
        ("Jawaban", request.answer),
        ("Diserahkan", words.moment(request.delivered_at) if request.delivered_at else ""),
    )


def _objection(objection: Objection) -> str:
    case = objection.case
    return _lines(
        f"Keberatan {case.number}",
        ("Diterima", words.moment(case.received_at)),
        ("Alasan (Pasal 35 ayat (1))", "; ".join(f"{one}. {Ground(one).label}" for one in objection.grounds)),
        ("Kasus posisi", objection.reasons),
        ("Batas tanggapan", words.weekday(objection.answer_due_on) if objection.answer_due_on else ""),
        ("Ditanggapi", words.moment(objection.decided_at) if objection.decided_at else ""),
        ("Tanggapan", case.of.labels.get(objection.decision, "")),
        ("Isi tanggapan", objection.answer),
    )


def _dispute(dispute: Dispute) -> str:
    hearings = [
        (f"Jadwal {words.moment(one.at)}", f"{one.about} {one.place}".strip()) for one in dispute.hearings.all()
    ]
    return _lines(
        f"Sengketa {dispute.case.number}",
        ("Diajukan", words.weekday(dispute.filed_on)),
        ("Nomor Komisi Informasi", dispute.commission_number),
        *hearings,
        ("Putusan", dispute.get_ruling_display() if dispute.ruling else ""),
        ("Nomor putusan", dispute.ruling_number),
        ("Tanggal putusan", words.weekday(dispute.ruled_on) if dispute.ruled_on else ""),
    )


def _history(case: Case) -> str:
    """What the applicant could read of it; inner notes are not among it."""
    lines = ["", "Riwayat", "-------"]
    for step in case.steps.all():
        state = case.of.labels.get(step.state, step.state)
        if step.verb in ("open", "move", "extend") or step.said:
            at = case.received_at if step.verb == "open" else step.at
            lines.append(f"{words.moment(timezone.localtime(at))} · {state}" + (f" · {step.said}" if step.said else ""))
    return "\n".join(lines) + "\n"


def _hidden(text: str, request: InfoRequest, objection: Objection) -> bytes:
    """Who is meant is called by their role, also where they signed inside their own words."""
    names = [(request.name, "Pemohon"), (request.represented, "Pemberi kuasa"), (objection.proxy_name, "Kuasa")]
    others = [
        (request.email, "surel"), (request.id_number, "nomor identitas"), (request.phone, "telepon"),
        (request.address, "alamat"), (objection.proxy_address, "alamat"),
    ]  # fmt: skip
    return hide(text, names=names, others=others).encode()
