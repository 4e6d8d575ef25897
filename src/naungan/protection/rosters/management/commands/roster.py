"""`naungan roster check | receive | approve | errors | undo | list`: lists of names on the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from naungan.protection.rosters.cli import check, doors


class Command(BaseCommand):
    help = "Daftar nama: periksa, terima, setujui, berkas perbaikan, urungkan"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="subcommand", required=True)
        check.add(commands)
        doors.add(commands)

    def handle(self, *args: Any, subcommand: str, **options: Any) -> None:
        if subcommand == "check":
            check.run(options, self.stdout.write)
        else:
            doors.run(subcommand, options, self.stdout.write)
