"""`naungan static OUT`: the public site as plain files that any web server can serve, read-only."""

from pathlib import Path
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naungan.kit import words
from naungan.kit.refusal import Refused
from naungan.portal.actions import copying

TOLD = 10  # addresses named in the report


class Command(BaseCommand):
    help = "Tulis situs publik sebagai berkas biasa di OUT; yang lama diganti setelah yang baru selesai"

    def add_arguments(self, parser):
        parser.add_argument("out", metavar="OUT", help="folder kosong, atau salinan yang ditulis perintah ini")

    def handle(self, out: str, **options):
        self.last = 0.0
        try:
            report = copying.write(Path(out).resolve(), now=timezone.now(), progress=self._progress)
        except Refused as no:
            raise CommandError(str(no), returncode=1) from None
        except OSError as wrong:
            raise CommandError(f"Tidak dapat menulis ke {out}: {wrong.strerror}.", returncode=1) from None
        self._clear()
        self.stdout.write(
            f"{words.thousands(report.pages)} halaman, {words.thousands(report.files)} berkas, "
            f"{words.thousands(report.resting)} alamat yang beristirahat; {words.size(report.size)} "
            f"dalam {words.short(round(report.seconds, 1))} detik."
        )
        for title, found in (
            ("Tautan yang tidak menuju ke mana pun", [f"{a} (dari {b or 'daftar'})" for a, b in report.lost.items()]),
            ("Halaman yang galat dan tidak disalin", report.broken),
        ):
            if found:
                self.stdout.write(f"{title}: {len(found)}")
                self.stdout.write("\n".join(f"  {line}" for line in found[:TOLD]))
        self.stdout.write(f"Ditulis di {out}. Sajikan dengan peladen web apa pun: python3 -m http.server -d {out}")

    def _progress(self, done: int, waiting: int, left: float | None) -> None:
        """On a terminal only, a few times a second."""
        if not self.stderr.isatty() or monotonic() - self.last < 0.2:
            return
        self.last = monotonic()
        time = f", kira-kira {max(1, round(left))} detik lagi" if left is not None else ""
        self.stderr.write(f"\r\033[K{done} ditulis, {waiting} menunggu{time}", ending="")
        self.stderr.flush()

    def _clear(self) -> None:
        if self.stderr.isatty():
            self.stderr.write("\r\033[K", ending="")
