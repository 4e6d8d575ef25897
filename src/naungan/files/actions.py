"""Keeping and opening private files."""

import hashlib
import os
import uuid
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from naungan.files.models import StoredFile
from naungan.kit.refusal import Refused
from naungan.kit.sealed import seal, unseal

PURPOSE = "files.StoredFile"
EMPTIED = "dikosongkan/"  # stands in the place of a path whose bytes are gone


def keep(content: bytes, *, name: str, kind: str, by: Any, now: datetime, keep_until: date | None = None) -> StoredFile:
    """Seal the bytes on disk and return the record. The file is complete on disk before the row exists.

    Raises Refused when the file is larger than settings.ROSTER_MAX_BYTES.
    """
    if len(content) > settings.ROSTER_MAX_BYTES:
        raise Refused(f"Berkas lebih dari {settings.ROSTER_MAX_BYTES // 1_000_000} MB. Bagi menjadi beberapa berkas.")
    path = f"{now:%Y/%m}/{uuid.uuid4().hex}"
    whole = Path(settings.PRIVATE_ROOT) / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    part = whole.with_suffix(".part")
    with open(part, "wb") as out:
        out.write(seal(content, PURPOSE))
        out.flush()
        os.fsync(out.fileno())
    part.rename(whole)
    return StoredFile.objects.create(
        sha256=hashlib.sha256(content).hexdigest(),
        name=Path(name).name[:200],
        size=len(content),
        kind=kind,
        path=path,
        uploaded_by=by,
        uploaded_at=now,
        keep_until=keep_until,
    )


def replace(file: StoredFile, content: bytes, *, now: datetime) -> StoredFile:
    """Seal other bytes in the place of a file: what it holds without its lock. `sha256` stays that of what was sent.

    The old bytes go once the new ones are certain.
    """
    old = Path(settings.PRIVATE_ROOT) / file.path
    path = f"{now:%Y/%m}/{uuid.uuid4().hex}"
    whole = Path(settings.PRIVATE_ROOT) / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    part = whole.with_suffix(".part")
    with open(part, "wb") as out:
        out.write(seal(content, PURPOSE))
        out.flush()
        os.fsync(out.fileno())
    part.rename(whole)
    file.path, file.size = path, len(content)
    file.save(update_fields=["path", "size"])
    transaction.on_commit(lambda: old.unlink(missing_ok=True))
    return file


def read(file: StoredFile) -> bytes:
    """The bytes as they came. Raises CannotOpen when the key is gone."""
    return unseal((Path(settings.PRIVATE_ROOT) / file.path).read_bytes(), PURPOSE)


def reseal(file: StoredFile) -> None:
    """Seal again under the current key (key rotation)."""
    if file.path.startswith(EMPTIED):
        return
    whole = Path(settings.PRIVATE_ROOT) / file.path
    part = whole.with_suffix(".part")
    part.write_bytes(seal(unseal(whole.read_bytes(), PURPOSE), PURPOSE))
    part.rename(whole)


def sweep(*, older_than: datetime) -> int:
    """Delete sealed files on disk that no record names (a process died between disk and database)."""
    root = Path(settings.PRIVATE_ROOT)
    known = set(StoredFile.objects.values_list("path", flat=True))
    gone = 0
    for path in root.rglob("*"):
        if path.is_file() and path.stat().st_mtime < older_than.timestamp():
            name = str(path.relative_to(root))
            if name not in known:
                path.unlink()
                gone += 1
    return gone


@transaction.atomic
def empty(file: StoredFile) -> None:
    """Delete the bytes and keep the record: its hash, size and name still say what there was."""
    if file.path.startswith(EMPTIED):
        return
    whole = Path(settings.PRIVATE_ROOT) / file.path
    StoredFile.objects.filter(pk=file.pk).update(path=f"{EMPTIED}{file.pk}")
    transaction.on_commit(lambda: whole.unlink(missing_ok=True))


@transaction.atomic
def forget(file: StoredFile) -> None:
    """Delete the record, and its bytes once that is certain."""
    whole = Path(settings.PRIVATE_ROOT) / file.path
    file.delete()
    transaction.on_commit(lambda: whole.unlink(missing_ok=True))
