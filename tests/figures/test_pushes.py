"""The bars of what pushes: one for each push, as long as it is strong, on its side."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import pushes, theme
from goodcry.outcome import Prediction

SCENARIO = {"support": "helped", "shame": "ashamed", "company": "one person"}


def bars(predictions: dict[str, Prediction], evidence: Evidence) -> list[tuple[str, str]]:
    """(style, spoken words) of each bar, from top to bottom."""
    root = ElementTree.fromstring(pushes.drawing(predictions, evidence))
    return [
        (bar.find("i").get("style", ""), bar.get("aria-label", ""))  # type: ignore[union-attr]
        for bar in root.iter("div")
        if bar.get("role") == "img"
    ]


def length(style: str) -> float:
    found = re.search(r"width:([\d.]+)%", style)
    assert found
    return float(found[1])


def test_bars_are_as_long_as_the_pushes_and_on_their_side(evidence: Evidence) -> None:
    prediction = outcome.predict(SCENARIO, evidence)
    expected = sorted(filter(None, prediction.contributions.values()), reverse=True)
    drawn = bars({"A": prediction}, evidence)
    assert len(drawn) == len(expected)
    reach = max(*map(abs, expected), pushes.SHORTEST_REACH)
    for push, (style, spoken) in zip(expected, drawn, strict=True):
        assert length(style) == pytest.approx(50 * abs(push) / reach, abs=0.01)
        assert style.startswith("left:50%" if push > 0 else "right:50%")
        assert ("gradient" in style) == (push < 0), "only what pushes towards worse is hatched"
        assert spoken == f"{pushes.words(push)} towards {'better' if push > 0 else 'worse'}"
        assert (theme.BETTER if push > 0 else theme.WORSE) in style


def test_a_weak_push_alone_does_not_fill_its_side(evidence: Evidence) -> None:
    prediction = outcome.predict({"support": "helped"}, evidence, effect_size=0.05)
    ((style, _),) = bars({"A": prediction}, evidence)
    assert length(style) < 25


def test_two_scenarios_are_told_apart_by_letter_and_colour(evidence: Evidence) -> None:
    predictions = {
        "A": outcome.predict({"support": "helped"}, evidence),
        "B": outcome.predict({"support": "hostile", "shame": "ashamed"}, evidence),
    }
    drawn = bars(predictions, evidence)
    assert sorted(spoken[0] for _, spoken in drawn) == ["A", "B", "B"]
    for style, spoken in drawn:
        assert pushes.SCENARIO_COLOURS["AB".index(spoken[0])] in style


def test_factors_are_named_and_what_pushes_nothing_is_left_out(evidence: Evidence) -> None:
    silent = next(
        row for row in evidence.rows("factors") if row["certainty"] == "tested, no difference"
    )
    level = evidence.where("factor_levels", factor=silent["id"])[0]["level"]
    prediction = outcome.predict({"support": "helped", silent["id"]: level}, evidence)
    html = pushes.drawing({"A": prediction}, evidence)
    assert evidence.row("factors", "support")["name"] in html
    assert silent["name"] not in html


def test_nothing_to_draw_is_refused(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="nothing pushes"):
        pushes.drawing({"A": outcome.predict({}, evidence)}, evidence)
