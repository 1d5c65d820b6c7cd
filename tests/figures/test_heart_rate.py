"""The bars and waves of the experiments with the model heart."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from goodcry import autonomic, experiments
from goodcry.figures import heart_rate
from tests.support.accounts import course
from tests.support.drawings import BOTH_THEMES, SVG, assert_readable
from tests.support.records import EVIDENCE


@BOTH_THEMES
def test_bars_are_as_long_as_their_rates(dark: bool) -> None:
    rates = experiments.blocked_rates(course("articles"), -120, EVIDENCE)
    drawing = ElementTree.fromstring(heart_rate.bars(rates, "vagus", dark))
    widths = [float(e.attrib["width"]) for e in drawing.iter(f"{SVG}rect")]
    for width, rate in zip(widths, rates.values(), strict=True):
        assert width / max(widths) == pytest.approx(rate / max(rates.values()), abs=0.01)
    assert_readable(drawing)


def test_slow_breath_swings_wider_in_the_picture() -> None:
    usual = autonomic.simulate("articles", EVIDENCE, drives_at_rest=True)
    slow = autonomic.simulate("articles", EVIDENCE, drives_at_rest=True, breathing=6)
    drawing = ElementTree.fromstring(heart_rate.waves({"usual": usual, "slow": slow}))
    reach = []
    for element in drawing.iter(f"{SVG}path"):
        heights = [float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", element.attrib["d"])]
        if len(heights) > 20:
            reach.append(max(heights) - min(heights))
    assert reach[1] == pytest.approx(reach[0] * slow.rsa[0] / usual.rsa[0], rel=0.03)
    assert_readable(drawing)
