"""What stands before every form that opens a case by number and secret, of whatever room."""

from django.http import HttpRequest

from naungan.kit.limits import knocked_too_often

MOST, WITHIN = 20, 10 * 60  # tries from one address, in seconds
TOO_MANY = "Terlalu banyak percobaan dari sambungan ini. Tunggu sepuluh menit, lalu coba lagi."


def too_many_tries(request: HttpRequest) -> str:
    """Count one try at a secret; all such forms share the count. The sentence to show when it is over, or ""."""
    return TOO_MANY if knocked_too_often(request, "follow", most=MOST, seconds=WITHIN) else ""
