"""`naungan programme add | list | close`."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naungan import law
from naungan.accounts.reports import active_user
from naungan.codes.enums import Sector, Segment
from naungan.kit.refusal import Refused
from naungan.protection.programmes import actions
from naungan.protection.programmes.enums import Fund
from naungan.protection.programmes.models import Programme


class Command(BaseCommand):
    help = "Program perlindungan: tambah, lihat, tutup"

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="command", required=True)
        add = commands.add_parser("add", help="buka program")
        add.add_argument("code", metavar="CODE")
        add.add_argument("--name", required=True)
        add.add_argument("--fund", required=True, metavar="FUND", help=", ".join(Fund.values))
        add.add_argument("--instrument", required=True, help="dasar, misalnya: Kepgub 500-12/2026")
        add.add_argument("--months", required=True, type=int, help="lama perlindungan, bulan")
        add.add_argument("--region", required=True, metavar="CODE", help="kode wilayah, misalnya 52 atau 52.03")
        add.add_argument("--segment", default=Segment.INFORMAL, help=", ".join(Segment.values))
        add.add_argument("--sector", action="append", default=[], metavar="SECTOR", help=", ".join(Sector.values))
        add.add_argument("--minimum-age", type=int)
        add.add_argument("--maximum-age", type=int)
        add.add_argument("--quota", type=int, help="orang")
        add.add_argument("--by", required=True, metavar="USER", help="surel petugas program")
        commands.add_parser("list", help="semua program")
        close = commands.add_parser("close", help="tutup program")
        close.add_argument("code", metavar="CODE")
        close.add_argument("--by", required=True, metavar="USER")
        close.add_argument("--reason", required=True)

    def handle(self, command: str, **options):
        try:
            getattr(self, command)(options)
        except Refused as no:
            raise CommandError("\n".join(no.reasons), returncode=2) from no
        except law.LawError as wrong:
            raise CommandError(str(wrong), returncode=2) from wrong

    def add(self, options):
        programme = actions.arrange(
            code=options["code"], name=options["name"], fund=options["fund"], instrument=options["instrument"],
            months=options["months"], region=options["region"], segment=options["segment"],
            sectors=options["sector"], minimum_age=options["minimum_age"], maximum_age=options["maximum_age"],
            quota=options["quota"], by=active_user(options["by"]), now=timezone.now(),
        )  # fmt: skip
        self.stdout.write(f"{programme.code} dibuka: {programme.name}")

    def list(self, options):
        for p in Programme.objects.order_by("code"):
            self.stdout.write(
                f"{p.code:<18} {p.get_state_display():<8} {p.get_fund_display():<20} {p.months:>2} bulan  "
                f"{p.region_id:<9} kuota {p.quota or '-':<7} {p.name}"
            )

    def close(self, options):
        programme = Programme.objects.filter(code=options["code"]).first()
        if programme is None:
            raise Refused(f"Program {options['code']!r} tidak dikenal.")
        actions.close(programme, by=active_user(options["by"]), reason=options["reason"], now=timezone.now())
        self.stdout.write(f"{programme.code} ditutup")
