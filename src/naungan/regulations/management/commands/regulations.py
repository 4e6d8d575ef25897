"""naungan regulations seed | text: the shelf from the command line."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from naungan.regulations import actions


class Command(BaseCommand):
    help = "Rak peraturan: seed menaruh peraturan dasar yang belum ada; text membaca teks berkas yang belum terbaca."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["seed", "text"])

    def handle(self, *args, what: str, **options) -> None:
        now = timezone.now()
        if what == "seed":
            count = actions.seed(now=now)
            self.stdout.write(
                f"{count.added} peraturan ditambah, {count.renewed} diperbarui, "
                f"{count.left} dibiarkan karena sudah disunting petugas."
            )
        else:
            self.stdout.write(f"{actions.read_waiting(now=now)} berkas dibaca.")
