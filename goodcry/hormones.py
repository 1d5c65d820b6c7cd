"""How long hormones last in the blood, against the length of a cry.

One-compartment decay: after a time t the share 2 ** (-t / half-life) is left. The
half-lives come from ``data/evidence/constants.csv``: the first row with a hormone in
``half_life_of`` is that hormone's clock, so a new hormone needs a new row and no code. These
are clearance times measured outside of crying. None was measured in people who cried.

>>> from goodcry import hormones
>>> float(hormones.remaining(66, 66))
0.5
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goodcry.evidence import Evidence, Row

BLOOD = "blood"


@dataclass(frozen=True)
class Clock:
    """One hormone's published half-life.

    Attributes:
        id: key of the row in ``constants.csv``.
        name: the hormone.
        label: what was measured, in plain words.
        half_life: time in which half of it is gone, min.
        low, high: lowest and highest cited value in the same fluid, min; equal to half_life
            where none was found.
        source: id in ``sources.csv``.
        read: how far that source was read.
        note: what to keep in mind; empty if nothing.
        plasma: True for blood plasma, False for the fluid around the brain.
    """

    id: str
    name: str
    label: str
    half_life: float
    low: float
    high: float
    source: str
    read: str
    note: str
    plasma: bool


def clocks(evidence: Evidence) -> list[Clock]:
    """One clock per hormone, the fastest first."""
    return _in_order([_clock(rows[0], rows) for rows in _of_each(evidence)])


def further_measurements(evidence: Evidence) -> list[Clock]:
    """Second figures for a hormone that ``clocks`` already has: other studies, other fluids."""
    return _in_order([_clock(row, rows) for rows in _of_each(evidence) for row in rows[1:]])


def clock(key: str, evidence: Evidence) -> Clock:
    """The clock of a row of ``constants.csv``.

    Raises:
        ValueError: a row that is no half-life.
    """
    name = evidence.row("constants", key)["half_life_of"]
    if not name:
        raise ValueError(f"constants, {key!r}: allowed are rows with half_life_of")
    rows = evidence.where("constants", half_life_of=name)
    return _clock(evidence.row("constants", key), rows)


def remaining(half_life_min: ArrayLike, t_min: ArrayLike) -> NDArray[np.float64]:
    """The share that is left after a time, 0 to 1.

    Args:
        half_life_min: half-life or half-lives, min, above 0.
        t_min: time or times since the start, min, 0 or more; broadcast against half_life_min.

    Raises:
        ValueError: something that is not a finite number of that size.
    """
    half_lives = _numbers("half_life_min", half_life_min)
    times = _numbers("t_min", t_min)
    if not (half_lives > 0).all():
        raise ValueError("half_life_min: allowed are numbers above 0, in minutes")
    if not (times >= 0).all():
        raise ValueError("t_min: allowed are numbers of 0 or more, in minutes")
    with np.errstate(over="ignore"):  # endlessly many half-lives: nothing is left, which is right
        return np.asarray(np.exp2(-times / half_lives), dtype=np.float64)


def _of_each(evidence: Evidence) -> list[tuple[Row, ...]]:
    """The half-lives of each hormone, in file order."""
    hormones = dict.fromkeys(row["half_life_of"] for row in evidence.rows("constants"))
    return [evidence.where("constants", half_life_of=name) for name in hormones if name]


def _clock(row: Row, rows: Sequence[Row]) -> Clock:
    """The clock of a row; ``rows`` are all half-lives of the same hormone."""
    value = row["value"]
    # A range must not mix fluids: an end that was measured in brain fluid is no end in plasma.
    elsewhere = {other["value"] for other in rows if other["fluid"] != row["fluid"]}
    low, high = (
        value if row[end] is None or row[end] in elsewhere else row[end] for end in ("low", "high")
    )
    return Clock(
        id=row["id"],
        name=row["half_life_of"],
        label=row["name"],
        half_life=float(value),
        low=float(low),
        high=float(high),
        source=row["source"],
        read=row["read"],
        note=row["note"] or "",
        plasma=row["fluid"] == BLOOD,
    )


def _in_order(found: list[Clock]) -> list[Clock]:
    return sorted(found, key=lambda clock: (clock.half_life, clock.name))


def _numbers(name: str, values: ArrayLike) -> NDArray[np.float64]:
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: allowed are numbers, in minutes; got {values!r}") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: allowed are finite numbers, in minutes; got {values!r}")
    return array
