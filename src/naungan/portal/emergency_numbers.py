"""Numbers that hold everywhere in Indonesia, with how sure we are. A building adds its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    name: str
    number: str
    note: str = ""


# Free of charge from any telephone. 112 is answered only where the regency or city runs it; the others are national.
NATIONAL = (
    Number("Segala keadaan darurat", "112", "bila kabupaten atau kota Anda sudah membukanya"),
    Number("Ambulans", "119", "118 di sebagian daerah"),
    Number("Pemadam kebakaran", "113"),
    Number("Polisi", "110"),
    Number("SAR (Basarnas)", "115"),
)
