"""Where things stand on the time line, and what its play head reads off.

The same ranges serve all accounts, so that two pictures can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goodcry.autonomic import TimeCourse
from goodcry.heart import Array
from goodcry.provenance import DRIVES, SIGNALS

SAMPLE_SECONDS = 5.0
# A share of a lane goes to the player as a whole number of this many parts.
PARTS = 1000
LETTERS = "AB"
STATES = ("at rest", "up", "down")
AIR = 0.12

Limits = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Frame:
    """Where things stand: sizes in px, times in s from the first tear, a range for each signal."""

    width: float
    lane: float
    font: float
    header: float
    start: float
    end: float
    limits: Limits

    RIGHT = 9.0

    @property
    def left(self) -> float:
        """Left edge of the curves; the values at rest stand before it."""
        return 2.9 * self.font

    def x(self, seconds: float) -> float:
        """Place of a time."""
        share = (seconds - self.start) / (self.end - self.start)
        return self.left + share * (self.width - self.left - self.RIGHT)

    def title(self, signal: str) -> float:
        """Baseline of a lane's title."""
        return self.header + SIGNALS.index(signal) * self.lane + 1.15 * self.font

    def top(self, signal: str) -> float:
        """Upper edge of a lane's curves; the lane's title stands above it."""
        return self.title(signal) + 0.45 * self.font

    def base(self, signal: str) -> float:
        """Lower edge of a lane's curves."""
        return self.header + (SIGNALS.index(signal) + 1) * self.lane - 2

    def y(self, signal: str, values: Array) -> Array:
        """Places of values in their lane."""
        base = self.base(signal)
        return base - shares(values, self.limits[signal]) * (base - self.top(signal))

    @property
    def floor(self) -> float:
        """Where the lanes end and the time axis begins."""
        return self.header + len(SIGNALS) * self.lane

    @property
    def height(self) -> float:
        """Height of the whole drawing."""
        return self.floor + 3.1 * self.font


def shares(values: Array, limits: tuple[float, float]) -> Array:
    """Values as shares of a range, 0 at its low and 1 at its high end."""
    low, high = limits
    return np.asarray((values - low) / (high - low))


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


def samples(courses: Sequence[TimeCourse], limits: Limits) -> dict[str, Any]:
    """What the player needs to move the play head, in plain lists.

    ``first`` and ``step`` of the times (s); ``lanes``: for each signal its range and, for each
    course, its shares of the lane in thousandths; ``drives``: which signals are read in words.
    """
    first, last = float(courses[0].t[0]), float(courses[0].t[-1])
    times = np.arange(first, last + SAMPLE_SECONDS / 2, SAMPLE_SECONDS)
    lanes = {}
    for signal in SIGNALS:
        lines = [np.interp(times, course.t, getattr(course, signal)) for course in courses]
        parts = [np.round(PARTS * shares(line, limits[signal])) for line in lines]
        lanes[signal] = {
            "low": round(limits[signal][0], 4),
            "high": round(limits[signal][1], 4),
            "lines": [line.astype(int).tolist() for line in parts],
        }
    return {"first": first, "step": SAMPLE_SECONDS, "lanes": lanes, "drives": list(DRIVES)}


def reading(signal: str, value: float, threshold: float) -> str:
    """A value as it stands beside a lane's title: a word for a nerve, else a whole number.

    ``threshold``: the drive from which on a nerve is called up or down.
    """
    if signal in DRIVES:
        return STATES[0 if abs(value) < threshold else 1 if value > 0 else 2]
    return f"{value:.0f}"


def joined(readings: Sequence[str]) -> str:
    """The readings of one or two accounts in one line."""
    if len(readings) == 1:
        return readings[0]
    return " · ".join(f"{letter} {text}" for letter, text in zip(LETTERS, readings, strict=False))
