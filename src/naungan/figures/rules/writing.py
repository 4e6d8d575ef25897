"""Numbers in the sentences of a refusal, as Indonesian readers write them."""

from decimal import Decimal


def n(value: int | Decimal) -> str:
    """2159942 → 2.159.942"""
    return f"{int(value):,}".replace(",", ".")


def p(value: Decimal) -> str:
    """9.336 → 9,34"""
    return f"{value:.2f}".replace(".", ",")


def short(value: Decimal) -> str:
    """9.30 → 9,3; 60.00 → 60; at most two places"""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
