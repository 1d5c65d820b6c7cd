"""How long one account takes to simulate: median of 50 runs, and against sorting an array.

The ratio says on a slower machine what the milliseconds say on this one. Run from the repository:

    python benchmarks/shift.py
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from goodcry import evidence
from goodcry.autonomic import simulate

RUNS = 50
REFERENCE_SIZE = 100_000


def median_milliseconds(work: Callable[[], object]) -> float:
    """Median wall time of ``RUNS`` calls, ms, after one call to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print one line for each account."""
    base = evidence.load()
    shuffled = np.random.default_rng(0).permutation(REFERENCE_SIZE)
    reference = median_milliseconds(partial(np.sort, shuffled))
    print(f"sorting {REFERENCE_SIZE} numbers: {reference:.2f} ms")
    for row in base.rows("accounts"):
        account = row["id"]
        taken = median_milliseconds(partial(simulate, account, base))
        print(f"{account}: {taken:.2f} ms, {taken / reference:.1f} times the sort")


if __name__ == "__main__":
    main()
