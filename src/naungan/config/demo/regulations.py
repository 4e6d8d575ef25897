"""Four instruments get a summary of our own as PDF, so that a visitor sees file, checksum and full text at work."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from naungan.regulations import actions
from naungan.regulations.enums import Role
from naungan.regulations.models import Instrument

Say = Callable[[str], object]
TEXTS = Path(__file__).parent / "summaries.toml"
PAPER = """
#import sys: inputs
#let told = json(bytes(inputs.told))
#set document(title: told.title)
#set page(paper: "a4", margin: 22mm, header: align(right, text(8pt)[*Ringkasan buatan sendiri, bukan naskah resmi*]),
  footer: text(8pt)[Contoh untuk peragaan. Naskah resmi ada pada lembaran negara dan jaringan dokumentasi hukum.])
#set text(size: 11pt, lang: "id")
#text(9pt)[RINGKASAN BUATAN SENDIRI, BUKAN NASKAH RESMI]
#v(4mm)
#text(20pt, weight: "bold")[#told.name]
#v(1mm)
#text(13pt)[tentang #told.title]
#v(6mm)
#text(12pt)[#told.lead]
#for part in told.parts [
  == #part.at(0)
  #part.at(1)
]
"""


def prepare(say: Say) -> None:
    """Idempotent: an instrument that has a summary keeps it. Search learns of the whole shelf."""
    actions.seed(now=timezone.now())
    for told in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["summaries"]:
        instrument = Instrument.objects.get(slug=told["slug"])
        if instrument.files.filter(role=Role.SUMMARY).exists():
            continue
        now = timezone.now()
        upload = SimpleUploadedFile(f"{instrument.slug}.pdf", paper(instrument, told), "application/pdf")
        kept = actions.attach(instrument=instrument, upload=upload, role=Role.SUMMARY, by=None, now=now)
        actions.read_text(file=kept, now=now)
        say(f"Ringkasan contoh untuk {instrument.citation}: {kept.page_count} halaman")


def paper(instrument: Instrument, told: dict) -> bytes:
    words = {"name": instrument.name, "title": instrument.title, "lead": told["lead"], "parts": told["parts"]}
    return typst.compile(PAPER.encode(), sys_inputs={"told": json.dumps(words)})
