"""`naungan search rebuild | find`: the index on the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naungan.search import actions, registry, reports

REFUSED = 2


class Command(BaseCommand):
    help = "Pencarian: isi ulang indeks dari isi semua ruang (rebuild), coba sebuah pencarian (find)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="rebuild|find")
        again = verbs.add_parser("rebuild", help="isi ulang; pencarian tetap menjawab selama itu")
        again.add_argument("kinds", nargs="*", metavar="JENIS", help="hanya jenis ini")
        find = verbs.add_parser("find", help="sepuluh hasil pertama")
        find.add_argument("words", nargs="+", metavar="KATA")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        getattr(self, f"_{verb}")(**options)

    def _rebuild(self, *, kinds: list[str], **_: Any) -> None:
        if unknown := [name for name in kinds if name not in registry.KINDS]:
            known = ", ".join(sorted(registry.KINDS)) or "belum ada"
            raise CommandError(f"Jenis tidak dikenal: {', '.join(unknown)}. Yang ada: {known}.", returncode=REFUSED)
        for name, count in actions.rebuild(*kinds).items():
            self.stdout.write(f"{registry.KINDS[name].label}: {count}")

    def _find(self, *, words: list[str], **_: Any) -> None:
        found = reports.search(" ".join(words), today=timezone.localdate())
        for hit in found.hits:
            self.stdout.write(f"{hit.score:8.1f}  {hit.label:<18} {hit.title}  {hit.url}")
        if not found.hits:
            self.stdout.write("Tidak ditemukan.")
