"""Does the claim that tears wash cortisol out hold at any corner of the cited ranges?

Eight inputs with two ends each have 2 ** 8 corners. Every input moves the share in one direction
only, so what holds at all corners holds for every choice between them.

>>> from goodcry import evidence, tear_corners
>>> found = tear_corners.corners(evidence.load())
>>> len(found), tear_corners.failing(found)
(256, 256)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from goodcry import tears
from goodcry.evidence import Evidence
from goodcry.held import HeldOf
from goodcry.tears import Balance, Corner, Inputs

# What we ask of a cry that washes cortisol out: a tenth of what is in the blood. A round share.
WASHED_OUT = 0.1


@HeldOf
def corners(evidence: Evidence) -> tuple[Corner, ...]:
    """Every corner of all cited ranges together, and what follows there; two eyes cry."""
    cited = tears.ranges(evidence)
    found = []
    for ends in product(*((span.low, span.high) for span in cited.values())):
        chosen: dict[str, Any] = dict(zip(cited, ends, strict=True))
        inputs = Inputs(**chosen)
        found.append(Corner(inputs, tears.balance(inputs)))
    return tuple(found)


def washes_out(balance: Balance) -> bool:
    """Whether the tears carry off as much as the claim needs."""
    return balance.fraction >= WASHED_OUT


def failing(found: Sequence[Corner]) -> int:
    """At how many corners the claim fails."""
    return sum(not washes_out(corner.balance) for corner in found)


def movers(evidence: Evidence) -> tuple[str, ...]:
    """The inputs, first that whose cited range moves the share in tears furthest."""
    cited, start = tears.ranges(evidence), tears.defaults(evidence)

    def reach(name: str) -> float:
        span = cited[name]
        changed: list[dict[str, Any]] = [{name: end} for end in (span.low, span.high)]
        low, high = (tears.balance(replace(start, **each)).fraction for each in changed)
        return abs(math.log(high / low))

    return tuple(sorted(cited, key=reach, reverse=True))
