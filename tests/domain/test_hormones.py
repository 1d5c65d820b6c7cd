"""Hormone clocks: published half-lives, decay, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import hormones
from goodcry.evidence import Evidence
from tests.support.records import EVIDENCE, with_tables

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


def made_up(*half_lives: tuple[str | None, float | None, str]) -> Evidence:
    """Constants: half-life of what, value, fluid; each with the ends 1 and 100."""
    return with_tables(
        constants=[
            {"id": f"row-{place}", "name": "made up", "value": value, "low": 1, "high": 100,
             "half_life_of": of, "fluid": fluid, "source": "nobody", "read": "abstract",
             "note": None}
            for place, (of, value, fluid) in enumerate(half_lives)
        ]
    )  # fmt: skip


def test_one_clock_per_hormone_fastest_first() -> None:
    evidence = made_up(
        ("slow", 9, "blood"), ("fast", 3, "blood"), (None, 2, ""), ("fast", 1, "blood")
    )
    assert [clock.name for clock in hormones.clocks(evidence)] == ["fast", "slow"]
    assert [clock.id for clock in hormones.further_measurements(evidence)] == ["row-3"]


def test_every_row_about_a_half_life_is_a_clock_in_minutes() -> None:
    rows = {row["id"]: row for row in EVIDENCE.rows("constants") if row["half_life_of"]}
    found = [*CLOCKS, *hormones.further_measurements(EVIDENCE)]
    assert sorted(clock.id for clock in found) == sorted(rows)
    assert len({clock.name for clock in CLOCKS}) == len(CLOCKS)
    for clock in found:
        assert clock.low <= clock.half_life <= clock.high
        assert rows[clock.id]["unit"] == "min"
        assert rows[clock.id]["fluid"]


def test_blood_and_brain_fluid_are_kept_apart() -> None:
    evidence = made_up(("a", 9, "blood"), ("a", 100, "brain fluid"))
    (blood,), (brain,) = hormones.clocks(evidence), hormones.further_measurements(evidence)
    assert (blood.plasma, brain.plasma) == (True, False)
    assert (blood.low, blood.high) == (1, 9), "100 was measured in brain fluid"
    (alone,) = hormones.clocks(made_up(("a", 9, "blood")))
    assert (alone.low, alone.high) == (1, 100)


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


@given(HALF_LIVES, TIMES)
def test_each_half_life_halves(half_life: float, time: float) -> None:
    now, later = hormones.remaining(half_life, [time, time + half_life])
    assert later == pytest.approx(now / 2, rel=1e-6, abs=1e-300)


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


def test_a_row_of_the_constants_is_a_clock() -> None:
    for clock in (*CLOCKS, *hormones.further_measurements(EVIDENCE)):
        assert hormones.clock(clock.id, EVIDENCE) == clock
    with pytest.raises(ValueError, match=r"plasma_volume.*half_life_of"):
        hormones.clock("plasma_volume", EVIDENCE)
