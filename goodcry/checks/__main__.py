"""``python -m goodcry.checks [folder]`` prints all faults of the data, and ends with 1 if any."""

from __future__ import annotations

import sys
from pathlib import Path

from goodcry import checks, tables
from goodcry.faults import DataError, refuse

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"


def main(arguments: list[str]) -> int:
    """Check the data in a folder (without one: the ``data/`` of this checkout)."""
    folder = Path(arguments[0]) if arguments else DATA_FOLDER
    try:
        found = tables.read(folder)
        refuse(checks.faults(found))
    except DataError as first:
        faults = (first, *first.more)
        print(*faults, sep="\n")
        more = "There may be more: some rules are only tried once these are mended."
        print(f"\n{len(faults)} {'fault' if len(faults) == 1 else 'faults'}. {more}")
        return 1
    rows = sum(map(len, found.rows.values()))
    print(f"No fault: {len(found.rows)} tables with {rows:,} rows.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
