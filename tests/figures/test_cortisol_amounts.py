"""The amounts of cortisol beside each other."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from goodcry import tears
from goodcry.figures import cortisol_amounts
from tests.support.drawings import assert_tidy
from tests.support.records import EVIDENCE


def corners() -> list[tears.Inputs]:
    """The start values, both extremes, and each input alone at its ends."""
    extremes, start = tears.extremes(EVIDENCE), tears.defaults(EVIDENCE)
    spans = tears.ranges(EVIDENCE)
    alone: list[tears.Inputs] = [
        replace(start, **{entry.name: end})  # type: ignore[arg-type]
        for entry in fields(tears.Inputs)
        if entry.name in spans
        for end in (spans[entry.name].low, spans[entry.name].high)
    ]
    return [start, extremes.most_favourable.inputs, extremes.least_favourable.inputs, *alone]


@pytest.mark.parametrize("inputs", corners())
def test_amounts_lie_within_their_spans_and_the_picture_is_tidy(inputs: tears.Inputs) -> None:
    extremes = tears.extremes(EVIDENCE)
    for row in cortisol_amounts.amounts(inputs, extremes):
        assert row.low * (1 - 1e-9) <= row.value <= row.high * (1 + 1e-9), row.name
    assert_tidy(cortisol_amounts.drawing(inputs, extremes))


def test_amounts_are_those_of_the_balance() -> None:
    found = cortisol_amounts.amounts(tears.defaults(EVIDENCE), tears.extremes(EVIDENCE))
    assert [cortisol_amounts.words(row.value) for row in found] == [
        "40 pmol", "316 pmol", "89.7 nmol", "900 nmol",
    ]  # fmt: skip
    assert [row.in_tears for row in found] == [True, False, False, False]
