"""`naungan portal plant`: the tree of pages, from the seeds."""

from django.core.management.base import BaseCommand

from naungan.portal.planting import plant, told


class Command(BaseCommand):
    help = "Pohon halaman situs: plant menanam halaman bawaan; yang sudah diubah orang dibiarkan"

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["plant"], help="plant: tanam halaman bawaan yang belum ada")

    def handle(self, what: str, **options):
        self.stdout.write(told(plant()))
