"""The bars of what tilts: one for each tilt, as long as it is strong, on its side."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import theme, tilts
from goodcry.outcome import Prediction
from goodcry.working import signed

SCENARIO = {"support": "helped", "shame": "ashamed", "company": "one person"}


def bars(predictions: dict[str, Prediction], evidence: Evidence) -> list[tuple[str, str]]:
    """(style, spoken words) of each bar, from top to bottom."""
    root = ElementTree.fromstring(tilts.drawing(predictions, evidence))
    return [
        (bar.find("i").get("style", ""), bar.get("aria-label", ""))  # type: ignore[union-attr]
        for bar in root.iter("div")
        if bar.get("role") == "img"
    ]


def length(style: str) -> float:
    found = re.search(r"width:([\d.]+)%", style)
    assert found
    return float(found[1])


def test_bars_are_as_long_as_the_tilts_and_on_their_side(evidence: Evidence) -> None:
    prediction = outcome.predict(SCENARIO, evidence)
    expected = sorted(prediction.contributions.values(), key=lambda tilt: -tilt.mean)
    drawn = bars({"A": prediction}, evidence)
    assert len(drawn) == len(expected)
    reach = max(*(abs(tilt.mean) + tilt.spread for tilt in expected), tilts.SHORTEST_REACH)
    for tilt, (style, spoken) in zip(expected, drawn, strict=True):
        better = tilt.mean > 0
        assert length(style) == pytest.approx(50 * abs(tilt.mean) / reach, abs=0.01)
        assert style.startswith("left:50%" if better else "right:50%")
        assert ("gradient" in style) != better, "only what tilts towards worse is hatched"
        assert spoken == (
            f"{signed(tilt.mean)} towards {'better' if better else 'worse'}, give or take "
            f"{tilt.spread:.2f}, {tilts.kind(tilt)}"
        )
        assert (theme.BETTER if better else theme.WORSE) in style


def test_what_was_measured_is_told_from_what_is_assumed(evidence: Evidence) -> None:
    scenario = {"support": "helped", "resolution": "settled", "holding_back": "held back"}
    html = tilts.drawing({"A": outcome.predict(scenario, evidence)}, evidence)
    assert html.count("(measured)") == 1
    assert html.count("(assumed)") == 2
    assert "0.00 either way" in html


def test_a_weak_tilt_alone_does_not_fill_its_side(evidence: Evidence) -> None:
    prediction = outcome.predict({"company": "alone"}, evidence)
    ((style, _),) = bars({"A": prediction}, evidence)
    assert length(style) < 25


def test_two_scenarios_are_told_apart_by_letter_and_filling(evidence: Evidence) -> None:
    predictions = {
        "A": outcome.predict({"support": "helped"}, evidence),
        "B": outcome.predict({"support": "hostile", "shame": "ashamed"}, evidence),
    }
    drawn = bars(predictions, evidence)
    assert sorted(spoken[0] for _, spoken in drawn) == ["A", "B", "B"]
    for style, spoken in drawn:
        assert ("background:" in style) == (spoken[0] == "A")
        assert ("border:" in style) == (spoken[0] == "B")
        assert (theme.BETTER if "towards better" in spoken else theme.WORSE) in style


def test_factors_are_named_and_what_tilts_nothing_is_left_out(evidence: Evidence) -> None:
    level = evidence.where("factor_levels", certainty="tested, no difference")[0]
    silent = evidence.row("factors", level["factor"])
    prediction = outcome.predict({"support": "helped", silent["id"]: level["level"]}, evidence)
    html = tilts.drawing({"A": prediction}, evidence)
    assert evidence.row("factors", "support")["name"] in html
    assert silent["name"] not in html


def test_nothing_to_draw_is_refused(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="nothing tilts"):
        tilts.drawing({"A": outcome.predict({}, evidence)}, evidence)
