"""How often one address may knock, counted in the cache that all processes share; the address itself is not kept."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from naungan.kit.locks import hold

HOME = 64  # bits of an IPv6 address that one household or office has for itself: within them it may change at will


def knocked_too_often(request: HttpRequest, door: str, *, most: int, seconds: int, weight: int = 1) -> bool:
    """Count one knock at `door`; true when this address has knocked more than `most` times within `seconds`.

    The time begins with the first knock and no later one prolongs it: neither does waiting a little make new, nor does
    being refused lengthen it. `weight` counts more than one at once (bytes, say). The key is a keyed hash that changes
    every day, so that a copy of the cache tells nobody who was here.
    """
    said = f"{timezone.localdate()}:{door}:{knocker(request)}"
    key = "knock:" + hmac.new(settings.KEYS.index, said.encode(), hashlib.sha256).hexdigest()[:32]
    now = timezone.now().timestamp()
    with transaction.atomic():
        hold(key)  # knocks of the same moment count one after the other
        count, until = cache.get(key) or (0, 0.0)
        if until <= now:
            count, until = 0, now + seconds
        cache.set(key, (count + weight, until), until - now)
    return count + weight > most


def knocker(request: HttpRequest) -> str:
    """Whose knock it is. Behind our own reverse proxy the last address that it wrote down, never an earlier one: those
    came from the visitor and may be invented."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY and (passed_on := request.META.get("HTTP_X_FORWARDED_FOR", "")):
        told = passed_on.rpartition(",")[2].strip()
    try:
        address = ip_address(told)
    except ValueError:
        return told
    return str(ip_network((address, HOME), strict=False)) if isinstance(address, IPv6Address) else str(address)
