"""The lines of the hormone clocks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from goodcry import hormones
from goodcry.figures import decay
from tests.support.drawings import assert_tidy
from tests.support.records import EVIDENCE

CLOCKS = hormones.clocks(EVIDENCE)


@pytest.mark.parametrize("doubling", [False, True])
@pytest.mark.parametrize("cry", [2.0, 4.0, 10.0, 30.0])
def test_every_choice_of_clocks_is_tidy(cry: float, doubling: bool) -> None:
    for shown in [[], *([clock] for clock in CLOCKS), CLOCKS[:3], CLOCKS[4:], CLOCKS]:
        canvas = decay.drawing(shown, cry, 4.0, 60.0, doubling)
        assert_tidy(canvas)
        assert list(canvas.courses) == [clock.id for clock in shown]


@pytest.mark.parametrize("doubling", [False, True])
def test_lines_fall_and_are_at_half_after_a_half_life(doubling: bool) -> None:
    canvas = decay.drawing(CLOCKS, 10, 4, 60, doubling)
    right = max(x for course in canvas.courses.values() for x, _ in course)
    for place, clock in enumerate(CLOCKS):
        top, bottom = decay.band(place)
        middle = (top + bottom) / 2
        course = canvas.courses[clock.id]
        assert all(top - 1e-6 <= y <= bottom + 1e-6 for _, y in course)
        assert all(later[1] >= earlier[1] for earlier, later in pairwise(course))
        if not doubling and clock.half_life <= 60:
            x_half = decay.LEFT + (right - decay.LEFT) * clock.half_life / 60
            before = max(y for x, y in course if x <= x_half + 1e-6)
            after = min(y for x, y in course if x >= x_half - 1e-6)
            assert before - 1e-6 <= middle <= after + 1e-6


def test_each_hormone_stands_below_its_name_and_above_the_next() -> None:
    canvas = decay.drawing(CLOCKS, 10, 4, 60)
    names = {label.text: label.box for label in canvas.labels if label.kind == "name"}
    for place, (clock, below) in enumerate(pairwise(CLOCKS)):
        top, bottom = decay.band(place)
        assert names[clock.name].bottom < top and bottom < names[below.name].top
