"""The judged outcome: its reference values, its laws for any scenario, and what it refuses."""

from __future__ import annotations

import inspect
import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import outcome
from goodcry.outcome import NO_PUSH, Prediction, outcome_probabilities, predict
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE, with_tables

FACTORS = {row["id"]: row for row in EVIDENCE.rows("factors")}
LEVELS = {
    key: sorted(EVIDENCE.where("factor_levels", factor=key), key=lambda row: row["score"])
    for key in FACTORS
}
PUSHING = [key for key, row in FACTORS.items() if row["certainty"] not in NO_PUSH]
SILENT = [key for key in FACTORS if key not in PUSHING]
REPLICATED = [key for key, row in FACTORS.items() if row["certainty"] == "replicated"]
BASES = list(outcome.bases(EVIDENCE))
DIARY = outcome.bases(EVIDENCE)["diary"]
BASE_RATES = (DIARY["worse"], DIARY["same"], DIARY["better"])

# Logits for one standard deviation: pi / sqrt(3).
LOGITS = 1.8138
TOLERANCE = 0.005
FEW = 300  # draws enough for laws that hold whatever is drawn
ROUNDING = 1e-12


def scenarios(keys: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """Any choice of levels, of any number of these factors, in any order."""
    choices = {key: st.sampled_from([row["level"] for row in LEVELS[key]]) for key in keys}
    chosen = st.fixed_dictionaries({}, optional=choices)
    return chosen.flatmap(lambda one: st.permutations(list(one.items())).map(dict))


def outcomes(prediction: Prediction) -> tuple[Any, ...]:
    """All that a prediction says of the outcome, without the contributions."""
    return prediction.better, prediction.same, prediction.worse, prediction.share_above_base


@pytest.mark.parametrize(("base", "better"), [("diary", 0.3006), ("recall", 0.52)])
def test_nothing_set_gives_exactly_the_base_rate_without_a_range(base: str, better: float) -> None:
    prediction = predict({}, EVIDENCE, base=base)
    row = outcome.bases(EVIDENCE)[base]
    total = row["better"] + row["same"] + row["worse"]
    for name in ("better", "same", "worse"):
        estimate = getattr(prediction, name)
        assert estimate.low == estimate.mean == estimate.high
        assert estimate.mean == pytest.approx(row[name] / total, abs=ROUNDING)
    assert prediction.better.mean == pytest.approx(better, abs=0.0001)
    assert prediction.share_above_base == 0
    assert prediction.shift == 0
    assert prediction.contributions == {}


@pytest.mark.parametrize(
    ("base", "better", "worse"), [("diary", 0.4147, 0.0567), ("recall", 0.6411, 0.0631)]
)
def test_reference_values_of_a_fixed_shift(base: str, better: float, worse: float) -> None:
    row = outcome.bases(EVIDENCE)[base]
    shifted = outcome_probabilities(row["worse"], row["same"], row["better"], 0.5)
    assert shifted == pytest.approx([worse, 1 - better - worse, better], abs=TOLERANCE)


def test_reference_value_of_one_replicated_factor() -> None:
    prediction = predict({"resolution": "settled"}, EVIDENCE)
    assert prediction.contributions == {"resolution": pytest.approx(0.2449, abs=TOLERANCE)}
    assert prediction.shift == pytest.approx(0.2449, abs=TOLERANCE)


def test_reference_value_of_two_factors_of_two_families() -> None:
    prediction = predict({"resolution": "settled", "shame": "not ashamed"}, EVIDENCE)
    assert prediction.shift == pytest.approx(0.4897, abs=TOLERANCE)


def test_reference_value_of_two_factors_of_one_family(data_copy: DataCopy) -> None:
    data_copy.edit("factors", data_copy.line("factors", id="shame"), family="meaning")
    prediction = predict({"resolution": "settled", "shame": "not ashamed"}, data_copy.load())
    assert prediction.shift == pytest.approx(0.3673, abs=TOLERANCE)
    # Equal pushes share the discount: neither looks stronger than its twin.
    assert list(prediction.contributions.values()) == pytest.approx([0.1837, 0.1837], abs=0.0001)


def test_pushes_of_one_family_in_opposite_directions_are_not_discounted() -> None:
    apart = [
        predict({key: level}, EVIDENCE).shift
        for key, level in (("resolution", "settled"), ("insight", "no new view"))
    ]
    together = predict({"resolution": "settled", "insight": "no new view"}, EVIDENCE)
    assert together.shift == pytest.approx(sum(apart), abs=ROUNDING)


@pytest.mark.parametrize(("overlap", "weights"), [(0, (1, 1, 1)), (0.5, (1, 0.5, 0.25)), (1, (1,))])
def test_the_strongest_of_a_family_counts_fully(overlap: float, weights: tuple[float, ...]) -> None:
    scenario = {"resolution": "settled", "insight": "a new view", "control": "in my hands"}
    alone = sorted((predict({k: v}, EVIDENCE).shift for k, v in scenario.items()), reverse=True)
    expected = sum(weight * push for weight, push in zip(weights, alone, strict=False))
    assert predict(scenario, EVIDENCE, overlap=overlap).shift == pytest.approx(expected)


@pytest.mark.parametrize("key", PUSHING)
def test_contribution_follows_score_certainty_and_assumed_size(key: str) -> None:
    sign = EVIDENCE.assumption(f"sign_{FACTORS[key]['certainty']}")
    for level in LEVELS[key]:
        prediction = predict({key: level["level"]}, EVIDENCE, effect_size=0.7, draws=1)
        expected = level["score"] * (2 * sign - 1) * 0.7 * LOGITS
        assert prediction.contributions[key] == pytest.approx(expected, abs=0.0001)


def test_each_factor_has_random_numbers_of_its_own() -> None:
    alike = [key for key in REPLICATED if LEVELS[key][-1]["score"] == 0.5]
    assert len(alike) >= 2
    best = [predict({key: LEVELS[key][-1]["level"]}, EVIDENCE).better for key in alike]
    assert len(set(best)) == len(alike)


@pytest.mark.parametrize(("level", "share"), [("settled", 0.95), ("still open", 0.05)])
def test_share_of_draws_above_the_base_rate_is_the_certainty(level: str, share: float) -> None:
    prediction = predict({"resolution": level}, EVIDENCE)
    assert prediction.share_above_base == pytest.approx(share, abs=0.03)


def test_a_disputed_factor_widens_the_range_without_a_push() -> None:
    prediction = predict({"holding_back": "held back"}, EVIDENCE)
    assert prediction.shift == 0
    assert prediction.share_above_base == pytest.approx(0.5, abs=0.03)
    assert prediction.better.high - prediction.better.low > 0.05


def test_defaults_are_the_assumptions_that_readers_see() -> None:
    parameters = inspect.signature(predict).parameters
    for name in ("effect_size", "overlap", "draws"):
        assert parameters[name].default == EVIDENCE.assumption(name)
    assert parameters["base"].default in BASES


def test_same_seed_same_result_other_seed_nearly_so() -> None:
    scenario = {"support": "hostile", "shame": "ashamed", "time_since": "right after"}
    first = predict(scenario, EVIDENCE, seed=7)
    assert predict(scenario, EVIDENCE, seed=7) == first
    other = predict(scenario, EVIDENCE, seed=8)
    assert other != first
    assert other.better.mean == pytest.approx(first.better.mean, abs=0.01)
    assert other.contributions == first.contributions


def test_a_factor_that_is_none_is_not_set() -> None:
    assert predict({"support": None, "shame": "ashamed"}, EVIDENCE) == predict(
        {"shame": "ashamed"}, EVIDENCE
    )


@given(scenarios(list(FACTORS)), st.sampled_from(BASES), st.floats(0, 1), st.floats(0.1, 0.8))
def test_probabilities_are_probabilities(
    scenario: dict[str, str], base: str, overlap: float, effect_size: float
) -> None:
    prediction = predict(scenario, EVIDENCE, base, effect_size, overlap, draws=FEW)
    estimates = (prediction.better, prediction.same, prediction.worse)
    for estimate in estimates:
        assert 0 <= estimate.low <= estimate.high <= 1
        assert estimate.low - ROUNDING <= estimate.mean <= estimate.high + ROUNDING
    assert math.fsum(estimate.mean for estimate in estimates) == pytest.approx(1, abs=ROUNDING)
    assert 0 <= prediction.share_above_base <= 1
    assert list(prediction.contributions) == [key for key in FACTORS if key in scenario]
    assert prediction.shift == math.fsum(prediction.contributions.values())


@given(scenarios(list(FACTORS)), st.randoms(use_true_random=False))
def test_order_of_factors_does_not_matter(scenario: dict[str, str], random: Any) -> None:
    items = list(scenario.items())
    random.shuffle(items)
    assert predict(dict(items), EVIDENCE, draws=FEW) == predict(scenario, EVIDENCE, draws=FEW)


@given(scenarios(PUSHING))
def test_order_of_the_table_does_not_matter(scenario: dict[str, str]) -> None:
    other = with_tables(factors=reversed(EVIDENCE.rows("factors")))
    assert predict(scenario, other, draws=FEW) == predict(scenario, EVIDENCE, draws=FEW)


@given(scenarios(PUSHING), st.sampled_from(PUSHING), st.floats(0, 1))
def test_a_higher_score_never_lowers_the_expected_shift(
    scenario: dict[str, str], key: str, overlap: float
) -> None:
    shifts = [
        predict({**scenario, key: level["level"]}, EVIDENCE, overlap=overlap, draws=1).shift
        for level in LEVELS[key]
    ]
    assert all(lower <= higher + ROUNDING for lower, higher in pairwise(shifts))


@given(scenarios(PUSHING), st.sampled_from(REPLICATED), st.floats(0, 1))
def test_one_more_favourable_fact_never_lowers_the_expected_shift(
    scenario: dict[str, str], key: str, overlap: float
) -> None:
    without = {name: level for name, level in scenario.items() if name != key}
    best = LEVELS[key][-1]["level"]
    before = predict(without, EVIDENCE, overlap=overlap, draws=1).shift
    after = predict({**without, key: best}, EVIDENCE, overlap=overlap, draws=1).shift
    assert after >= before - ROUNDING


@given(scenarios(PUSHING), scenarios(SILENT))
def test_factors_without_evidence_change_nothing(
    scenario: dict[str, str], silent: dict[str, str]
) -> None:
    before = predict(scenario, EVIDENCE, draws=FEW)
    after = predict({**silent, **scenario}, EVIDENCE, draws=FEW)
    assert outcomes(after) == outcomes(before)
    assert after.contributions == {**before.contributions, **dict.fromkeys(silent, 0.0)}


@given(scenarios(PUSHING), st.floats(0, 1), st.data())
def test_without_chance_the_draws_give_what_the_contributions_say(
    scenario: dict[str, str], overlap: float, data: st.DataObject
) -> None:
    """Effects measured without a spread leave nothing to chance."""
    size = st.sampled_from([-0.4, 0.1, 0.3, 0.3, 0.7])
    factors = [{**row, "effect_size": data.draw(size)} for row in EVIDENCE.rows("factors")]
    measured = with_tables(factors=factors)
    prediction = predict(scenario, measured, overlap=overlap, draws=3)
    expected = outcome_probabilities(*BASE_RATES, prediction.shift)
    for estimate, probability in zip(
        (prediction.worse, prediction.same, prediction.better), expected, strict=True
    ):
        assert estimate.low == pytest.approx(probability, abs=ROUNDING)
        assert estimate.high == pytest.approx(probability, abs=ROUNDING)


@given(st.floats(-20, 20), st.floats(0, 5))
def test_a_shift_upwards_moves_cries_from_worse_to_better(shift: float, more: float) -> None:
    low, high = (outcome_probabilities(*BASE_RATES, eta) for eta in (shift, shift + more))
    for probabilities in (low, high):
        assert probabilities.sum() == pytest.approx(1, abs=ROUNDING)
        assert (probabilities >= 0).all()
    assert high[0] <= low[0] + ROUNDING
    assert high[2] >= low[2] - ROUNDING


@pytest.mark.parametrize(
    ("scenario", "arguments", "words"),
    [
        pytest.param({"zzz": "helped"}, {}, ("'zzz'", "support", "repressive"), id="factor"),
        pytest.param({"zzz": None}, {}, ("'zzz'", "support"), id="factor not set"),
        pytest.param(
            {"support": "zzz"},
            {},
            ("'zzz'", "'support'", "helped, nobody reacted, hostile"),
            id="level",
        ),
        pytest.param({"support": ""}, {}, ("''", "'support'", "helped"), id="empty level"),
        pytest.param({}, {"base": "zzz"}, ("'zzz'", "diary, recall"), id="base"),
        pytest.param({}, {"effect_size": math.nan}, ("effect_size", "nan", "0 to 5"), id="NaN"),
        pytest.param({}, {"effect_size": -0.1}, ("effect_size", "-0.1", "0 to 5"), id="negative"),
        pytest.param(
            {}, {"effect_size": math.inf}, ("effect_size", "inf", "0 to 5"), id="infinite"
        ),
        pytest.param({}, {"overlap": 2}, ("overlap", "2", "0 to 1"), id="overlap 2"),
        pytest.param({}, {"overlap": -0.5}, ("overlap", "-0.5", "0 to 1"), id="overlap -0.5"),
        pytest.param({}, {"draws": 0}, ("draws", "0", "1 to 1,000,000"), id="no draws"),
        pytest.param({}, {"seed": -1}, ("seed", "-1", "from 0"), id="negative seed"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(
    scenario: Mapping[str, str | None], arguments: dict[str, Any], words: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError) as caught:
        predict(scenario, EVIDENCE, **arguments)
    for word in words:
        assert word in str(caught.value)
