"""The heart model: reference values, the lag, beats and RMSSD."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import heart
from goodcry.heart import Constants
from tests.support.records import EVIDENCE

DRIVES = st.floats(-1, 1)
RATES = st.floats(1, 60)
T = np.round(np.arange(0, 720.05, 0.1), 9)


@pytest.fixture(scope="module")
def constants() -> Constants:
    return Constants.read(EVIDENCE)


def rmssd_of(constants: Constants, rsa: float, breathing: float = 12, rate: float = 60) -> float:
    """RMSSD (ms) at the end of twelve minutes under constant conditions."""
    swinging = heart.instantaneous_rate(
        T, np.full_like(T, rate), np.full_like(T, rsa), np.full_like(T, breathing)
    )
    return float(heart.rmssd(T, heart.beats(T, swinging), constants.rmssd_window)[-1])


@pytest.mark.parametrize(
    ("sympathetic", "parasympathetic", "expected"),
    [
        pytest.param(0, 0, 62.42, id="rest"),
        pytest.param(-1, -1, 102.0, id="both blocked"),
        pytest.param(0, -1, 122.4, id="vagus blocked"),
        pytest.param(-1, 0, 52.02, id="sympathetic blocked"),
    ],
)
def test_heart_rate_meets_reference(
    constants: Constants, sympathetic: float, parasympathetic: float, expected: float
) -> None:
    rate = heart.heart_rate(sympathetic, parasympathetic, constants.intrinsic_rate, constants)
    assert float(rate) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("breathing", "expected"), [(6, 20.0), (10, 14.17), (12, 11.70), (15, 9.25), (18, 7.64)]
)
def test_rsa_amplitude_meets_reference(
    constants: Constants, breathing: float, expected: float
) -> None:
    assert float(heart.rsa_amplitude(0, breathing, constants)) == pytest.approx(expected, abs=0.005)


def test_rsa_is_gone_without_the_vagus_and_larger_with_more_of_it(constants: Constants) -> None:
    silent, rest, top = heart.rsa_amplitude([-1, 0, 1], 12, constants)
    assert silent == 0
    assert top > rest


def test_intrinsic_rate_falls_with_age(constants: Constants) -> None:
    assert heart.intrinsic_rate(constants) == 102
    assert heart.intrinsic_rate(constants, 30) == pytest.approx(118 - 0.57 * 30)
    assert heart.intrinsic_rate(constants, 90) < heart.intrinsic_rate(constants, 18)


@pytest.mark.parametrize("age", [17.9, 90.1, -1, float("nan"), float("inf")])
def test_age_outside_the_range_is_refused(constants: Constants, age: float) -> None:
    with pytest.raises(ValueError, match="18 to 90 years"):
        heart.intrinsic_rate(constants, age)


def time_to_63_percent(response: np.ndarray, t: np.ndarray) -> float:
    return float(t[np.argmax(response >= 1 - np.exp(-1))])


def test_a_step_reaches_63_percent_in_time(constants: Constants) -> None:
    dt = 0.1
    t = np.round(np.arange(-5, 40, dt), 9)
    step = np.where(t >= 0, 1.0, 0.0)
    vagal = heart.lag(t, step, constants.vagal_delay, constants.vagal_lag, constants.vagal_lag)
    sympathetic = heart.lag(
        t,
        step,
        constants.sympathetic_delay,
        constants.sympathetic_lag_rising,
        constants.sympathetic_lag_falling,
    )
    assert time_to_63_percent(vagal, t) == pytest.approx(2.05, abs=dt)
    assert time_to_63_percent(sympathetic, t) == pytest.approx(3.7, abs=dt)


def test_lag_follows_the_exact_solution_up_and_down() -> None:
    t = np.round(np.arange(0, 60, 0.01), 9)
    up_and_down = np.interp(t, [0, 5, 5.01, 25, 25.01, 60], [0, 0, 1, 1, 0, 0])
    x = heart.lag(t, up_and_down, delay=1.7, rising=2, falling=9)
    climbing, sinking = (t > 7) & (t < 26), t > 27
    peak = x[np.searchsorted(t, 26.71)]
    assert np.allclose(x[climbing], 1 - np.exp(-(t[climbing] - 6.705) / 2), atol=0.001)
    assert np.allclose(x[sinking], peak * np.exp(-(t[sinking] - 26.705) / 9), atol=0.001)


def test_lag_starts_settled_and_accepts_a_single_time() -> None:
    t = np.linspace(0, 10, 101)
    assert np.allclose(heart.lag(t, np.full_like(t, 0.4), 1.7, 2, 9), 0.4)
    assert heart.lag(t[:1], np.array([0.4]), 1.7, 2, 9).tolist() == [0.4]


@pytest.mark.parametrize(("delay", "rising", "falling"), [(-1, 2, 9), (1, 0, 9), (1, 2, -1)])
def test_lag_refuses_impossible_times(delay: float, rising: float, falling: float) -> None:
    t = np.arange(0, 10, 0.1)
    with pytest.raises(ValueError, match="0 s or more"):
        heart.lag(t, np.zeros_like(t), delay, rising, falling)


@given(
    drive=st.lists(DRIVES, min_size=2, max_size=40),
    more=st.floats(0, 2),
    times=st.tuples(st.floats(0, 3), st.floats(0.05, 20), st.floats(0.05, 20)),
)
def test_lag_keeps_to_the_range_and_to_the_order(
    drive: list[float], more: float, times: tuple[float, float, float]
) -> None:
    t = np.linspace(0, 0.1 * (len(drive) - 1), len(drive))
    low = np.array(drive)
    high = np.minimum(low + more, 1)
    lagged_low, lagged_high = heart.lag(t, low, *times), heart.lag(t, high, *times)
    assert low.min() <= lagged_low.min() <= lagged_low.max() <= low.max()
    assert np.all(lagged_high >= lagged_low - 1e-9)


@given(low=DRIVES, high=DRIVES, other=DRIVES, intrinsic=st.floats(60, 120))
def test_more_sympathetic_never_slows_and_more_vagal_never_speeds(
    constants: Constants, low: float, high: float, other: float, intrinsic: float
) -> None:
    low, high = sorted((low, high))
    for first, second in (((low, other), (high, other)), ((other, high), (other, low))):
        slower = heart.heart_rate(*first, intrinsic, constants)
        faster = heart.heart_rate(*second, intrinsic, constants)
        assert 0 < float(slower) <= float(faster) < np.inf


@given(low=DRIVES, high=DRIVES, slow=RATES, fast=RATES)
def test_rsa_never_shrinks_with_more_vagal_drive_or_slower_breathing(
    constants: Constants, low: float, high: float, slow: float, fast: float
) -> None:
    low, high = sorted((low, high))
    slow, fast = sorted((slow, fast))
    assert heart.rsa_amplitude(low, fast, constants) <= heart.rsa_amplitude(high, fast, constants)
    assert heart.rsa_amplitude(low, fast, constants) <= heart.rsa_amplitude(low, slow, constants)


@pytest.mark.parametrize("drive", [-1.01, 1.01, float("nan")])
def test_drives_outside_the_range_are_refused(constants: Constants, drive: float) -> None:
    with pytest.raises(ValueError, match="sympathetic drive must be a number from -1 to 1"):
        heart.heart_rate(drive, 0, 102, constants)
    with pytest.raises(ValueError, match="parasympathetic drive must be a number from -1 to 1"):
        heart.rsa_amplitude(drive, 12, constants)


@pytest.mark.parametrize("breathing", [0, -6, float("nan"), float("inf")])
def test_rsa_refuses_impossible_breathing(constants: Constants, breathing: float) -> None:
    with pytest.raises(ValueError, match="above 0 breaths per min"):
        heart.rsa_amplitude(0, breathing, constants)


def test_breathing_wave_swings_by_the_rsa_amplitude() -> None:
    rate = heart.instantaneous_rate(
        T, np.full_like(T, 60.0), np.full_like(T, 14.0), np.full_like(T, 6.0)
    )
    assert np.ptp(rate) == pytest.approx(14, abs=0.01)
    assert rate.mean() == pytest.approx(60, abs=0.01)


@pytest.mark.parametrize(("rate", "count"), [(60, 720), (62.42, 749), (102, 1224), (30, 360)])
def test_constant_rate_gives_the_right_beats_and_no_variability(
    constants: Constants, rate: float, count: int
) -> None:
    beat_times = heart.beats(T, np.full_like(T, rate))
    assert len(beat_times) == count
    assert np.allclose(np.diff(beat_times), 60 / rate)
    assert rmssd_of(constants, rsa=0, rate=rate) == pytest.approx(0, abs=1e-6)


def test_beats_count_what_the_rate_adds_up_to() -> None:
    rate = np.linspace(50, 90, len(T))
    assert heart.cumulated(T, rate)[-1] == pytest.approx(70 * 12)
    assert len(heart.beats(T, rate)) == 70 * 12


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_beats_refuse_a_rate_that_stands_still(bad: float) -> None:
    rate = np.full_like(T, 60.0)
    rate[7] = bad
    with pytest.raises(ValueError, match="finite and above 0"):
        heart.beats(T, rate)


def test_rmssd_grows_with_rsa(constants: Constants) -> None:
    values = [rmssd_of(constants, rsa) for rsa in (0, 2, 5, 10, 20)]
    assert values == sorted(values)
    assert values[-1] > 2 * values[1] > 0


def test_rmssd_is_the_definition_over_the_last_window(constants: Constants) -> None:
    beat_times = np.cumsum(np.random.default_rng(0).uniform(0.6, 1.2, 600))
    t = np.arange(0, 400, 0.5)
    values = heart.rmssd(t, beat_times, constants.rmssd_window)
    for index in (60, 61, 300, 799):
        inside = beat_times[(beat_times > t[index] - 30) & (beat_times <= t[index])]
        expected = 1000 * np.sqrt(np.mean(np.diff(inside, n=2) ** 2))
        assert values[index] == pytest.approx(expected)


def test_rmssd_is_unknown_before_a_whole_window_and_without_beats(constants: Constants) -> None:
    values = heart.rmssd(T, heart.beats(T, np.full_like(T, 60.0)), constants.rmssd_window)
    assert np.isnan(values[T < 30]).all()
    assert np.isfinite(values[T >= 30]).all()
    assert np.isnan(heart.rmssd(T, np.array([]), constants.rmssd_window)).all()
    with pytest.raises(ValueError, match="above 0 s"):
        heart.rmssd(T, np.array([1.0]), 0)
