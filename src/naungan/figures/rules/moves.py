"""Which state may follow which, and who may make the move."""

from datetime import date

from naungan.figures.enums import Status

MOVES: dict[str, set[str]] = {
    Status.PRELIMINARY: {Status.PUBLISHED, Status.WITHDRAWN},
    Status.PUBLISHED: {Status.WITHDRAWN},
    Status.WITHDRAWN: set(),
}


def may_move(before: str, after: str) -> bool:
    return after in MOVES[before]


def may_publish(
    *, status: str, depositor: int | None, officer: int, in_area: bool, period: date, today: date
) -> str | None:
    """None, or the reason why this officer may not publish this figure today.

    Two people stand behind a figure: the depositor never publishes. What the counting room deposited
    (`depositor` None) came through two officers already (sender and approver of the roster).
    A figure for a month that has not begun would be a forecast.
    """
    if not may_move(status, Status.PUBLISHED):
        return f"Angka ini berstatus {Status(status).label}; hanya angka sementara yang dapat diterbitkan."
    if not in_area:
        return "Wilayah angka ini di luar tugas Anda."
    if depositor is not None and depositor == officer:
        return "Anda yang menyetor angka ini; penerbitnya harus petugas lain."
    if period > today:
        return "Bulannya belum mulai; angka bulan depan adalah perkiraan dan tidak diterbitkan."
    return None


def may_withdraw(*, status: str, in_area: bool, reason: str) -> str | None:
    """None, or the reason why it may not be withdrawn."""
    if not may_move(status, Status.WITHDRAWN):
        return "Angka ini sudah ditarik."
    if not in_area:
        return "Wilayah angka ini di luar tugas Anda."
    if not reason.strip():
        return "Tulis alasan penarikan; alasan ini disimpan bersama angkanya."
    return None
