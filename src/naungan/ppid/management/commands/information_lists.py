"""`naungan information_lists`: the first rows of the DIP. Safe to repeat."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from naungan.ppid.actions.planting import plant


class Command(BaseCommand):
    help = "Isi Daftar Informasi Publik dengan yang memang ada di situs ini; yang sudah ada dibiarkan."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{plant(by=None, now=timezone.now())} baris ditambahkan.")
