"""What comes after a form was sent, as the receipt tells it."""

from datetime import date

from naungan import law
from naungan.cases.models import Case
from naungan.kit import words
from naungan.ppid.rules.clocks import known


def days_of(key: str, on: date) -> int:
    """A number of days of the book, for a sentence."""
    return int(str(law.at(key, on=on).value))


def after_receipt(case: Case, today: date) -> list[dict[str, str]]:
    """What comes after a request was received, as the receipt tells it."""
    due = case.due_on
    extended = known("ppid.response_days", date.fromisoformat(case.clock["counted_from"]), extended=True)
    until = f", sampai {words.day(extended.due_on)}" if extended else ""
    longer = days_of("ppid.extension_days", date.fromisoformat(case.clock["counted_from"]))
    return [
        {
            "title": "Kami periksa kelengkapannya",
            "text": f"Bila ada yang kurang, Anda kami kabari dalam {days_of('ppid.complete_request_days', today)} "
            "hari kerja.",
            "state": "now",
        },
        {
            "title": f"Jawaban tertulis, paling lambat {words.day(due)}",
            "text": "Diberikan seluruhnya, sebagian, ditolak dengan alasan, atau tidak kami kuasai.",
            "state": "next",
        },
        {
            "title": f"Bisa diperpanjang sekali{until}",
            "text": f"{longer} hari kerja, hanya dengan alasan tertulis.",
            "state": "next",
        },
        {
            "title": "Tidak puas? Ajukan keberatan",
            "text": f"Dalam {days_of('ppid.objection_days', today)} hari kerja, gratis. Atasan PPID yang menjawab.",
            "state": "next",
        },
    ]


def after_objection(case: Case, today: date) -> list[dict[str, str]]:
    """What comes after an objection."""
    return [
        {
            "title": f"Tanggapan tertulis atasan PPID, paling lambat {words.day(case.due_on)}",
            "text": "Yang menjawab permohonan Anda tidak ikut memutuskan.",
            "state": "now",
        },
        {
            "title": "Masih tidak puas? Komisi Informasi",
            "text": f"Dalam {days_of('ppid.dispute_days', today)} hari kerja sesudah tanggapan, atau sesudah waktunya "
            "lewat tanpa tanggapan.",
            "state": "next",
        },
    ]
