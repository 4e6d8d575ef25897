"""Sealed fields: encrypted at rest under a rotating key, found again through a blind index under another.

A token is `0x01 | length of key id | key id | nonce (12) | AES-256-GCM ciphertext`; the purpose (say
"workers.Worker.nik") is authenticated with it, so a token moved to another field does not open.
The blind index is HMAC-SHA256 of the purpose kind and the value, hex, 32 characters.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

VERSION = 1


class CannotOpen(Exception):
    """The token was sealed under a key this installation does not hold, or it was changed."""


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def seal(plain: bytes, purpose: str) -> bytes:
    """Encrypt under the current key."""
    key_id, key = next(iter(settings.KEYS.seal.items()))
    nonce = os.urandom(12)
    head = bytes([VERSION, len(key_id)]) + key_id.encode()
    return head + nonce + _cipher(key).encrypt(nonce, plain, purpose.encode())


def key_id_of(token: bytes) -> str:
    """Which key a token was sealed under."""
    return token[2 : 2 + token[1]].decode()


def unseal(token: bytes, purpose: str) -> bytes:
    """Decrypt; raises CannotOpen for an unknown key or a changed token."""
    token = bytes(token)
    start = 2 + token[1]
    try:
        return _cipher(settings.KEYS.seal[key_id_of(token)]).decrypt(
            token[start : start + 12], token[start + 12 :], purpose.encode()
        )
    except (KeyError, InvalidTag, IndexError) as wrong:
        raise CannotOpen(purpose) from wrong


def seal_text(text: str, purpose: str) -> bytes:
    return seal(text.encode(), purpose)


def unseal_text(token: bytes, purpose: str) -> str:
    return unseal(token, purpose).decode()


def seal_json(value: Any, purpose: str) -> bytes:
    return seal(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode(), purpose)


def unseal_json(token: bytes, purpose: str) -> Any:
    return json.loads(unseal(token, purpose))


def blind_index(kind: str, value: str) -> str:
    """The same for the same value, meaningless without the index key. `kind` is "nik", "kk", "phone" …"""
    return hmac.new(settings.KEYS.index, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()[:32]


def seal_many(plains: Iterable[str | None], purpose: str) -> list[bytes | None]:
    """As `seal`, for many texts at once; null stays null."""
    key_id, key = next(iter(settings.KEYS.seal.items()))
    head, known = bytes([VERSION, len(key_id)]) + key_id.encode(), purpose.encode()
    encrypt, plains = _cipher(key).encrypt, list(plains)
    nonces = os.urandom(12 * len(plains))
    sealed: list[bytes | None] = []
    for place, plain in enumerate(plains):
        if plain is None:
            sealed.append(None)
        else:
            nonce = nonces[12 * place : 12 * place + 12]
            sealed.append(head + nonce + encrypt(nonce, plain.encode(), known))
    return sealed


def unseal_many(tokens: Iterable[bytes | memoryview | None], purpose: str) -> list[str | None]:
    """As `unseal`, for many tokens at once; null stays null. Raises CannotOpen."""
    known = purpose.encode()
    openers = {
        bytes([VERSION, len(key_id)]) + key_id.encode(): (2 + len(key_id), 14 + len(key_id), _cipher(key).decrypt)
        for key_id, key in settings.KEYS.seal.items()
    }
    opened: list[str | None] = []
    try:
        for token in tokens:
            if token is None:
                opened.append(None)
                continue
            token = bytes(token)
            start, end, decrypt = openers[token[: 2 + token[1]]]
            opened.append(decrypt(token[start:end], token[end:], known).decode())
    except (KeyError, InvalidTag, IndexError) as wrong:
        raise CannotOpen(purpose) from wrong
    return opened


def blind_indices(kind: str, values: Iterable[str | None]) -> list[str | None]:
    """As `blind_index`, for many values at once; null stays null."""
    key, head = settings.KEYS.index, f"{kind}:".encode()
    return [None if value is None else hmac.digest(key, head + value.encode(), "sha256").hex()[:32] for value in values]


class SealedField(models.BinaryField):
    """A text or JSON value that reads and writes in clear in Python and lies sealed in the database.

    Empty values ("" or None) are stored as NULL. Not searchable: put a blind index beside it.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    @property
    def purpose(self) -> str:
        return f"{self.model._meta.label}.{self.name}"

    def seal(self, value: Any) -> bytes | None:
        """For bulk ways that go around the ORM."""
        if value in (None, "", [], {}):
            return None
        return seal_json(value, self.purpose)

    def open(self, token: bytes | memoryview | None) -> Any:
        """The clear value, or None."""
        return None if token is None else unseal_json(bytes(token), self.purpose)

    def seal_json_texts(self, texts: Iterable[str | None]) -> list[bytes | None]:
        """Many values at once, each JSON already (a text has its quotes); null for nothing."""
        return seal_many(texts, self.purpose)

    def open_json_texts(self, tokens: Iterable[bytes | memoryview | None]) -> list[str | None]:
        """The JSON of many tokens at once."""
        return unseal_many(tokens, self.purpose)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(self.seal(value), connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return self.open(value)

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("nilai tersegel tidak diekspor")


def sealed_field(model: type[models.Model], name: str) -> SealedField:
    """A model's sealed field, for the bulk ways around the ORM. Raises TypeError for a field that is none."""
    field = model._meta.get_field(name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{model.__name__}.{name} tidak tersegel")
    return field


def sealed_fields() -> list[tuple[type[models.Model], SealedField]]:
    """Every sealed field of the installation, for key rotation."""
    from django.apps import apps

    return [(m, f) for m in apps.get_models() for f in m._meta.concrete_fields if isinstance(f, SealedField)]
