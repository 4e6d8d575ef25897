"""`naungan roster check | …`: lists of names on the command line. Each subcommand is a module in `rosters.cli`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from naungan.protection.rosters.cli import check

SUBCOMMANDS = {"check": check}


class Command(BaseCommand):
    help = "Daftar nama: periksa satu berkas (check)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="subcommand", required=True, metavar="|".join(SUBCOMMANDS))
        for module in SUBCOMMANDS.values():
            module.add(commands)

    def handle(self, *args: Any, subcommand: str, **options: Any) -> None:
        SUBCOMMANDS[subcommand].run(options, self.stdout.write)
