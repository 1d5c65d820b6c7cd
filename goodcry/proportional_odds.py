"""Shares of three ordered outcomes after a shift: a cumulative logit model (McCullagh 1980)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import NormalDist

# Halving an interval so often leaves a billionth of it; a peak is flat, so its height is exact.
HALVINGS = 30


@dataclass(frozen=True)
class Estimate:
    """A probability: its middle, and the ends of the range that holds 80 of 100 judgements."""

    middle: float
    low: float
    high: float


def thresholds(rate: Mapping[str, float]) -> tuple[float, float]:
    """The log-odds of "worse", and of "worse or the same", of a base rate.

    The three shares may be percentages that do not quite add up; they are stretched to 1.
    """
    total = rate["worse"] + rate["same"] + rate["better"]
    return _logit(rate["worse"] / total), _logit((rate["worse"] + rate["same"]) / total)


def estimates(
    rate: Mapping[str, float], upper: NormalDist, lower: NormalDist, low: float, high: float
) -> tuple[Estimate, Estimate, Estimate]:
    """Better, same and worse, each with its range.

    Args:
        rate: the shares ``worse``, ``same`` and ``better`` where nothing pushes.
        upper, lower: the shift in log-odds at the threshold to better, and at that to worse. Both
            move together: ``z`` is how many of their standard deviations above their means.
        low, high: the ends of the range, in these standard deviations.
    """
    first, second = thresholds(rate)

    def better(z: float) -> float:
        return 1 - _logistic(second - upper.mean - z * upper.stdev)

    def worse(z: float) -> float:
        return _logistic(first - lower.mean - z * lower.stdev)

    def same(z: float) -> float:
        return max(0.0, 1 - better(z) - worse(z))

    def slope(z: float) -> float:
        return lower.stdev * worse(z) * (1 - worse(z)) - upper.stdev * better(z) * (1 - better(z))

    sames = [same(z) for z in (0.0, low, high, _peak(slope, low, high))]
    return (
        Estimate(better(0), better(low), better(high)),
        Estimate(same(0), min(sames), max(sames)),
        Estimate(worse(0), worse(high), worse(low)),
    )


def _peak(slope: Callable[[float], float], low: float, high: float) -> float:
    """Where a slope that falls turns from up to down; an end if it does so outside."""
    if slope(low) <= 0:
        return low
    if slope(high) >= 0:
        return high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if slope(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def _logistic(x: float) -> float:
    """1 / (1 + exp(-x)), without an overflow."""
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0
