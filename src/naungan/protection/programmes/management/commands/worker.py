"""`naungan worker cover NIK --on DATE`: was this person protected that day? `-` reads the NIK from standard input."""

import json
import sys
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naungan.kit.nik import clean_nik
from naungan.protection.programmes.reports import covers_on
from naungan.protection.workers.models import Worker


class Command(BaseCommand):
    help = "Pekerja: terlindungi pada suatu tanggal?"

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="command", required=True)
        cover = commands.add_parser("cover", help="terlindungi atau tidak, oleh program dan dana apa, sejak, sampai")
        cover.add_argument("nik", metavar="NIK", help="- membaca NIK dari masukan standar")
        cover.add_argument("--on", default=None, metavar="DATE", help="TAHUN-BULAN-TANGGAL, bawaan: hari ini")
        cover.add_argument("--json", action="store_true")

    def handle(self, nik: str, on: str | None, **options):
        day = _day(on)
        number = clean_nik(sys.stdin.readline() if nik == "-" else nik)
        if number is None:
            raise CommandError("NIK harus 16 angka.", returncode=2)
        covers = covers_on(Worker.objects.with_nik(number).first(), day)
        if options["json"]:
            self.stdout.write(
                json.dumps({"on": day.isoformat(), "covered": bool(covers), "covers": [c.as_dict() for c in covers]})
            )
        elif not covers:
            self.stdout.write(f"Tidak terlindungi pada {day.isoformat()}.")
        for cover in covers if not options["json"] else ():
            self.stdout.write(
                f"Terlindungi pada {day.isoformat()}: {cover.programme_name} ({cover.programme}, {cover.fund}), "
                f"sejak {cover.since.isoformat()} sampai {cover.until.isoformat()}."
            )


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError as wrong:
        raise CommandError(f"Tanggal {text!r} tidak terbaca; tulis TAHUN-BULAN-TANGGAL.", returncode=2) from wrong
