"""Rooms above that want to know when two workers were merged or un-merged (see docs/decisions)."""

from collections.abc import Callable
from datetime import datetime

HOOKS: list[Callable[[datetime], object]] = []


def after_merge(hook: Callable[[datetime], object]) -> None:
    """Register `hook(now)`; called after the transaction, once, in AppConfig.ready(). It pulls what it missed."""
    if hook not in HOOKS:
        HOOKS.append(hook)


def announce(now: datetime) -> None:
    """Tell everybody. What a hook could not do now, it does at the next call."""
    for hook in HOOKS:
        hook(now)
