"""How much of each hormone is left, minute by minute, beside the length of a cry.

One small picture a hormone, below each other on one axis of time: so none needs a colour.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from goodcry import hormones
from goodcry.figures import look, svg
from goodcry.figures.diagram import SMALL, Canvas
from goodcry.figures.svg import PHONE_WIDTH, number
from goodcry.hormones import Clock

LEFT, RIGHT = 6.0, PHONE_WIDTH - 46.0
# From the top to the first hormone, from one to the next, and what of it the curve takes.
TOP, ROW, BAND = 50.0, 66.0, 36.0
FOOT = 42.0
POINTS = 60
EQUAL_STEPS = 4


def drawing(
    shown: Sequence[Clock], cry: float, mark: float, horizon: float, doubling: bool = False
) -> Canvas:
    """The share left of each hormone, from the moment its supply stops.

    Args:
        shown: the hormones, from top to bottom.
        cry: length of the cry, min; shaded.
        mark: minutes at which a dashed line stands.
        horizon: how far the time axis reaches at least, min.
        doubling: whether each step of the time axis doubles the time, else steps are equal.
    """
    foot = TOP + ROW * len(shown)
    canvas = Canvas(height=foot + FOOT)
    ticks = _ticks(horizon, doubling)
    first, last = ticks[0], ticks[-1]

    def x_of(minutes: float) -> float:
        if doubling:
            share = math.log(max(minutes, first) / first) / math.log(last / first)
        else:
            share = minutes / last
        return LEFT + (RIGHT - LEFT) * share

    _cry(canvas, x_of, cry, foot)
    _axis(canvas, x_of, ticks, foot)
    spread = np.geomspace if doubling else np.linspace
    minutes = spread(first, last, POINTS)
    for place, clock in enumerate(shown):
        top, bottom = band(place)
        shares = hormones.remaining(clock.half_life, minutes)
        canvas.courses[clock.id] = [
            (x_of(float(t)), bottom - (bottom - top) * float(share))
            for t, share in zip(minutes, shares, strict=True)
        ]
        _hormone(canvas, clock, place)
    _mark(canvas, x_of(mark), f"{mark:g} min", len(shown))
    return canvas


def band(place: int) -> tuple[float, float]:
    """How high all and nothing of a hormone stand, by its place from the top."""
    bottom = TOP + ROW * (place + 1) - 8
    return bottom - BAND, bottom


def _ticks(horizon: float, doubling: bool) -> list[float]:
    """Minutes at the foot of the picture: doubled from one minute on, or in equal steps."""
    if doubling:
        return [2.0**power for power in range(math.ceil(math.log2(horizon)) + 1)]
    return [horizon * step / EQUAL_STEPS for step in range(EQUAL_STEPS + 1)]


def _hormone(canvas: Canvas, clock: Clock, place: int) -> None:
    """Its name and half-life above its curve, and what is below the curve as water."""
    top, bottom = band(place)
    outline = svg.polyline(canvas.courses[clock.id])
    for y, words in ((top, "100 %"), (bottom, "0")):
        canvas.add(svg.path(f"M{number(LEFT)} {number(y)}H{number(RIGHT)}", canvas.ink.line, 1))
        canvas.text(RIGHT + 5, y + 4.5, words, kind="tick", quiet=True, size=SMALL)
    accent = look.tone("accent")
    canvas.add(
        f'<path d="{outline}V{number(bottom)}H{number(LEFT)}z" fill="{accent}" '
        'fill-opacity="0.16"/>'
    )
    canvas.add(svg.path(outline, accent, 2.6))
    canvas.text(LEFT, top - 9, clock.name, kind="name", bold=True)
    half = f"half gone: {clock.half_life:g} min"
    canvas.text(RIGHT, top - 9, half, kind="half", anchor="end", quiet=True, size=SMALL)


def _axis(canvas: Canvas, x_of: Callable[[float], float], ticks: Sequence[float], y: float) -> None:
    def tick(x: float, below: float, words: str, anchor: str = "middle") -> None:
        canvas.text(x, y + below, words, kind="tick", anchor=anchor, quiet=True, size=SMALL)

    canvas.add(svg.path(f"M{number(LEFT)} {number(y)}H{number(RIGHT)}", canvas.ink.quiet, 1))
    for minutes in ticks:
        x = x_of(minutes)
        canvas.add(svg.path(f"M{number(x)} {number(y)}v5", canvas.ink.quiet, 1))
        tick(x, 18, f"{minutes:g}", "start" if x == LEFT else "middle")
    tick((LEFT + RIGHT) / 2, 36, "minutes")


def _cry(canvas: Canvas, x_of: Callable[[float], float], cry: float, foot: float) -> None:
    """The cry as a shaded field, with its words above."""
    left, right = x_of(0.0), x_of(cry)
    canvas.add(
        f'<rect x="{number(left)}" y="{number(TOP - 22)}" width="{number(right - left)}" '
        f'height="{number(foot - TOP + 22)}" fill="{canvas.ink.quiet}" fill-opacity="0.14"/>'
    )
    canvas.text(left + 2, TOP - 28, f"a cry of {cry:g} min", kind="time")


def _mark(canvas: Canvas, x: float, words: str, hormones_shown: int) -> None:
    """The dashed line over all hormones, with its words above."""
    # Only beside the curves: it would strike the names through.
    pieces = ((top - 3, bottom) for top, bottom in map(band, range(hormones_shown)))
    upright = "".join(f"M{number(x)} {number(top)}V{number(bottom)}" for top, bottom in pieces)
    canvas.add(svg.path(upright, canvas.ink.text, 1.4, ' stroke-dasharray="4 3"'))
    canvas.text(x + 4, TOP - 8, words, kind="time", bold=True)
