"""The points of a path lie where SVG draws it."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from goodcry.figures import drops, outline


def test_the_drop_is_a_tip_over_half_a_circle() -> None:
    [points] = outline.lines(drops.DROP)
    assert points[0] == points[-1] == (10, 2)
    assert min(x for x, _ in points) == pytest.approx(3)
    assert max(x for x, _ in points) == pytest.approx(17)
    assert max(y for _, y in points) == pytest.approx(24.5)
    below = [math.dist(point, (10, 17.5)) for point in points if point[1] > 17.5]
    assert below == pytest.approx([7] * len(below))


def test_a_plus_is_two_lines() -> None:
    assert outline.lines(drops.SIGNS["better"]) == [
        [(6.5, 17.5), (13.5, 17.5)],
        [(10, 14), (10, 21)],
    ]


def test_a_command_that_is_not_known_is_named() -> None:
    with pytest.raises(ValueError, match="'Q' of a path; allowed: M, C, H, V, A, Z"):
        outline.lines("M0 0Q1 1 2 2")


def test_dashes_are_as_long_as_asked_around_corners_too() -> None:
    found = outline.dashes([(0, 0), (7, 0), (7, 9)], dash=3, gap=2)
    lengths = [sum(math.dist(a, b) for a, b in pairwise(line)) for line in found]
    assert lengths == pytest.approx([3, 3, 3, 1])
    assert [line[0] for line in found] == [(0, 0), (5, 0), (7, 3), (7, 8)]
