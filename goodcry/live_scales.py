"""What a live class chooses from: ten bins of a number, the ways that mood can lean.

Apart from :mod:`goodcry.live_items`, because the checks of the data need it before there are any.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

BINS = 10
# How many may be chosen of several.
MOST = 3
# Which way mood can lean: direction of ``factor_levels.csv`` -> what the class chooses from.
LEANS: Mapping[str, str] = {
    "better": "to better",
    "no difference": "neither way",
    "worse": "to worse",
    "not known": "not known yet",
}


def bins(low: float, high: float, step: float, magnitude: bool = False) -> tuple[float, ...]:
    """The edges of ten bins from ``low`` to ``high``; a bin holds its lower edge.

    All are as wide, or with ``magnitude`` each is so many times the one before (whole numbers;
    the first bin ends at ``step``). ValueError where that gives fewer than ten bins.

    >>> bins(0, 200, 2, magnitude=True)
    (0, 2, 3, 6, 9, 15, 26, 43, 72, 120, 200)
    """
    if magnitude:
        first = max(step, 1.0)
        times = (high / first) ** (1 / (BINS - 1)) if high > first > low else 1.0
        edges = (low, *(float(round(first * times**place)) for place in range(BINS)))
    else:
        edges = tuple(low + (high - low) * place / BINS for place in range(BINS + 1))
    if any(one >= two for one, two in pairwise(edges)):
        raise ValueError(f"no ten bins from {low:g} to {high:g} in steps of {step:g}")
    return tuple(int(edge) if edge == int(edge) else round(edge, 6) for edge in edges)
