"""Hormone clocks: published half-lives, decay, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import evidence, hormones

EVIDENCE = evidence.load()
CLOCKS = hormones.clocks(EVIDENCE)
HALF_LIVES = st.floats(0.1, 1_000)
TIMES = st.floats(0, 1_000)


@pytest.mark.parametrize(
    ("key", "half_life", "low", "high"),
    [
        ("half_life_epinephrine", 2, 2, 3.5),
        ("half_life_norepinephrine", 2, 1, 2),
        ("half_life_oxytocin", 3.2, 1, 6.1),
        ("half_life_acth", 14, 14, 15),
        ("half_life_prolactin", 37, 25, 50),
        ("half_life_beta_endorphin", 46.2, 37, 46.2),  # 93 is brain fluid, so no end in plasma
        ("half_life_cortisol", 66, 66, 120),
    ],
)
def test_reference_half_lives(key: str, half_life: float, low: float, high: float) -> None:
    clock = next(clock for clock in CLOCKS if clock.id == key)
    assert (clock.half_life, clock.low, clock.high) == (half_life, low, high)
    assert clock.plasma


def test_one_clock_per_hormone_fastest_first() -> None:
    assert [clock.name for clock in CLOCKS] == [
        "Adrenaline (epinephrine)",
        "Noradrenaline (norepinephrine)",
        "Oxytocin",
        "ACTH",
        "Prolactin",
        "Beta-endorphin",
        "Cortisol",
    ]
    half_lives = [clock.half_life for clock in CLOCKS]
    assert half_lives == sorted(half_lives)


def test_further_measurements_keep_blood_and_brain_fluid_apart() -> None:
    further = hormones.further_measurements(EVIDENCE)
    assert [(clock.half_life, clock.plasma) for clock in further] == [(37, True), (93, False)]
    assert not {clock.id for clock in further} & {clock.id for clock in CLOCKS}


def test_every_clock_has_a_known_source_and_minutes() -> None:
    for clock in [*CLOCKS, *hormones.further_measurements(EVIDENCE)]:
        assert EVIDENCE.has("sources", clock.source)
        assert clock.read in ("abstract", "secondary")
        assert clock.low <= clock.half_life <= clock.high
        assert EVIDENCE.row("constants", clock.id)["unit"] == "min"


def test_remaining_is_vectorised() -> None:
    left = hormones.remaining(66, [0, 66, 132])
    np.testing.assert_allclose(left, [1, 0.5, 0.25])
    grid = hormones.remaining([[2.0], [66.0]], [0.0, 2.0, 4.0])
    assert grid.shape == (2, 3)
    np.testing.assert_allclose(grid[0], [1, 0.5, 0.25])


def test_the_body_s_clearing_of_cortisol_in_ten_minutes() -> None:
    # The tear balance and the clocks must tell the same story: 89.7 of 900 nmol.
    assert 900 * (1 - float(hormones.remaining(66, 10))) == pytest.approx(89.7, abs=0.05)


def test_a_slow_hormone_hardly_moves_in_the_four_minutes() -> None:
    left = {clock.id: float(hormones.remaining(clock.half_life, 4)) for clock in CLOCKS}
    assert left["half_life_epinephrine"] == pytest.approx(0.25)
    assert left["half_life_cortisol"] > 0.95


@pytest.mark.parametrize("bad", [0, -1, math.nan, math.inf, "fast", None, [2, 0], [2, math.nan]])
def test_impossible_half_lives_are_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"half_life_min: allowed"):
        hormones.remaining(bad, 1)


@pytest.mark.parametrize("bad", [-1, math.nan, math.inf, "soon", None, [1, -1]])
def test_impossible_times_are_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"t_min: allowed"):
        hormones.remaining(66, bad)


def test_endlessly_many_half_lives_leave_nothing() -> None:
    assert hormones.remaining(5e-324, 1e300) == 0


@pytest.mark.parametrize("bad", [0, -0.1, 1.1, math.nan, math.inf])
def test_impossible_shares_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^fraction = "):
        hormones.time_to(bad, 66)


@pytest.mark.parametrize("bad", [0, -2, math.nan, math.inf])
def test_time_to_refuses_impossible_half_lives(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^half_life_min = "):
        hormones.time_to(0.5, bad)


def test_time_to() -> None:
    assert hormones.time_to(1, 66) == 0
    assert hormones.time_to(0.5, 66) == 66
    assert hormones.time_to(0.25, 2) == 4


@given(HALF_LIVES, TIMES)
def test_each_half_life_halves(half_life: float, time: float) -> None:
    now, later = hormones.remaining(half_life, [time, time + half_life])
    assert later == pytest.approx(now / 2, rel=1e-6, abs=1e-300)


@given(HALF_LIVES, st.floats(1e-6, 1))
def test_time_to_undoes_remaining(half_life: float, fraction: float) -> None:
    minutes = hormones.time_to(fraction, half_life)
    assert minutes >= 0
    assert float(hormones.remaining(half_life, minutes)) == pytest.approx(fraction)


@given(HALF_LIVES, st.floats(1.01, 10), st.floats(0.1, 1_000))
def test_the_body_clears_more_with_a_shorter_half_life(
    half_life: float, factor: float, time: float
) -> None:
    slow = float(hormones.remaining(half_life * factor, time))
    fast = float(hormones.remaining(half_life, time))
    assert fast < slow or slow == 0


@given(HALF_LIVES, st.lists(TIMES, min_size=2, max_size=20))
def test_never_more_than_before(half_life: float, times: list[float]) -> None:
    left = hormones.remaining(half_life, sorted(times))
    assert ((left >= 0) & (left <= 1)).all()
    assert (np.diff(left) <= 0).all()
