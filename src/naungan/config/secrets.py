"""Where the keys come from: made on first run for a demo, demanded from the environment in production."""

import base64
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

DEMO_MARK = "demo-"


@dataclass(frozen=True)
class Keys:
    """`seal` maps key id to 32 bytes, the current one first; `index` keys the blind index."""

    django_secret: str
    seal: dict[str, bytes]
    index: bytes


def _fresh(path: Path, make) -> str:
    """Read a demo secret, or make it once; creation is exclusive so that two first runs agree."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with open(path, "x", encoding="ascii") as new:
            path.chmod(0o600)
            new.write(make())
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _bytes(name: str, text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError as wrong:
        raise ImproperlyConfigured(f"{name}: kunci harus base64 dari 32 byte") from wrong
    if len(key) != 32:
        raise ImproperlyConfigured(f"{name}: kunci harus 32 byte, terbaca {len(key)}")
    return key


def _seal_keys(text: str) -> dict[str, bytes]:
    """`id:base64[,id:base64…]`, the current key first, older ones kept for reading until rotated away."""
    pairs = [part.split(":", 1) for part in text.split(",") if part.strip()]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise ImproperlyConfigured("NAUNGAN_SEAL_KEYS: tulis id:base64, kunci yang berlaku di depan")
    return {key_id.strip(): _bytes("NAUNGAN_SEAL_KEYS", text.strip()) for key_id, text in pairs}


def load(env, *, var: Path, production: bool, debug: bool) -> Keys:
    """The keys of this installation.

    Raises ImproperlyConfigured in production for DEBUG, a missing or demo secret, or a key beside the database.
    """
    folder = var / "keys"
    if not production:
        return Keys(
            django_secret=env.str("SECRET_KEY", default="")
            or _fresh(folder / "django", lambda: DEMO_MARK + secrets.token_urlsafe(48)),
            seal=_seal_keys(
                env.str("NAUNGAN_SEAL_KEYS", default="") or _fresh(folder / "seal", lambda: "k1:" + _key())
            ),
            index=_bytes(
                "NAUNGAN_INDEX_KEY", env.str("NAUNGAN_INDEX_KEY", default="") or _fresh(folder / "index", _key)
            ),
        )
    wrong = []
    if debug:
        wrong.append("DEBUG menyala")
    secret = env.str("SECRET_KEY", default="")
    if len(secret) < 40 or secret.startswith(DEMO_MARK):
        wrong.append("SECRET_KEY kosong, terlalu pendek, atau milik demo")
    seal, index = env.str("NAUNGAN_SEAL_KEYS", default=""), env.str("NAUNGAN_INDEX_KEY", default="")
    if not seal:
        wrong.append("NAUNGAN_SEAL_KEYS kosong")
    if not index:
        wrong.append("NAUNGAN_INDEX_KEY kosong")
    if folder.exists() and any(folder.iterdir()):
        wrong.append(f"kunci tersimpan di samping basis data ({folder}); pindahkan ke lingkungan server")
    if wrong:
        raise ImproperlyConfigured("Naungan tidak dijalankan (NAUNGAN_ENV=production): " + "; ".join(wrong) + ".")
    return Keys(django_secret=secret, seal=_seal_keys(seal), index=_bytes("NAUNGAN_INDEX_KEY", index))
