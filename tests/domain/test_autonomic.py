"""The model of the two branches: its laws for any account, and what it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry.autonomic import simulate
from goodcry.evidence import Evidence
from tests.support.accounts import change
from tests.support.records import EVIDENCE, with_tables

Knot = tuple[float, float, float, float]
FIELDS = ("seconds", "sympathetic", "parasympathetic", "breathing")


def of_knots(knots: Sequence[Knot]) -> Evidence:
    """An evidence base whose only account, "made up", has these knots."""
    rows = [{"account": "made up", **dict(zip(FIELDS, knot, strict=True))} for knot in knots]
    return with_tables(accounts=[{"id": "made up"}], account_knots=rows)


@pytest.mark.parametrize(
    ("block", "expected"),
    [(None, 62.42), ("both", 102.0), ("vagus", 122.4), ("sympathetic", 52.02)],
)
def test_blocking_leaves_the_other_branch_alone(block: Any, expected: float) -> None:
    course = simulate("hendriks2007", EVIDENCE, block=block)
    free = simulate("hendriks2007", EVIDENCE)
    assert course.heart_rate[0] == pytest.approx(expected, abs=0.005)
    assert np.array_equal(course.sympathetic, free.sympathetic)
    if block in ("vagus", "both"):
        assert not course.rsa.any()
        assert course.rmssd[-1] == pytest.approx(0, abs=1e-6)
    if block == "both":
        assert np.ptp(course.heart_rate) == 0


def test_slow_breathing_raises_rsa_with_vagal_drive_held() -> None:
    slow = EVIDENCE.assumption("shift_breathing_slow")
    usual = simulate("sharman2020", EVIDENCE, drives_at_rest=True)
    slowed = simulate("sharman2020", EVIDENCE, drives_at_rest=True, breathing=slow)
    assert np.array_equal(slowed.v_effective, usual.v_effective)
    assert np.array_equal(slowed.heart_rate, usual.heart_rate)
    assert slowed.rsa[0] == pytest.approx(20)
    assert slowed.rsa[0] > 1.5 * usual.rsa[0]


def test_breathing_alone_makes_most_of_the_hendriks_rsa_rise() -> None:
    both = simulate("hendriks2007", EVIDENCE)
    alone = simulate("hendriks2007", EVIDENCE, drives_at_rest=True)
    assert not alone.v_effective.any()
    assert 0.05 < change(alone, "rsa", -60, 15) < change(both, "rsa", -60, 15)


def test_older_hearts_are_slower() -> None:
    young, old = (simulate("hendriks2007", EVIDENCE, age=age) for age in (20, 80))
    assert old.heart_rate[0] == pytest.approx((118 - 0.57 * 80) * 1.2 * 0.51)
    assert np.all(old.heart_rate < young.heart_rate)


def test_step_size_hardly_matters() -> None:
    coarse, fine = (simulate("hendriks2007", EVIDENCE, dt=dt) for dt in (0.1, 0.02))
    assert len(coarse.beats) == len(fine.beats)
    assert np.allclose(coarse.heart_rate, fine.heart_rate[::5], rtol=0.002)
    assert np.nanmax(np.abs(coarse.rmssd / fine.rmssd[::5] - 1)) < 0.1
    assert np.nanmedian(np.abs(coarse.rmssd / fine.rmssd[::5] - 1)) < 0.01


def test_same_call_gives_the_same_result_and_nobody_can_write_into_it() -> None:
    first, second = simulate("articles", EVIDENCE), simulate("articles", EVIDENCE)
    for name, values in vars(first).items():
        assert np.array_equal(values, getattr(second, name), equal_nan=True)
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"account": "nobody"}, "allowed: hendriks2007, "),
        ({"age": 17}, "18 to 90"),
        ({"age": 91}, "18 to 90"),
        ({"age": float("nan")}, "18 to 90"),
        ({"breathing": -6}, "allowed: 1 to 60 per min"),
        ({"breathing": 0}, "allowed: 1 to 60 per min"),
        ({"breathing": float("nan")}, "allowed: 1 to 60 per min"),
        ({"breathing": float("inf")}, "allowed: 1 to 60 per min"),
        ({"dt": 0}, r"allowed: 0\.01 to 0\.5 s"),
        ({"dt": float("nan")}, r"allowed: 0\.01 to 0\.5 s"),
        ({"block": "heart"}, "allowed: None, 'vagus', 'sympathetic', 'both'"),
        ({"sympathetic_lag": "slow"}, "allowed: 'fast', 'classical'"),
    ],
)
def test_bad_input_is_refused_with_what_is_allowed(arguments: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        simulate(**{"account": "hendriks2007", "evidence": EVIDENCE, **arguments})


@pytest.mark.parametrize(
    ("knots", "message"),
    [
        ([(0, 0, 0, 14)], "fewer than two knots"),
        ([(0, 0, 0, 14), (60, 0, 0, 14), (30, 0, 0, 14)], "knot 3: seconds is 30.*later than"),
        ([(0, 0, 0, 14), (0, 0, 0, 14)], "knot 2: seconds is 0.*later than"),
        ([(0, 0, 0, 14), (60, 1.2, 0, 14)], "knot 2: sympathetic is 1.2.*from -1 to 1"),
        ([(0, 0, None, 14), (60, 0, 0, 14)], "knot 1: parasympathetic is nan.*from -1 to 1"),
        ([(0, 0, 0, 14), (60, 0, 0, -3)], "knot 2: breathing is -3.*above 0"),
        ([(0, 0, 0, float("nan")), (60, 0, 0, 14)], "knot 1: breathing is nan.*above 0"),
    ],
)
def test_bad_knots_are_refused_by_name(knots: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"account 'made up'.*{message}"):
        simulate("made up", of_knots(knots))


def test_moment_outside_the_time_course_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed: -120 to 600 s"):
        simulate("hendriks2007", EVIDENCE).at(601)


DRIVES = st.floats(-1, 1)
KNOTS = st.lists(
    st.tuples(st.floats(1, 30), DRIVES, DRIVES, st.floats(1, 60)), min_size=2, max_size=6
)


def in_order(knots: Sequence[Knot]) -> list[Knot]:
    """The same knots with their first number read as the time since the knot before."""
    times = np.cumsum([knot[0] for knot in knots])
    return [(float(time), *knot[1:]) for time, knot in zip(times, knots, strict=True)]


@given(knots=KNOTS, age=st.none() | st.floats(18, 90))
def test_any_valid_account_gives_a_heart_that_beats(knots: list[Knot], age: float | None) -> None:
    course = simulate("made up", of_knots(in_order(knots)), age=age, dt=0.25)
    for values in (course.heart_rate, course.breathing):
        assert np.all(np.isfinite(values))
        assert np.all(values > 0)
    assert np.all(np.isfinite(course.rsa))
    assert np.all(np.diff(course.beats) > 0)


@given(knots=KNOTS, more=st.floats(0, 2))
def test_more_of_a_branch_moves_every_moment_the_same_way(knots: list[Knot], more: float) -> None:
    base = in_order(knots)
    more_s = [(t, min(s + more, 1), v, f) for t, s, v, f in base]
    more_v = [(t, s, min(v + more, 1), f) for t, s, v, f in base]
    rate, faster, slower = (
        simulate("made up", of_knots(drawn), dt=0.25).heart_rate for drawn in (base, more_s, more_v)
    )
    assert np.all(faster >= rate - 1e-6)
    assert np.all(slower <= rate + 1e-6)
