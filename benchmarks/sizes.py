"""How much the pictures weigh that the server sends. Writes docs/speed.md.

python benchmarks/sizes.py
"""

from __future__ import annotations

import gzip
import json
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.lab import report
from goodcry import evidence, outcome
from goodcry.figures import bodymap, drops, scenarios, tilts
from goodcry.ui.kit import components
from goodcry.ui.shift import instrument

SCENARIO = {"support": "helped", "company": "one person", "resolution": "settled"}
OTHER = {"support": "hostile", "shame": "ashamed"}


def drawn() -> dict[str, str]:
    """Name of a picture -> what is sent for it."""
    base = evidence.load()
    predictions = {
        "A": outcome.predict(SCENARIO, base),
        "B": outcome.predict(OTHER, base),
    }
    return {
        "moderators: two scenarios (HTML)": scenarios.comparison(predictions),
        "moderators: a hundred drops (SVG)": drops.drawing(predictions["A"]),
        "moderators: tilts of two scenarios (HTML)": tilts.drawing(predictions, base),
        "shift: data of the instrument (JSON)": json.dumps(instrument.data(base)),
        "shift: body (SVG)": bodymap.drawing(base),
        "shift: code of the instrument (JavaScript)": components.joined(
            instrument.FOLDER / "instrument.js"
        ),
        "shift: styles of the instrument (CSS)": components.styled(
            components.SHARED, *(instrument.FOLDER / name for name in instrument.STYLES)
        ),
    }


def main() -> None:
    """Write the table."""
    logging.disable(logging.WARNING)  # Streamlit misses its server
    rows = [
        (
            name,
            f"{len(text.encode()) / 1000:.1f}",
            f"{len(gzip.compress(text.encode())) / 1000:.1f}",
        )
        for name, text in drawn().items()
    ]
    report.write("pictures", report.table(("picture", "kB", "kB packed"), rows))


if __name__ == "__main__":
    main()
