"""All corners of the cited ranges: how many, where the claim fails, what moves it most."""

from __future__ import annotations

from typing import Any

import pytest

from goodcry import tear_corners, tears
from goodcry.evidence import Evidence
from tests.support.records import EVIDENCE, with_tables

CORNERS = tear_corners.corners(EVIDENCE)
RANGES = tears.ranges(EVIDENCE)


def test_each_input_stands_at_each_end_with_all_ends_of_the_others() -> None:
    found = {tuple(getattr(corner.inputs, name) for name in RANGES) for corner in CORNERS}
    assert len(CORNERS) == len(found) == 2 ** len(RANGES)
    for place, span in enumerate(RANGES.values()):
        assert {inputs[place] for inputs in found} == {span.low, span.high}
    assert all(corner.balance == tears.balance(corner.inputs) for corner in CORNERS)


def test_none_lies_beyond_the_two_extremes() -> None:
    ends = tears.extremes(EVIDENCE)
    assert max(CORNERS, key=lambda each: each.balance.fraction).balance.fraction == (
        ends.most_favourable.balance.fraction
    )
    assert min(CORNERS, key=lambda each: each.balance.fraction).balance.fraction == (
        ends.least_favourable.balance.fraction
    )
    times = [corner.balance.body_over_tears for corner in CORNERS]
    assert min(times) == ends.most_favourable.balance.body_over_tears
    assert max(times) == ends.least_favourable.balance.body_over_tears


def test_the_claim_fails_at_every_corner() -> None:
    assert all(corner.balance.fraction < 0.1 for corner in CORNERS)
    assert tear_corners.failing(CORNERS) == len(CORNERS)


def with_more_in_tears(nanomoles: float) -> Evidence:
    """The evidence base, had tears been found to hold so much cortisol at most."""
    share = nanomoles / RANGES["plasma_cortisol"].default
    rows = [
        {**row, "value": share} if row["id"] == "tears_steroid_share_high" else row
        for row in EVIDENCE.rows("assumptions")
    ]
    return with_tables(assumptions=rows)


@pytest.mark.parametrize("nanomoles", [30_000.0, 1e6])
def test_the_claim_could_have_held(nanomoles: float) -> None:
    found = tear_corners.corners(with_more_in_tears(nanomoles))
    holding = sum(
        corner.inputs.tear_volume * corner.inputs.tear_cortisol
        >= 100 * corner.inputs.plasma_volume * corner.inputs.plasma_cortisol
        for corner in found
    )
    assert len(found) - tear_corners.failing(found) == holding > 0


def test_two_inputs_move_the_share_most() -> None:
    order = tear_corners.movers(EVIDENCE)
    assert order[:2] == ("tear_volume", "tear_cortisol")
    assert set(order) == set(RANGES)

    def spread(name: str) -> float:
        ends: list[dict[str, Any]] = [
            {**vars(tears.defaults(EVIDENCE)), name: end}
            for end in (RANGES[name].low, RANGES[name].high)
        ]
        low, high = sorted(tears.balance(tears.Inputs(**each)).fraction for each in ends)
        return high / low

    spreads = [spread(name) for name in order]
    assert spreads == sorted(spreads, reverse=True)
