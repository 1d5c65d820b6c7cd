"""The vials of the clocks: as full as the blood still is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from goodcry import hormones
from goodcry.figures import decay, vials
from goodcry.hormones import Clock
from tests.support.drawings import assert_tidy
from tests.support.records import EVIDENCE

CLOCKS = [*hormones.clocks(EVIDENCE), *hormones.further_measurements(EVIDENCE)]
EACH = pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.id)


@EACH
@pytest.mark.parametrize("minutes", [2.0, 8.0, 60.0])
def test_a_vial_is_as_full_as_the_blood_still_is(clock: Clock, minutes: float) -> None:
    canvas = vials.drawing([clock], minutes)
    assert_tidy(canvas)
    [height] = re.findall(r'<rect [^>]*height="([\d.]+)"', canvas.picture)
    share = 2 ** (-minutes / clock.half_life)
    assert float(height) / vials.TALL == pytest.approx(share, abs=0.001)
    said = " ".join(label.text for label in canvas.labels)
    assert f"{100 * share:.0f} %" in said or (share < 0.005 and "under 1 %" in said)
    assert f"half gone after {clock.half_life:g} min" in said


def test_all_vials_stand_below_each_other() -> None:
    assert_tidy(vials.drawing(CLOCKS, 8))


@EACH
def test_the_curve_to_explore_goes_through_one_half(clock: Clock) -> None:
    figure = decay.plot([clock], 8)
    line = figure.data[-1]
    assert np.interp(clock.half_life, line.x, line.y) == pytest.approx(50, abs=0.1)
    assert (line.x[0], line.y[0]) == (0, 100)
    assert len(figure.data) == (3 if clock.low != clock.high else 1), "the band of cited values"


def test_nothing_to_plot_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one clock"):
        decay.plot([], 8)
