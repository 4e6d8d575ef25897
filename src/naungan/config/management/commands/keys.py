"""`naungan keys show | rotate`: which keys seal what, and sealing everything again under the current one."""

from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from naungan.files.actions import reseal
from naungan.files.models import StoredFile
from naungan.kit.sealed import key_id_of, seal, sealed_fields, unseal
from naungan.protection.programmes.models import EnrolmentDraft
from naungan.protection.workers.models import Draft

CHUNK = 2_000


class Command(BaseCommand):
    help = "Kunci penyegel data pribadi"

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("show", help="kunci mana menyegel berapa nilai")
        commands.add_parser(
            "rotate",
            help="segel ulang semuanya dengan kunci pertama di NAUNGAN_SEAL_KEYS; boleh diulang, boleh terputus",
        )

    def handle(self, command: str, **options):
        if command == "show":
            for label, key_id, count in _census():
                self.stdout.write(f"{label:<28} {key_id:<10} {count:>10}")
            return
        current = next(iter(settings.KEYS.seal))
        total = 0
        for model, field in sealed_fields():
            done = _reseal_column(model, field, current)
            total += done
            if done:
                self.stdout.write(f"{field.purpose}: {done} nilai disegel ulang")
        Draft.objects.all().delete()  # prepared under an older key; they are prepared again
        EnrolmentDraft.objects.all().delete()
        files = 0
        for file in StoredFile.objects.iterator():
            reseal(file)
            files += 1
        self.stdout.write(f"Selesai: {total} nilai dan {files} berkas kini di bawah kunci {current}.")


def _census():
    for model, field in sealed_fields():
        tokens = _tokens(model, field)
        for key_id, count in sorted(Counter(key_id_of(bytes(token)) for _, token in tokens).items()):
            yield field.purpose, key_id, count


def _tokens(model, field, after: int = 0, limit: int | None = None):
    table, column = model._meta.db_table, field.column
    cut = f" LIMIT {limit}" if limit else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT id, "{column}" FROM {table} WHERE "{column}" IS NOT NULL AND id > %s ORDER BY id{cut}',  # noqa: S608
            [after],
        )
        return cursor.fetchall()


def _reseal_column(model, field, current: str) -> int:
    """Chunk by chunk, each its own transaction; values under the current key already are left alone."""
    table, column, last, done = model._meta.db_table, field.column, 0, 0
    while chunk := _tokens(model, field, after=last, limit=CHUNK):
        last = chunk[-1][0]
        fresh = [
            (seal(unseal(bytes(token), field.purpose), field.purpose), pk)
            for pk, token in chunk
            if key_id_of(bytes(token)) != current
        ]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(f'UPDATE {table} SET "{column}" = %s WHERE id = %s', fresh)  # noqa: S608
        done += len(fresh)
    return done
