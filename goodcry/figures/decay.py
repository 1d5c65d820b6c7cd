"""How much of a hormone is left, minute by minute, beside the length of a cry."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

import numpy as np

from goodcry import hormones
from goodcry.figures import diagram, svg, theme
from goodcry.figures.diagram import SMALL, Canvas
from goodcry.figures.svg import PHONE_WIDTH, Point, number
from goodcry.hormones import Clock

LEFT, TOP, HEIGHT = 46.0, 50.0, 190.0
LABEL_GAP, LEADER = 18.0, 14.0
POINTS = 60
EQUAL_STEPS = 4
COLOURS = (theme.SYMPATHETIC, theme.PARASYMPATHETIC, theme.BETTER, theme.WORSE, theme.SAME)
# Of two lines on the same course the second one is broken, so that both can be seen.
BROKEN = ' stroke-dasharray="7 7"'


def drawing(
    clocks: Sequence[Clock],
    shown: Collection[str],
    cry: float,
    mark: float,
    horizon: float,
    doubling: bool = False,
    dark: bool = False,
) -> Canvas:
    """The share left of each hormone, from the moment its supply stops.

    Args:
        clocks: all hormones; a hormone keeps its colour whichever others are shown.
        shown: ids of those to draw.
        cry: length of the cry, min; shaded.
        mark: minutes at which a dashed line stands.
        horizon: how far the time axis reaches at least, min.
        doubling: whether each step of the time axis doubles the time, else steps are equal.
        dark: whether it stands on a dark page.
    """
    canvas = Canvas(dark, height=TOP + HEIGHT + 42)
    names = [clock.name for clock in clocks]
    # Room for the widest of all names, so that the picture keeps its scale.
    right = PHONE_WIDTH - 6 - LEADER - max(map(diagram.text_width, names), default=0)
    ticks = _ticks(horizon, doubling)
    first, last = ticks[0], ticks[-1]

    def x_of(minutes: float) -> float:
        if doubling:
            share = math.log(max(minutes, first) / first) / math.log(last / first)
        else:
            share = minutes / last
        return LEFT + (right - LEFT) * share

    _frame(canvas, x_of, ticks, right)
    _times(canvas, x_of, cry, mark)
    spread = np.geomspace if doubling else np.linspace
    minutes = spread(first, last, POINTS)
    ends: list[tuple[float, int]] = []
    for place, clock in enumerate(clocks):
        if clock.id in shown:
            shares = hormones.remaining(clock.half_life, minutes)
            points: list[Point] = [
                (x_of(float(t)), _y_of(float(share)))
                for t, share in zip(minutes, shares, strict=True)
            ]
            canvas.courses[clock.id] = points
            same = any(c.half_life == clock.half_life for c in clocks[:place] if c.id in shown)
            outline = svg.polyline(points)
            canvas.add(svg.path(outline, _colour(place), 2.8, BROKEN if same else ""))
            ends.append((points[-1][1], place))
    _names(canvas, names, ends, right)
    return canvas


def _y_of(share: float) -> float:
    return TOP + HEIGHT * (1 - share)


def _colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]


def _ticks(horizon: float, doubling: bool) -> list[float]:
    """Minutes at the foot of the picture: doubled from one minute on, or in equal steps."""
    if doubling:
        return [2.0**power for power in range(math.ceil(math.log2(horizon)) + 1)]
    return [horizon * step / EQUAL_STEPS for step in range(EQUAL_STEPS + 1)]


def _frame(
    canvas: Canvas, x_of: Callable[[float], float], ticks: Sequence[float], right: float
) -> None:
    def tick(x: float, y: float, words: str, anchor: str = "middle") -> None:
        canvas.text(x, y, words, kind="tick", anchor=anchor, quiet=True, size=SMALL)

    for share in (0.0, 0.5, 1.0):
        y = _y_of(share)
        canvas.add(svg.path(f"M{number(LEFT)} {number(y)}H{number(right)}", canvas.ink.line, 1))
        tick(LEFT - 5, y + 4.5, f"{100 * share:.0f} %", "end")
    foot = TOP + HEIGHT
    for minutes in ticks:
        x = x_of(minutes)
        canvas.add(svg.path(f"M{number(x)} {number(foot)}v5", canvas.ink.quiet, 1))
        tick(x, foot + 18, f"{minutes:g}")
    tick((LEFT + right) / 2, foot + 36, "minutes")


def _times(canvas: Canvas, x_of: Callable[[float], float], cry: float, mark: float) -> None:
    """The cry as a shaded field and the mark as a dashed line, each with its words above."""
    left, right, at = x_of(0.0), x_of(cry), x_of(mark)
    canvas.add(
        f'<rect x="{number(left)}" y="{number(TOP - 22)}" width="{number(right - left)}" '
        f'height="{number(HEIGHT + 22)}" fill="{canvas.ink.quiet}" fill-opacity="0.16"/>'
    )
    upright = f"M{number(at)} {number(TOP - 4)}V{number(TOP + HEIGHT)}"
    canvas.add(svg.path(upright, canvas.ink.text, 1.4, ' stroke-dasharray="4 3"'))
    canvas.text(left + 4, TOP - 28, f"a cry of {cry:g} min", kind="time")
    canvas.text(at + 4, TOP - 8, f"{mark:g} min", kind="time", bold=True)


def _names(
    canvas: Canvas, names: Sequence[str], ends: Sequence[tuple[float, int]], right: float
) -> None:
    """Each name beside the end of its line, pushed apart where lines end close together."""
    spread: list[tuple[float, float, int]] = []
    for y, place in sorted(ends):
        wanted = max(y, spread[-1][0] + LABEL_GAP) if spread else y
        spread.append((wanted, y, place))
    limit = TOP + HEIGHT
    for wanted, y, place in reversed(spread):
        at = min(wanted, limit)
        limit = at - LABEL_GAP
        leader = f"M{number(right)} {number(y)}L{number(right + LEADER - 3)} {number(at)}"
        canvas.add(svg.path(leader, _colour(place), 1.4))
        canvas.text(right + LEADER, at + 4.5, names[place], kind="name")
