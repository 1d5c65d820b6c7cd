"""The tear-cortisol balance: published reference values, impossible inputs, and its properties."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import tears
from tests.support.records import EVIDENCE

DEFAULTS = tears.defaults(EVIDENCE)
RANGES = tears.ranges(EVIDENCE)
NUMBERS = [entry.name for entry in fields(tears.Inputs) if entry.name != "eyes"]
MEASURES = ("fraction", "adrenal_seconds", "one_part_in", "body_over_tears", "litres_for_tenth")


def test_defaults_are_the_published_constants() -> None:
    assert (
        tears.Inputs(
            tear_volume=1.0,
            tear_cortisol=40.0,
            plasma_volume=3.0,
            plasma_cortisol=300.0,
            half_life=66.0,
            window=10.0,
            daily_production=27.3,
            reflex_flow=5.71,
            eyes=2,
        )
        == DEFAULTS
    )


@pytest.mark.parametrize(
    ("measure", "expected", "tolerance"),
    [
        ("lost", 40.0, 1e-9),
        ("circulating", 900.0, 1e-9),
        ("fraction", 0.000044, 5e-7),
        ("one_part_in", 22_500.0, 1e-6),
        ("adrenal_seconds", 0.127, 5e-4),
        ("cleared_by_body", 89.7, 0.05),
        ("body_over_tears", 2_243.0, 0.5),
        ("litres_for_tenth", 2.25, 1e-9),
        ("minutes_to_collect", 88.0, 0.5),
    ],
)
def test_reference_values(measure: str, expected: float, tolerance: float) -> None:
    assert getattr(tears.balance(DEFAULTS), measure) == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("bad", [0, 0.0, -1, math.nan, math.inf, -math.inf, 1e300, True, "1", None])
def test_impossible_inputs_are_named(name: str, bad: Any) -> None:
    with pytest.raises(ValueError, match=rf"^{name} = .* allowed: a number above 0"):
        replace(DEFAULTS, **{name: bad})


@pytest.mark.parametrize("bad", [0, 3, -2, 1.5, math.nan, True])
def test_a_person_has_one_or_two_eyes_to_cry_from(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"^eyes = .* allowed: 1 or 2"):
        replace(DEFAULTS, eyes=bad)


def test_every_moved_input_has_a_range_around_its_default() -> None:
    assert list(RANGES) == NUMBERS
    for name, cited in RANGES.items():
        assert cited.low <= cited.default <= cited.high, name
        assert cited.default == getattr(DEFAULTS, name)
        assert not cited.fixed, name
        assert all((cited.note, cited.name, cited.sources)), name
        unit = next(entry.metadata["unit"] for entry in fields(tears.Inputs) if entry.name == name)
        assert cited.unit == unit, name
        assert all(EVIDENCE.has("sources", source) for source in cited.sources), name


@pytest.mark.parametrize(
    ("name", "low", "high", "sources"),
    [
        ("tear_volume", 0.00847, 1.0, ("donor_volume", "tearflow_ageing")),
        ("tear_cortisol", 4.2, 165.0, ("cardinell2019", "robciuc2022")),
        ("plasma_volume", 2.3, 3.0, ("biologyonline_pv",)),
        ("plasma_cortisol", 83.0, 700.0, ("droracle",)),
        ("half_life", 66.0, 120.0, ("hollandfrei",)),
        ("window", 2.0, 30.0, ("dog2009", "isac_press")),
        ("daily_production", 19.8, 34.8, ("esteban1991",)),
        ("reflex_flow", 4.4, 11.57, ("farris1981", "tearflow_gamma")),
    ],
)
def test_ranges_are_the_cited_ones(
    name: str, low: float, high: float, sources: tuple[str, ...]
) -> None:
    cited = RANGES[name]
    assert (cited.low, cited.high) == pytest.approx((low, high))
    assert cited.sources == sources


def test_notes_say_where_each_borrowed_end_comes_from() -> None:
    assert "Low end: Tear film lying on one eye, 8.47 uL." in RANGES["tear_volume"].note
    for name in ("tear_cortisol", "reflex_flow", "window"):
        assert RANGES[name].note.count("Low end: ") == 1
        assert RANGES[name].note.count("High end: ") == 1
    assert "end:" not in RANGES["plasma_volume"].note


def test_read_level_is_that_of_the_default() -> None:
    assert RANGES["tear_cortisol"].read == "abstract"
    assert RANGES["plasma_cortisol"].read == "secondary"
    assert RANGES["window"].read is None  # our own choice


def test_what_stays_true_in_the_most_favourable_corner() -> None:
    corner = tears.extremes(EVIDENCE).most_favourable
    assert corner.inputs.tear_cortisol > corner.inputs.plasma_cortisol  # beyond any share read
    assert corner.balance.one_part_in > 1_000
    assert corner.balance.body_over_tears > 10
    assert corner.balance.adrenal_seconds < 1
    assert corner.balance.litres_for_tenth > 0.1


def test_the_corners_enclose_the_defaults() -> None:
    ends = tears.extremes(EVIDENCE)
    usual = tears.balance(DEFAULTS).fraction
    assert ends.least_favourable.balance.fraction < usual < ends.most_favourable.balance.fraction


def within_ranges() -> st.SearchStrategy[tears.Inputs]:
    choices: dict[str, Any] = {
        name: st.floats(cited.low, cited.high) for name, cited in RANGES.items()
    }
    return st.builds(tears.Inputs, eyes=st.sampled_from([1, 2]), **choices)


@given(within_ranges())
def test_every_choice_lies_between_the_corners(inputs: tears.Inputs) -> None:
    ends = tears.extremes(EVIDENCE)
    result = tears.balance(inputs)
    for measure in MEASURES:
        first = getattr(ends.most_favourable.balance, measure)
        second = getattr(ends.least_favourable.balance, measure)
        low, high = sorted((first, second))
        assert low * (1 - 1e-9) <= getattr(result, measure) <= high * (1 + 1e-9), measure


@given(within_ranges(), st.floats(0.01, 100))
def test_fraction_scales_with_tear_volume(inputs: tears.Inputs, factor: float) -> None:
    more = tears.balance(replace(inputs, tear_volume=inputs.tear_volume * factor))
    once = tears.balance(inputs)
    assert more.fraction == pytest.approx(once.fraction * factor)
    assert more.lost == pytest.approx(once.lost * factor)
    assert more.circulating == once.circulating


@given(within_ranges(), st.floats(1.001, 10))
def test_each_input_pushes_in_the_direction_it_should(inputs: tears.Inputs, factor: float) -> None:
    before = tears.balance(inputs)

    def after(name: str) -> tears.Balance:
        return tears.balance(replace(inputs, **{name: getattr(inputs, name) * factor}))

    assert after("tear_volume").fraction > before.fraction
    assert after("tear_cortisol").fraction > before.fraction
    assert after("plasma_volume").fraction < before.fraction
    assert after("plasma_cortisol").fraction < before.fraction
    assert after("half_life").cleared_by_body < before.cleared_by_body
    assert after("window").cleared_by_body > before.cleared_by_body
    assert after("daily_production").adrenal_seconds < before.adrenal_seconds
    assert after("reflex_flow").minutes_to_collect < before.minutes_to_collect


@given(within_ranges())
def test_the_body_never_clears_more_than_there_is(inputs: tears.Inputs) -> None:
    result = tears.balance(inputs)
    assert 0 < result.cleared_by_body < result.circulating
    assert result.fraction * result.one_part_in == pytest.approx(1)
    assert result.litres_for_tenth * inputs.tear_cortisol == pytest.approx(result.circulating / 10)


POSSIBLE = st.floats(tears.SMALLEST, tears.LARGEST)


@given(st.lists(POSSIBLE, min_size=len(NUMBERS), max_size=len(NUMBERS)))
def test_no_possible_input_breaks_the_arithmetic(values: list[float]) -> None:
    chosen: dict[str, Any] = dict(zip(NUMBERS, values, strict=True))
    result = tears.balance(tears.Inputs(**chosen))
    for entry in fields(result):
        assert 0 < getattr(result, entry.name) < math.inf, entry.name


def test_one_eye_takes_twice_as_long() -> None:
    one = tears.balance(replace(DEFAULTS, eyes=1))
    assert one.minutes_to_collect == pytest.approx(2 * tears.balance(DEFAULTS).minutes_to_collect)
