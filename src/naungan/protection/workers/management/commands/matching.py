"""`naungan matching models | train | use`: the frozen model that says who is whom."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from naungan.protection.workers.actions.models_of_matching import train, use
from naungan.protection.workers.matching.model import in_force, kept, versions


class Command(BaseCommand):
    help = "Model pencocokan orang: daftar, latih ulang, pakai"

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="subcommand", required=True)
        commands.add_parser("models", help="semua model dan yang sedang dipakai")
        train_parser = commands.add_parser("train", help="latih model baru dari register; belum dipakai")
        train_parser.add_argument(
            "--sample", type=int, default=200_000, metavar="N", help="berapa pekerja (bawaan 200000)"
        )
        train_parser.add_argument("--out", metavar="FILE", help="tulis modelnya juga ke berkas ini")
        use_parser = commands.add_parser("use", help="pakai model ini mulai sekarang")
        use_parser.add_argument("version", metavar="VERSION")

    def handle(self, *args: Any, subcommand: str, **options: Any) -> None:
        try:
            getattr(self, f"_{subcommand}")(options)
        except ValueError as wrong:
            raise CommandError(str(wrong), returncode=2) from wrong

    def _models(self, options: dict[str, Any]) -> None:
        for version in versions():
            model = kept(version)
            mark = "*" if version == in_force().version else " "
            self.stdout.write(f"{mark} {version}  {model.trained_on}")

    def _train(self, options: dict[str, Any]) -> None:
        model = train(sample=options["sample"], by=None, now=timezone.now())
        if options["out"]:
            Path(options["out"]).write_text(model.as_json() + "\n", encoding="utf-8")
        self.stdout.write(
            f"{model.version}: dilatih dari {model.trained_on}. Pakai: naungan matching use {model.version}"
        )

    def _use(self, options: dict[str, Any]) -> None:
        model = use(options["version"], by=None, now=timezone.now())
        self.stdout.write(f"{model.version} dipakai mulai sekarang.")
