"""The laws of the judged outcome, for any scenario under any settings."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import outcome, proportional_odds
from goodcry.evidence import Row
from goodcry.outcome import NO_BETTER, Prediction, predict
from goodcry.proportional_odds import Estimate
from tests.support.records import EVIDENCE, with_tables

FACTORS = {row["id"]: row for row in EVIDENCE.rows("factors")}
LEVELS = {key: EVIDENCE.where("factor_levels", factor=key) for key in FACTORS}
PUSHING = [key for key, levels in LEVELS.items() if any(map(outcome.pushes, levels))]
SILENT = [key for key in FACTORS if key not in PUSHING]
BASES = list(outcome.bases(EVIDENCE))

ROUNDING = 1e-12


def scenarios(keys: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """Any choice of levels, of any number of these factors, in any order."""
    choices = {key: st.sampled_from([row["level"] for row in LEVELS[key]]) for key in keys}
    chosen = st.fixed_dictionaries({}, optional=choices)
    return chosen.flatmap(lambda one: st.permutations(list(one.items())).map(dict))


SETTINGS = {
    "base": st.sampled_from(BASES),
    "effect_size": st.floats(0.1, 0.8),
    "overlap": st.floats(0, 1),
}


def outcomes(prediction: Prediction) -> tuple[Estimate, Estimate, Estimate, float | None]:
    """All that a prediction says of the outcome, without the contributions."""
    return prediction.better, prediction.same, prediction.worse, prediction.likelier


@given(scenarios(list(FACTORS)), st.fixed_dictionaries(SETTINGS))
def test_probabilities_are_probabilities(scenario: dict[str, str], of: dict[str, Any]) -> None:
    prediction = predict(scenario, EVIDENCE, **of)
    estimates = (prediction.better, prediction.same, prediction.worse)
    for estimate in estimates:
        assert 0 <= estimate.low <= estimate.middle <= estimate.high <= 1
    assert math.fsum(estimate.middle for estimate in estimates) == pytest.approx(1, abs=ROUNDING)
    assert prediction.same.low > 0
    assert prediction.likelier is None or 0 <= prediction.likelier <= 1
    assert list(prediction.contributions) == [key for key in FACTORS if key in scenario]
    assert prediction.shift == math.fsum(push.mean for push in prediction.contributions.values())


@given(scenarios(PUSHING), st.fixed_dictionaries(SETTINGS))
def test_the_range_of_the_same_holds_all_between_its_ends(
    scenario: dict[str, str], of: dict[str, Any]
) -> None:
    found = predict(scenario, EVIDENCE, **of)
    first, second = proportional_odds.thresholds(outcome.bases(EVIDENCE)[of["base"]])
    kept = [p for p in found.contributions.values() if p.level["direction"] != NO_BETTER]
    lower = math.fsum(p.mean for p in kept), math.hypot(*(p.spread for p in kept))

    def same(z: float) -> float:
        up = 1 / (1 + math.exp(found.shift + z * found.spread - second))
        down = 1 / (1 + math.exp(lower[0] + z * lower[1] - first))
        return up - down

    low, high = outcome.reach(EVIDENCE)
    grid = [same(low + (high - low) * step / 400) for step in range(401)]
    assert found.same.low == pytest.approx(min(grid), abs=ROUNDING)
    assert found.same.high == pytest.approx(max(grid), abs=1e-5)


@given(scenarios(list(FACTORS)), st.randoms(use_true_random=False))
def test_order_of_factors_does_not_matter(scenario: dict[str, str], random: Any) -> None:
    items = list(scenario.items())
    random.shuffle(items)
    assert predict(dict(items), EVIDENCE) == predict(scenario, EVIDENCE)


def test_order_of_the_table_does_not_matter() -> None:
    other = with_tables(factors=reversed(EVIDENCE.rows("factors")))
    best = {key: max(LEVELS[key], key=lambda row: row["score"])["level"] for key in PUSHING}
    assert outcomes(predict(best, other)) == outcomes(predict(best, EVIDENCE))


def levels_where(keep: Any) -> st.SearchStrategy[Row]:
    """Any level of which this holds."""
    rows = [row for key in PUSHING for row in LEVELS[key] if keep(row)]
    assert rows
    return st.sampled_from(rows)


def push_alone(row: Row) -> float:
    """What a level adds if nothing else is set."""
    return predict({row["factor"]: row["level"]}, EVIDENCE).shift


def with_and_without(
    scenario: dict[str, str], row: Row, of: dict[str, Any]
) -> tuple[Prediction, Prediction]:
    """The scenario without a factor, and with this level of it."""
    without = {key: level for key, level in scenario.items() if key != row["factor"]}
    more = without | {row["factor"]: row["level"]}
    return predict(without, EVIDENCE, **of), predict(more, EVIDENCE, **of)


@given(
    scenarios(PUSHING),
    levels_where(lambda row: push_alone(row) > 0),
    st.fixed_dictionaries(SETTINGS),
)
def test_one_more_favourable_level_never_lowers_the_shift(
    scenario: dict[str, str], row: Row, of: dict[str, Any]
) -> None:
    before, after = with_and_without(scenario, row, of)
    assert after.shift >= before.shift - ROUNDING


@given(
    scenarios(PUSHING),
    levels_where(lambda row: row["certainty"] == "conflicting"),
    st.fixed_dictionaries(SETTINGS),
)
def test_a_conflicting_level_leaves_the_middle_and_widens_the_range(
    scenario: dict[str, str], row: Row, of: dict[str, Any]
) -> None:
    before, after = with_and_without(scenario, row, of)
    assert after.shift == before.shift
    for name in ("better", "same", "worse"):
        assert getattr(after, name).middle == getattr(before, name).middle
    assert after.better.low < before.better.low <= before.better.high < after.better.high


@given(
    scenarios(PUSHING),
    levels_where(lambda row: row["direction"] == NO_BETTER),
    st.fixed_dictionaries(SETTINGS),
)
def test_a_no_better_level_never_raises_worse(
    scenario: dict[str, str], row: Row, of: dict[str, Any]
) -> None:
    before, after = with_and_without(scenario, row, of)
    assert after.worse.middle <= before.worse.middle + ROUNDING
    assert after.worse.high <= before.worse.high + ROUNDING
    assert after.better.middle <= before.better.middle + ROUNDING


@given(scenarios(PUSHING), scenarios(SILENT))
def test_factors_without_a_push_change_nothing(
    scenario: dict[str, str], silent: dict[str, str]
) -> None:
    before = predict(scenario, EVIDENCE)
    after = predict({**silent, **scenario}, EVIDENCE)
    assert outcomes(after) == outcomes(before)
    assert not any(after.contributions[key].moves for key in silent)
