import json
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from naungan.codes.enums import Segment
from naungan.kit import words
from naungan.protection.coverage import reports
from naungan.protection.coverage.actions import catch_up
from naungan.regions.models import Region


class Command(BaseCommand):
    help = "Cakupan: orang terlindungi per segmen, di satu wilayah, pada satu tanggal (angka persis, untuk petugas)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--region", metavar="KODE", default=settings.PROVINCE, help="kode wilayah, misalnya 52.03")
        parser.add_argument("--on", metavar="TANGGAL", help="TTTT-BB-HH; bila kosong, hari ini")
        parser.add_argument("--json", nargs="?", const="-", metavar="BERKAS", help="tulis JSON ke layar atau ke berkas")

    def handle(self, *args, region: str, on: str | None, json: str | None, **options) -> None:
        now = timezone.now()
        today = timezone.localdate(now)
        day = self._day(on) if on else today
        place = Region.objects.filter(code=region).first()
        if place is None:
            self._refuse(f"Wilayah {region!r} tidak dikenal. Tulis kode Kemendagri, misalnya 52, 52.03 atau 52.03.07.")
        catch_up(now)
        report = reports.exact(place, day, today=today)
        if json is None:
            self._table(report, day)
        else:
            self._json(report, json)

    def _day(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._refuse(f"Tanggal {text!r} tidak terbaca. Tulis TTTT-BB-HH, misalnya 2026-11-22.")

    def _json(self, report: dict, target: str) -> None:
        text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
        if target == "-":
            self.stdout.write(text, ending="")
            return
        try:
            Path(target).write_text(text, encoding="utf-8")
        except OSError as error:
            self._refuse(f"Berkas {target} tidak dapat ditulis: {error.strerror}.")

    def _table(self, report: dict, day: date) -> None:
        upto = report["counted_up_to"] or "belum ada daftar"
        forecast = " (bulan yang akan datang: perkiraan)" if report["is_forecast"] else ""
        self.stdout.write(
            f"{report['name']} ({report['region']}), {words.month(day)}{forecast}; dihitung sampai daftar {upto}"
        )
        labels = {"all": "semua pekerja", **dict(Segment.choices)}
        for row in report["segments"]:
            base = (
                f"dari {words.thousands(row['denominator'])} = {words.percent(row['share'])} %"
                if row["denominator"]
                else "tanpa penyebut"
            )
            self.stdout.write(f"  {labels[row['segment']]:<32}{words.thousands(row['numerator']):>12}  {base}")

    def _refuse(self, message: str) -> NoReturn:
        self.stderr.write(message)
        sys.exit(2)
