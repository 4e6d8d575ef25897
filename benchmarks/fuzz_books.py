"""Bent books by the thousand: each is read, or refused with a sentence, within bounds of time and memory.

    python benchmarks/fuzz_books.py [CASES] [SEED]

Real books of every kind (CSV in three encodings, XLSX, XLS, ODS, HTML, a locked workbook) with bytes changed, cut,
doubled or inserted, also inside the parts of their archives. Fails on the first crash and names the case.
"""

import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SLOWEST = 20  # seconds for one case, on a busy machine
MEMORY = 2_000  # megabytes for all of them together


def main() -> None:
    from tests.kit.fuzzing import cases, seeds
    from tests.rosters.test_fuzz_books import attempt

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    outcomes: Counter[str] = Counter()
    slowest, start = (0.0, ""), time.perf_counter()
    for name, data in cases(seeds(), count, seed=seed):
        began = time.perf_counter()
        try:
            outcomes[attempt(data)] += 1
        except BaseException as error:
            raise SystemExit(f"{name}: {type(error).__name__}: {error}") from error
        slowest = max(slowest, (time.perf_counter() - began, name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count:,} bent books in {time.perf_counter() - start:.1f} s, none crashed; slowest {slowest[0]:.2f} s "
          f"({slowest[1]}); peak {peak} MB")  # fmt: skip
    for code, times in outcomes.most_common():
        print(f"  {times:>7,}  {code}")
    if slowest[0] > SLOWEST or peak > MEMORY:
        raise SystemExit("above its bounds")


if __name__ == "__main__":
    main()
