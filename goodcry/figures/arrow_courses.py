"""How arrows run between boxes, and where their signs stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist, hypot

from goodcry.figures.svg import Box, Point, number

RADIUS = 10.0
SIGN = RADIUS + 2
# So far apart two signs can be touched by a finger.
APART = 44.0
HEAD = 10.0
CURVE_STEPS = 16
PASSES = 4


@dataclass(frozen=True)
class Course:
    """How an arrow runs: its line in SVG's path language, its head, where sign and cross stand."""

    outline: str
    head: tuple[Point, Point, Point]
    sign: Point
    cross: Point


@dataclass(frozen=True)
class Line:
    """A course in the making, from its own part's corner.

    Attributes:
        controls: a start, then two control points and an end for each curve.
        points: places along them.
        sign: at which of these places the sign stands.
    """

    controls: Sequence[Point]
    points: Sequence[Point]
    sign: int


def with_signs(
    courses: Sequence[Sequence[Point]], boxes: Sequence[Box], wide: bool, borders: Sequence[Box]
) -> list[Line]:
    """Lines with signs: off the boxes, apart from each other, and near the middle.

    Args:
        courses: points along the way and across it.
        boxes: where no sign may stand.
        wide: whether the way runs from left to right, else from top to bottom.
        borders: what lies beside a picture that may not get wider.
    """
    controls = [_controls(course, wide) for course in courses]
    lines = [_sampled(each) for each in controls]
    clear = [*boxes, *borders]
    free = [
        [
            at
            for at, point in enumerate(line)
            if dist(point, line[-1]) > RADIUS + HEAD
            and not any(_touches(point, box) for box in clear)
        ]
        or [len(line) // 2]
        for line in lines
    ]
    chosen = [places[len(places) // 2] for places in free]
    for _ in range(PASSES):
        for arrow, places in enumerate(free):
            signs = [lines[other][at] for other, at in enumerate(chosen) if other != arrow]
            costs = [
                sum(max(APART - dist(sign, lines[arrow][at]), 0) ** 2 for sign in signs)
                + abs(rank - len(places) // 2)
                for rank, at in enumerate(places)
            ]
            chosen[arrow] = places[costs.index(min(costs))]
    return [Line(*each) for each in zip(controls, lines, chosen, strict=True)]


def _touches(point: Point, box: Box) -> bool:
    """Whether a sign at a point would touch a box."""
    x, y = point
    return box.left - SIGN < x < box.right + SIGN and box.top - SIGN < y < box.bottom + SIGN


def _controls(course: Sequence[Point], wide: bool) -> list[Point]:
    """S-shaped curves that leave and arrive along the way: a start, then three points for each."""
    found = [course[0]]
    for (begins, low), (ends, high) in pairwise(course):
        half = (begins + ends) / 2
        found += [(half, low), (half, high), (ends, high)]
    return found if wide else [(across, along) for along, across in found]


def _sampled(controls: Sequence[Point]) -> list[Point]:
    """Places along the curves."""
    found = [controls[0]]
    for first in range(0, len(controls) - 1, 3):
        curve = controls[first : first + 4]
        for step in range(1, CURVE_STEPS + 1):
            t = step / CURVE_STEPS
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            found.append(
                (
                    sum(share * x for share, (x, _) in zip(shares, curve, strict=True)),
                    sum(share * y for share, (_, y) in zip(shares, curve, strict=True)),
                )
            )
    return found


def shifted(line: Line, right: float, down: float) -> Course:
    """The course of a line whose part stands so far to the right and down."""
    points = [(x + right, y + down) for x, y in line.points]
    # A cross keeps off sign and head.
    sign, tip = points[line.sign], points[-1]
    cross = max(
        points, key=lambda at: min(dist(at, sign), dist(at, tip) - HEAD, dist(at, points[0]))
    )
    controls = [f"{number(x + right)} {number(y + down)}" for x, y in line.controls]
    return Course(
        f"M{controls[0]}C{' '.join(controls[1:])}",
        _head(points[-2], points[-1]),
        points[line.sign],
        cross,
    )


def _head(before: Point, tip: Point) -> tuple[Point, Point, Point]:
    """The head of an arrow that comes from one point and ends at another."""
    across, down = tip[0] - before[0], tip[1] - before[1]
    length = hypot(across, down) or 1.0
    x, y = HEAD * across / length, HEAD * down / length
    return tip, (tip[0] - x - y / 2, tip[1] - y + x / 2), (tip[0] - x + y / 2, tip[1] - y - x / 2)
