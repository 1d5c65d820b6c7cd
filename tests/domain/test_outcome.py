"""The judged outcome: its reference values, its laws for any scenario, and what it refuses."""

from __future__ import annotations

import inspect
import math
from collections.abc import Mapping
from typing import Any

import pytest

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.outcome import NO_BETTER, predict
from tests.support.records import EVIDENCE, with_tables

FACTORS = {row["id"]: row for row in EVIDENCE.rows("factors")}
LEVELS = {key: EVIDENCE.where("factor_levels", factor=key) for key in FACTORS}
PUSHING = [key for key, levels in LEVELS.items() if any(map(outcome.pushes, levels))]
BASES = list(outcome.bases(EVIDENCE))

TOLERANCE = 0.0005
ROUNDING = 1e-12


def made_up(*levels: dict[str, Any]) -> tuple[Evidence, dict[str, str]]:
    """Evidence with these levels, each of a factor of its own, and the scenario that sets all."""
    keys = [f"factor_{place}" for place in range(len(levels))]
    factors, rows = [], []
    for place, (key, level) in enumerate(zip(keys, levels, strict=True)):
        family = level.pop("family", f"family {place}")
        factors.append({"id": key, "family": family, "name": key, "question": "?", "basis": "-"})
        rows.append(
            {"factor": key, "level": "so", "score": 0.0, "direction": "better", "log_odds": None}
            | {"standard_error": None, "label": "so", "tested": "yes", "finding": None}
            | level
        )
    return with_tables(factors=factors, factor_levels=rows), dict.fromkeys(keys, "so")


def assumed(certainty: str, score: float, **more: Any) -> dict[str, Any]:
    return {"certainty": certainty, "score": score, **more}


def measured(log_odds: float, standard_error: float, **more: Any) -> dict[str, Any]:
    fields = {"log_odds": log_odds, "standard_error": standard_error}
    return {"certainty": "measured", **fields, **more}


# Name -> levels, base, size; shift, spread; better; worse; likelier.
REFERENCE: dict[str, tuple[Any, ...]] = {
    "replicated": (
        [assumed("replicated", 0.5)], "diary", 0.3,
        0.2449, 0.1805, (0.3544, 0.3035, 0.4090), (0.0720, 0.0580, 0.0891), 0.913,
    ),
    "two of one family": (
        [assumed("replicated", 0.5, family="x"), assumed("replicated", 0.5, family="x")],
        "diary", 0.3,
        0.3673, 0.2018, (0.3829, 0.3239, 0.4456), (0.0642, 0.0503, 0.0816), 0.966,
    ),
    "two of two families": (
        [assumed("replicated", 0.5), assumed("replicated", 0.5)], "diary", 0.3,
        0.4897, 0.2552, (0.4122, 0.3359, 0.4931), (0.0573, 0.0420, 0.0777), 0.972,
    ),
    "conflicting": (
        [assumed("conflicting", 0.5)], "diary", 0.3,
        0, 0.3042, (0.3006, 0.2254, 0.3883), (0.0902, 0.0629, 0.1277), 0.5,
    ),
    "indirect": (
        [assumed("indirect", -0.5, direction="worse")], "diary", 0.3,
        -0.1088, 0.2840, (0.2782, 0.2113, 0.3568), (0.0995, 0.0713, 0.1372), 0.351,
    ),
    "single": (
        [assumed("single", -1, direction="worse")], "diary", 0.3,
        -0.3809, 0.4744, (0.2270, 0.1378, 0.3504), (0.1267, 0.0732, 0.2104), 0.211,
    ),
    "replicated, larger size": (
        [assumed("replicated", 0.5)], "diary", 0.8,
        0.6530, 0.3443, (0.4523, 0.3469, 0.5621), (0.0491, 0.0321, 0.0742), 0.971,
    ),
    "no better": (
        [assumed("single", -0.5, direction=NO_BETTER)], "diary", 0.3,
        -0.1904, 0.2372, (0.2621, 0.2077, 0.3250), (0.0902, 0.0902, 0.0902), 0.211,
    ),
    "measured, helped": (
        [measured(0.156, 0.058)], "survey", 0.3,
        0.1560, 0.0972, (0.6608, 0.6323, 0.6881), (0.1590, 0.1431, 0.1764), 0.946,
    ),
    "measured, not helped": (
        [measured(-0.446, 0.198, direction="worse")], "survey", 0.3,
        -0.4460, 0.2982, (0.5162, 0.4213, 0.6099), (0.2566, 0.1907, 0.3359), 0.067,
    ),
    "measured, several and not helped": (
        [
            measured(-0.216, 0.137, direction="worse", family="social"),
            measured(-0.446, 0.198, direction="worse", family="social"),
        ],
        "survey", 0.3,
        -0.5540, 0.3107, (0.4892, 0.3914, 0.5878), (0.2778, 0.2053, 0.3642), 0.037,
    ),
    "measured, belief": (
        [measured(0.435, 0.089)], "survey", 0.3,
        0.4350, 0.2350, (0.7203, 0.6558, 0.7768), (0.1251, 0.0957, 0.1620), 0.968,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFERENCE)
def test_reference_values(name: str) -> None:
    levels, base, size, shift, spread, better, worse, likelier = REFERENCE[name]
    evidence, scenario = made_up(*(dict(level) for level in levels))
    found = predict(scenario, evidence, base, effect_size=size)
    assert found.shift == pytest.approx(shift, abs=TOLERANCE)
    assert found.spread == pytest.approx(spread, abs=TOLERANCE)
    for estimate, expected in ((found.better, better), (found.worse, worse)):
        assert (estimate.middle, estimate.low, estimate.high) == pytest.approx(
            expected, abs=TOLERANCE
        )
    assert found.likelier == pytest.approx(likelier, abs=0.001)


@pytest.mark.parametrize(
    ("base", "better", "worse"),
    [("survey", 0.625, 0.181), ("diary", 0.3006, 0.0902), ("press", 0.52, 0.10)],
)
def test_nothing_set_gives_the_base_rate_without_a_range(
    base: str, better: float, worse: float
) -> None:
    prediction = predict({}, EVIDENCE, base=base)
    row = outcome.bases(EVIDENCE)[base]
    total = row["better"] + row["same"] + row["worse"]
    for name in ("better", "same", "worse"):
        estimate = getattr(prediction, name)
        assert estimate.low == estimate.middle == estimate.high
        assert estimate.middle == pytest.approx(row[name] / total, abs=ROUNDING)
    assert prediction.better.middle == pytest.approx(better, abs=TOLERANCE)
    assert prediction.worse.middle == pytest.approx(worse, abs=TOLERANCE)
    assert prediction.likelier is None
    assert (prediction.shift, prediction.spread) == (0, 0)
    assert prediction.contributions == {}


@pytest.mark.parametrize("overlap", [0, 0.3, 1])
def test_the_strongest_of_a_family_counts_fully(overlap: float) -> None:
    sizes = (0.1, 0.4, -0.3, 0.2, -0.5)
    evidence, scenario = made_up(*(measured(size, 0.1, family="x") for size in sizes))
    found = predict(scenario, evidence, overlap=overlap)
    ranks = (2, 0, 1, 1, 0)
    weights = [(1 - overlap) ** rank for rank in ranks]
    assert [push.weight for push in found.contributions.values()] == pytest.approx(weights)
    assert found.shift == pytest.approx(
        sum(weight * size for weight, size in zip(weights, sizes, strict=True))
    )
    assert found.spread**2 == pytest.approx(
        sum(
            weight**2 * (0.1**2 + (0.5 * size) ** 2)
            for weight, size in zip(weights, sizes, strict=True)
        )
    )


@pytest.mark.parametrize("key", PUSHING)
def test_each_level_pushes_as_its_row_says(key: str) -> None:
    for level in LEVELS[key]:
        push = predict({key: level["level"]}, EVIDENCE, effect_size=0.7).contributions[key]
        if level["certainty"] == "measured":
            assert push.measured
            assert push.mean == level["log_odds"]
        else:
            assert not push.measured
            sign = EVIDENCE.assumption(f"sign_{level['certainty']}")
            expected = level["score"] * (2 * sign - 1) * 0.7 * math.pi / math.sqrt(3)
            assert push.mean == pytest.approx(expected)


def test_defaults_are_the_assumptions_that_readers_see() -> None:
    parameters = inspect.signature(predict).parameters
    for name in ("effect_size", "overlap"):
        assert parameters[name].default == EVIDENCE.assumption(name)
    assert parameters["base"].default == BASES[0]


def test_a_factor_that_is_none_is_not_set() -> None:
    assert predict({"support": None, "shame": "ashamed"}, EVIDENCE) == predict(
        {"shame": "ashamed"}, EVIDENCE
    )


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
        pytest.param({}, {"base": "zzz"}, ("'zzz'", "survey, diary, press"), id="base"),
        pytest.param({}, {"effect_size": math.nan}, ("effect_size", "nan", "0 to 5"), id="NaN"),
        pytest.param({}, {"effect_size": -0.1}, ("effect_size", "-0.1", "0 to 5"), id="negative"),
        pytest.param(
            {}, {"effect_size": math.inf}, ("effect_size", "inf", "0 to 5"), id="infinite"
        ),
        pytest.param({}, {"overlap": 2}, ("overlap", "2", "0 to 1"), id="overlap 2"),
        pytest.param({}, {"overlap": -0.5}, ("overlap", "-0.5", "0 to 1"), id="overlap -0.5"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(
    scenario: Mapping[str, str | None], arguments: dict[str, Any], words: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError) as caught:
        predict(scenario, EVIDENCE, **arguments)
    for word in words:
        assert word in str(caught.value)
