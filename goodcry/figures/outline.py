"""The points of an SVG path, for pictures that are made of points: PNG knows no paths.

Only what the paths of this package are made of: M, C, H, V and Z, arcs of circles without "large"
or "sweep" doubts (half circles), in absolute or relative terms. See
https://www.w3.org/TR/SVG2/paths.html.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]

TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
# Straight pieces that stand for a curve.
STEPS = 24
# How many numbers each command takes.
NUMBERS = {"M": 2, "C": 6, "H": 1, "V": 1, "A": 7, "Z": 0}


def lines(path: str) -> list[list[Point]]:
    """The parts of a path, each as points one after the other.

    Raises:
        ValueError: a command that is not understood; the message names it and those that are.
    """
    found: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    for command, numbers in _commands(path):
        x, y = here if command.islower() else (0.0, 0.0)
        kind = command.upper()
        if kind == "M":
            found.append([(x + numbers[0], y + numbers[1])])
        elif kind == "C":
            ends = [(x + numbers[at], y + numbers[at + 1]) for at in (0, 2, 4)]
            found[-1] += _curve(here, *ends)
        elif kind == "H":
            found[-1].append((x + numbers[0], here[1]))
        elif kind == "V":
            found[-1].append((here[0], y + numbers[0]))
        elif kind == "A":
            found[-1] += _half_circle(here, (x + numbers[5], y + numbers[6]), bool(numbers[4]))
        else:
            found[-1].append(found[-1][0])
        here = found[-1][-1]
    return found


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = TOKEN.findall(path)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        if command.upper() not in NUMBERS:
            raise ValueError(f"command {command!r} of a path; allowed: {', '.join(NUMBERS)}")
        number = NUMBERS[command.upper()]
        yield command, [float(token) for token in tokens[at : at + number]]
        at += number


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """A cubic Bézier curve, without its start."""
    points = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        corners = (start, first, second, end)
        x, y = (
            sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True))
            for axis in (0, 1)
        )
        points.append((x, y))
    return points


def _half_circle(start: Point, end: Point, clockwise: bool) -> list[Point]:
    """Half a circle on the line between two points, without its start; as the screen sees it."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    radius = math.dist(start, middle)
    first = math.atan2(start[1] - middle[1], start[0] - middle[0])
    turn = math.pi if clockwise else -math.pi
    return [
        (
            middle[0] + radius * math.cos(first + turn * step / STEPS),
            middle[1] + radius * math.sin(first + turn * step / STEPS),
        )
        for step in range(1, STEPS + 1)
    ]


def dashes(points: list[Point], dash: float, gap: float) -> list[list[Point]]:
    """A line as dashes with gaps between them, as ``stroke-dasharray`` draws it."""
    found: list[list[Point]] = [[points[0]]]
    drawn, left = True, dash
    for start, end in pairwise(points):
        length = math.dist(start, end)
        walked = 0.0
        while length - walked > left:
            walked += left
            share = walked / length
            here = (
                start[0] + share * (end[0] - start[0]),
                start[1] + share * (end[1] - start[1]),
            )
            if drawn:
                found[-1].append(here)
            else:
                found.append([here])
            drawn, left = not drawn, gap if drawn else dash
        left -= length - walked
        if drawn:
            found[-1].append(end)
    return [line for line in found if len(line) > 1]
