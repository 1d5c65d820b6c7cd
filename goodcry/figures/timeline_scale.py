"""The range of each signal over all accounts, so that any two pictures can be compared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodcry.autonomic import TimeCourse
from goodcry.provenance import DRIVES, SIGNALS

# What a drive is called that is near rest, above or below it.
STATES = ("at rest", "up", "down")
AIR = 0.12


def ranges(courses: Sequence[TimeCourse]) -> dict[str, tuple[float, float]]:
    """For each signal the range that holds all these courses, with some air around it.

    The two nerves share one range: so it can be seen which of them does more.
    """
    found = {}
    for signal in SIGNALS:
        together = DRIVES if signal in DRIVES else (signal,)
        values = np.concatenate([getattr(c, name) for c in courses for name in together])
        low, high = float(values.min()), float(values.max())
        air = AIR * (high - low)
        found[signal] = (low - air, high + air)
    return found
