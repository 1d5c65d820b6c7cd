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
    ids = [clock.id for clock in CLOCKS]
    for shown in [[], *([key] for key in ids), ids[:3], ids[4:], ids]:
        canvas = decay.drawing(CLOCKS, shown, cry, 4.0, 60.0, doubling)
        assert_tidy(canvas)
        assert sorted(canvas.courses) == sorted(shown)


@pytest.mark.parametrize("doubling", [False, True])
def test_lines_fall_and_are_at_half_after_a_half_life(doubling: bool) -> None:
    canvas = decay.drawing(CLOCKS, [c.id for c in CLOCKS], 10, 4, 60, doubling)
    middle = decay.TOP + decay.HEIGHT / 2
    right = max(x for course in canvas.courses.values() for x, _ in course)
    for clock in CLOCKS:
        course = canvas.courses[clock.id]
        assert all(later[1] >= earlier[1] for earlier, later in pairwise(course))
        if not doubling and clock.half_life <= 60:
            x_half = decay.LEFT + (right - decay.LEFT) * clock.half_life / 60
            before = max(y for x, y in course if x <= x_half + 1e-6)
            after = min(y for x, y in course if x >= x_half - 1e-6)
            assert before - 1e-6 <= middle <= after + 1e-6
