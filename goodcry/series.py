"""Curves as few points: what a picture needs of many samples, with straight lines between them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodcry.heart import Array


def thin(t: Array, values: Array, tolerance: float) -> Array:
    """Which samples of a curve to keep: straight lines between them stay this near to all others.

    From each kept sample the next one is the farthest that a straight line reaches. ``t`` rises;
    ``tolerance`` is in the unit of ``values`` and above 0. Returns the places of the kept samples,
    first and last among them. ValueError for arrays of different lengths or a tolerance that is
    not above 0.
    """
    if len(t) != len(values):
        raise ValueError(f"{len(t)} times, but {len(values)} values")
    if not tolerance > 0:
        raise ValueError(f"tolerance is {tolerance}; allowed: above 0")
    kept = [0]
    while kept[-1] < len(t) - 1:
        kept.append(_farthest(t, values, kept[-1], tolerance))
    return np.array(kept)


def _farthest(t: Array, values: Array, start: int, tolerance: float) -> int:
    """The last sample that a line from ``start`` reaches without leaving any on its way."""
    length = t[start + 1 :] - t[start]
    rise = values[start + 1 :] - values[start]
    # The slopes that pass each sample; a line must suit all those before its end.
    lowest = np.maximum.accumulate((rise - tolerance) / length)
    highest = np.minimum.accumulate((rise + tolerance) / length)
    slope = rise / length
    reached = np.flatnonzero((lowest <= slope) & (slope <= highest))
    return start + 1 + int(reached[-1])


def packed(t: NDArray[Any], values: NDArray[Any], step: float, unit: float) -> list[list[int]]:
    """Times and values as whole numbers of ``step`` and ``unit``, each less the one before.

    The first of each is whole. Small numbers are short in an address line and in JSON;
    :func:`unpacked` undoes it, to half a step and half a unit.
    """
    whole = (np.round(t / step), np.round(values / unit))
    return [np.diff(numbers, prepend=0).astype(int).tolist() for numbers in whole]


def unpacked(pair: list[list[int]], step: float, unit: float) -> tuple[Array, Array]:
    """The times and values of :func:`packed`."""
    t, values = (np.cumsum(numbers).astype(float) for numbers in pair)
    return t * step, values * unit
