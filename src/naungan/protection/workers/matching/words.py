"""The evidence in plain Indonesian. Sentences name relations only: never a name, a date, a number."""

from collections.abc import Iterable, Mapping
from typing import Any

_NAME = {
    "exact": "{} sama",
    "single": "{} sama, tetapi hanya satu kata",
    "typo": "{} berbeda ejaan atau satu-dua huruf",
    "short": "{} sama, sebagian disingkat atau tidak ditulis",
    "first": "{}: hanya kata pertama yang tertulis di salah satu baris, dan sama",
    "wide": "{} mirip, tetapi berbeda lebih dari satu kesalahan ketik",
    "other": "{} berbeda",
}
SENTENCES: dict[str, dict[str, str]] = {
    "name": {relation: text.format("Nama") for relation, text in _NAME.items()},
    "mother": {relation: text.format("Nama ibu") for relation, text in _NAME.items()},
    "crossed": {"same": "Kolom nama dan nama ibu tertukar", "half": "Nama satu baris adalah nama ibu di baris lain"},
    "father": {"same": "Nama ayah (bin/binti) sama", "near": "Nama ayah (bin/binti) hampir sama",
               "part": "Nama ayah (bin/binti) mirip", "other": "Nama ayah (bin/binti) berbeda"},
    "born": {"same": "Tanggal lahir sama",
             "heaped": "Tanggal lahir sama, tetapi tanggal yang sering ditulis bila tidak diketahui",
             "through_nik": "Tanggal lahir sama dengan tanggal di dalam NIK",
             "part": "Tanggal lahir berbeda di satu bagian, atau hari dan bulan tertukar",
             "near": "Tanggal lahir berbeda satu-dua angka", "other": "Tanggal lahir berbeda"},
    "sex": {"same": "Jenis kelamin sama", "other": "Jenis kelamin berbeda"},
    "place": {"village": "Desa sama", "district": "Desa berbeda, kecamatan sama",
              "regency": "Kecamatan berbeda, kabupaten sama", "other": "Kabupaten berbeda"},
    "phone": {"same": "Nomor telepon sama", "near": "Nomor telepon berbeda satu angka",
              "other": "Nomor telepon berbeda"},
    "nik": {"same": "NIK sama", "slip": "NIK berbeda satu salah ketik",
            "near": "NIK berbeda satu-dua angka",
            "start": "Angka NIK yang masih terbaca sama", "apart": "NIK berbeda"},
}  # fmt: skip


def in_words(evidence: Iterable[Mapping[str, Any]]) -> list[tuple[str, float]]:
    """(sentence, weight) of each piece of evidence, the strongest first. An unknown relation is told as it stands."""
    told = [
        (
            SENTENCES.get(piece["field"], {}).get(piece["relation"], f"{piece['field']}: {piece['relation']}"),
            piece["weight"],
        )
        for piece in evidence
    ]
    return sorted(told, key=lambda pair: (-abs(pair[1]), pair[0]))
