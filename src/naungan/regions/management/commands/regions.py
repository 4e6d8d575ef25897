"""`naungan regions load` and `naungan regions find "Desa Gapuk, Kec. Gerung, Lobar"`."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naungan.regions import actions
from naungan.regions.models import Region
from naungan.regions.recognition import Gazetteer


class Command(BaseCommand):
    help = "Wilayah: muat kode Kemendagri (load), kenali nama tempat (find)."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="load|find")
        verbs.add_parser("load", help="muat ulang wilayah dan desa provinsi yang disetel (NAUNGAN_PROVINCE)")
        find = verbs.add_parser("find", help="tunjukkan bagaimana sebuah tulisan dikenali")
        find.add_argument("text", nargs="+", help='mis. "Desa Gapuk, Kec. Gerung, Kab. Lobar"')

    def handle(self, *, verb, **options):
        {"load": self.load, "find": self.find}[verb](**options)

    def load(self, **options):
        try:
            done = actions.load(province=settings.PROVINCE, today=timezone.localdate())
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done.rows} wilayah, {done.villages} desa dan kelurahan di provinsi {settings.PROVINCE}.")
        if done.retired:
            self.stdout.write(f"{done.retired} kode tidak lagi terdaftar dan ditandai berakhir hari ini.")
        if done.removed:
            self.stdout.write(f"{done.removed} desa provinsi lain dibuang.")

    def find(self, text, **options):
        gazetteer = Gazetteer.load()
        for written in text:
            found = gazetteer.find(written)
            self.stdout.write(written)
            regions = Region.objects.in_bulk([code for code in found if code])
            if not regions:
                self.stdout.write("  tidak dikenali")
            for code in filter(None, found):
                self.stdout.write(f"  {code:<13}  {regions[code].full_name}")
