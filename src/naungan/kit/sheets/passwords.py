"""Workbooks locked by a password: told apart, and opened with it. Nothing here keeps the password (decision 0034)."""

import io
import re
import zipfile

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError

from naungan.kit.sheets.book import MEGABYTE, Limits, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONGEST = 255  # what spreadsheet programs take
MOST_SPINS = 1_000_000  # office programs use 100,000; a hostile file may ask for hours of hashing
SPINS = re.compile(rb"spinCount\s*=\s*[\"'](\d{1,12})[\"']")
WRONG = "Kata sandi tidak cocok dengan berkas ini. Periksa huruf besar dan kecilnya, lalu coba lagi."
UNKNOWN_LOCK = "Berkas ini dikunci dengan cara yang tidak dapat dibuka di sini. Simpan ulang tanpa kata sandi."


def is_locked(data: bytes) -> bool:
    """Does the file need a password before anything of it can be read?"""
    if not data.startswith(OLE):
        return False
    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:  # no office file it knows, or a damaged one: the reader of workbooks says so
        return "EncryptedPackage".encode("utf-16-le") in data


def unlock(data: bytes, password: str, limits: Limits | None = None) -> bytes:
    """The bytes without their lock.

    :raises Unreadable: `password_wrong`; `password_unsupported` for a lock we cannot open; `file_too_large`
    """
    limits = limits or Limits()
    if len(data) > limits.workbook_bytes:
        limit = limits.workbook_bytes // MEGABYTE
        raise Unreadable("file_too_large", f"Berkas lebih besar dari batas {limit} MB. Bagi daftarnya.")
    if not data.startswith(OLE):
        raise Unreadable("password_unsupported", UNKNOWN_LOCK)
    if not password or len(password) > LONGEST:
        raise Unreadable("password_wrong", WRONG)
    try:
        spins = SPINS.findall(data)
        if any(int(count) > MOST_SPINS for count in spins):
            raise Unreadable("password_unsupported", UNKNOWN_LOCK)
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        is_binary = file.format != "ooxml"
        file.load_key(**({"password": password} if is_binary else {"password": password, "verify_password": True}))
        out = io.BytesIO()
        file.decrypt(out)
    except Unreadable:
        raise
    except InvalidKeyError as error:
        raise Unreadable("password_wrong", WRONG) from error
    except Exception as error:  # the package's own errors are many, and a damaged file brings others
        raise Unreadable("password_unsupported", UNKNOWN_LOCK) from error
    opened = out.getvalue()
    if not (zipfile.is_zipfile(io.BytesIO(opened)) or opened.startswith(OLE)):
        raise Unreadable("password_wrong", WRONG)
    return opened
