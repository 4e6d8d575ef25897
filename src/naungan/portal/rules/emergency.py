"""What an emergency banner must be before it shows."""

from datetime import datetime, timedelta

from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused

MAY_SWITCH = (Role.PUBLISHER, Role.ADMINISTRATOR)
LONGEST = timedelta(days=14)  # what is true for longer is news, not an emergency


def may_show(*, heading: str, text: str, now: datetime, until: datetime) -> None:
    """Raises Refused with all that is missing."""
    wrong = []
    if not heading.strip():
        wrong.append("Tuliskan apa yang terjadi.")
    if not text.strip():
        wrong.append("Tuliskan apa yang harus dilakukan pembaca.")
    if until <= now:
        wrong.append("Waktu berakhirnya sudah lewat. Pilih waktu yang akan datang.")
    elif until - now > LONGEST:
        wrong.append(f"Paling lama {LONGEST.days} hari. Yang berlaku lebih lama ditulis sebagai berita.")
    if wrong:
        raise Refused(*wrong)
