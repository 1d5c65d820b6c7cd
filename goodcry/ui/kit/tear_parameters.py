"""The parameters of the sum about cortisol in tears, each within the range of its source."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from goodcry import tears
from goodcry.evidence import Evidence
from goodcry.ui.kit.parameters import Choice, Number, Parameter

# A range that spans more than this is walked in steps that grow with it.
WIDE = 20.0
STEPS_IN_A_DECADE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)


def of_the_sum(evidence: Evidence) -> Iterator[Parameter]:
    """What can be set of the sum, but for the number of eyes."""
    ranges = tears.ranges(evidence)
    for name, span in ranges.items():
        yield _tear_sum(f"m_{name}", span)
    yield Number("m_cry", lambda _: _limits(ranges["window"]))


def _limits(span: tears.Range) -> tuple[float, float, float]:
    return span.low, span.high, span.default


def _tear_sum(name: str, span: tears.Range) -> Parameter:
    if span.high / span.low <= WIDE:
        return Number(name, lambda _: _limits(span))
    stops: dict[Any, str] = {stop: f"{stop:g}" for stop in _stops(span)}
    return Choice(name, lambda _: stops, lambda _: span.default)


def _stops(span: tears.Range) -> list[float]:
    """The ends, the start value, and round numbers between them."""
    lowest, highest = (math.floor(math.log10(end)) for end in (span.low, span.high))
    inner = [
        round(step * 10.0**power, 9)
        for power in range(lowest, highest + 1)
        for step in STEPS_IN_A_DECADE
    ]
    within = {value for value in inner if span.low < value < span.high}
    return sorted(within | {span.low, span.default, span.high})
