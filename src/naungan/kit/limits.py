"""How often one address may knock, counted in the cache that all processes share; the address itself is not kept."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def knocked_too_often(request: HttpRequest, door: str, *, most: int, seconds: int) -> bool:
    """Count one knock at `door`; true when this address has knocked more than `most` times within `seconds`.

    The key is a keyed hash that changes every day, so that a copy of the cache tells nobody who was here.
    """
    said = f"{timezone.localdate()}:{door}:{request.META.get('REMOTE_ADDR', '')}"
    key = "knock:" + hmac.new(settings.KEYS.index, said.encode(), hashlib.sha256).hexdigest()[:32]
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ended between the two
        return False
