"""Two scenarios side by side: a bar for each outcome and scenario, with its range."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops, scenarios, theme


def test_each_bar_is_as_long_as_its_outcome_is_frequent_and_says_its_range(
    evidence: Evidence,
) -> None:
    predictions = {
        "A": outcome.predict({"support": "helped"}, evidence),
        "B": outcome.predict({}, evidence),
    }
    root = ElementTree.fromstring(scenarios.comparison(predictions))
    lines = [line for line in root.iter("div") if line.get("role") == "listitem"]
    assert len(lines) == len(theme.OUTCOME)
    for line, (name, colour) in zip(lines, theme.OUTCOME.items(), strict=True):
        assert theme.OUTCOME_SIGN[name] in "".join(line.itertext())
        drawn = [bar for bar in line.iter("div") if bar.get("role") == "img"]
        for bar, (scenario, prediction) in zip(drawn, predictions.items(), strict=True):
            estimate = getattr(prediction, name)
            count = drops.whole_drops(prediction)[name]
            said = bar.get("aria-label", "")
            assert said.startswith(f"{scenario} {count} of 100 {name}")
            assert ("likely" in said) == (scenario == "A"), "the base rate has no range"
            painted, ranged = (bar.find(tag).get("style", "") for tag in "is")  # type: ignore[union-attr]
            assert _width(painted) == pytest.approx(100 * estimate.middle, abs=0.01)
            assert _width(ranged) == pytest.approx(100 * (estimate.high - estimate.low), abs=0.01)
            assert ("background:" in painted) == (scenario == "A") and colour in painted


def _width(style: str) -> float:
    found = re.search(r"width:([\d.]+)%", style)
    assert found
    return float(found[1])
