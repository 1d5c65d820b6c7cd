"""The heart under two nerves: drives -> heart rate, breathing wave (RSA), beats, RMSSD.

Every number comes from the rows ``shift_*`` of ``data/evidence/assumptions.csv``
(:class:`Constants`); directions and timing of a cry come from the accounts
(:mod:`goodcry.autonomic`). A drive is a number from -1 (branch silent or blocked) over 0 (rest)
to +1 (top of the illustrative range). The two drives span a plane, not a see-saw (Berntson,
Cacioppo & Quigley 1991): each has its own factor.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from goodcry.evidence import Evidence

Array = NDArray[np.float64]

SILENT, REST, TOP = -1.0, 0.0, 1.0
SECONDS_PER_MINUTE = 60.0
MILLISECONDS_PER_SECOND = 1000.0
ROUNDING = 1e-9
"""Share of a beat or of a step that is rounding error, not time."""


@dataclass(frozen=True)
class Constants:
    """The numbers of the model, one field for each row ``shift_<field>`` of assumptions.csv.

    Rates are per min, times in s, ages in years, factors without unit, the slope in dB per decade.
    """

    intrinsic_rate: float
    age_intercept: float
    age_slope: float
    age_lowest: float
    age_highest: float
    sympathetic_rest: float
    vagal_rest: float
    sympathetic_top: float
    vagal_top: float
    vagal_delay: float
    vagal_lag: float
    sympathetic_delay: float
    sympathetic_lag_rising: float
    sympathetic_lag_falling: float
    sympathetic_lag_classical: float
    rsa_plateau: float
    rsa_corner: float
    rsa_slope: float
    rmssd_window: float
    breathing_lowest: float
    breathing_highest: float
    step_smallest: float
    step_largest: float

    @classmethod
    def read(cls, evidence: Evidence) -> Constants:
        """The constants as they stand in the evidence base; ValueError names a missing row."""
        return cls(
            **{field.name: evidence.assumption(f"shift_{field.name}") for field in fields(cls)}
        )


def intrinsic_rate(constants: Constants, age: float | None = None) -> float:
    """Heart rate R0 (per min) with both branches blocked.

    R0 = intercept - slope * age (Jose & Collison 1970, as reported by others); without an age the
    mean of ten nonathletes (Katona 1982). ValueError for an age outside the allowed years.
    """
    if age is None:
        return constants.intrinsic_rate
    if not constants.age_lowest <= age <= constants.age_highest:
        raise ValueError(
            f"age is {age}; allowed: {constants.age_lowest:g} to {constants.age_highest:g} years"
        )
    return constants.age_intercept - constants.age_slope * age


def sympathetic_factor(drive: ArrayLike, constants: Constants) -> Array:
    """Factor m by which the sympathetic branch multiplies R0: 1 when silent, linear between.

    Rest: Katona 1982 (human). Top: assumed. ValueError for a drive outside -1 to 1.
    """
    return _factor(drive, constants.sympathetic_rest, constants.sympathetic_top, "sympathetic")


def vagal_factor(drive: ArrayLike, constants: Constants) -> Array:
    """Factor n by which the vagus multiplies R0: 1 when silent, smaller the higher the drive.

    Rest: Katona 1982 (human). Top: assumed. ValueError for a drive outside -1 to 1.
    """
    return _factor(drive, constants.vagal_rest, constants.vagal_top, "parasympathetic")


def _factor(drive: ArrayLike, rest: float, top: float, branch: str) -> Array:
    values = np.asarray(drive, dtype=float)
    if not np.all(np.abs(values) <= TOP):
        raise ValueError(f"{branch} drive must be a number from {SILENT:g} to {TOP:g}")
    return np.asarray(np.interp(values, (SILENT, REST, TOP), (1.0, rest, top)))


def heart_rate(
    sympathetic: ArrayLike, parasympathetic: ArrayLike, intrinsic: ArrayLike, constants: Constants
) -> Array:
    """Mean heart rate (per min) = m * n * R0, for drives that have reached the sinus node.

    The branches multiply (Rosenblueth & Simeone 1934, cats; values of Katona 1982, humans), so
    each matters more when the other is active. ``intrinsic`` is R0 per min. ValueError for a drive
    outside -1 to 1.
    """
    factor = sympathetic_factor(sympathetic, constants) * vagal_factor(parasympathetic, constants)
    return np.asarray(factor * np.asarray(intrinsic, dtype=float))


def rsa_amplitude(parasympathetic: ArrayLike, breathing: ArrayLike, constants: Constants) -> Array:
    """Respiratory sinus arrhythmia, peak to trough (per min).

    A = plateau * g(f) * (1 - n) / (1 - n at rest). g is 1 up to the corner and then falls by
    ``rsa_slope`` dB per decade of the breathing rate f (per min; Hirsch & Bishop 1981). A grows
    with vagal drive, and with slower breathing alone: so RSA by itself is not "calm".
    ValueError for a drive outside -1 to 1 or a breathing rate that is not above 0.
    """
    rate = np.asarray(breathing, dtype=float)
    if not np.all(rate > 0) or not np.all(np.isfinite(rate)):
        raise ValueError("breathing must be a finite number above 0 breaths per min")
    gain = np.maximum(rate / constants.rsa_corner, 1.0) ** (-constants.rsa_slope / 20.0)
    vagal = (1.0 - vagal_factor(parasympathetic, constants)) / (1.0 - constants.vagal_rest)
    return np.asarray(constants.rsa_plateau * gain * vagal)


def lag(t: Array, drive: Array, delay: float, rising: float, falling: float) -> Array:
    """A drive after a pure delay and a first-order lag: dx/dt = (u(t - delay) - x) / tau.

    ``t`` evenly spaced (s), ``delay`` in s, tau = ``rising`` where x climbs and ``falling`` where
    it sinks (s). Before ``t[0]`` the drive is taken as constant, so x starts settled. Each step is
    the exact solution for a straight piece of drive, hence a weighted mean of x and the drive: x
    never leaves the drive's range, and a higher drive never gives a lower x.
    ValueError for a negative delay or a time constant that is not above 0.
    """
    if not (delay >= 0 and rising > 0 and falling > 0):
        raise ValueError("delay must be 0 s or more, and each time constant above 0 s")
    drive = np.asarray(drive, dtype=float)
    if len(t) < 2:
        return drive.copy()
    delayed = np.interp(t - delay, t, drive)
    step = float(t[1] - t[0])
    keep_rising, push_rising = _step(delayed, step, rising)
    keep_falling, push_falling = _step(delayed, step, falling)
    # With the quicker constant x ends nearer to the drive: higher when climbing, lower when
    # sinking. So the larger result is always the one that the right constant gives.
    choose = max if rising <= falling else min
    x = float(delayed[0])
    settled = [x]
    for up, down in zip(push_rising.tolist(), push_falling.tolist(), strict=True):
        x = choose(keep_rising * x + up, keep_falling * x + down)
        settled.append(x)
    return np.clip(settled, drive.min(), drive.max())


def _step(drive: Array, step: float, tau: float) -> tuple[float, Array]:
    """What one step keeps of x, and what each step adds from the drive at its two ends."""
    keep = float(np.exp(-step / tau))
    mean = (1.0 - keep) * tau / step
    return keep, (mean - keep) * drive[:-1] + (1.0 - mean) * drive[1:]


def instantaneous_rate(t: Array, rate: Array, rsa: Array, breathing: Array) -> Array:
    """Heart rate with the breathing wave on it (per min): HR + A / 2 * sin(2 pi * integral of f).

    ``rate`` HR, ``rsa`` A and ``breathing`` f are per min at the times ``t`` (s).
    """
    breaths = cumulated(t, breathing)
    return np.asarray(rate + rsa / 2.0 * np.sin(2.0 * np.pi * breaths))


def cumulated(t: Array, rate: Array) -> Array:
    """Integral of a rate (per min) over time (s), from 0 at ``t[0]``, by the trapezoidal rule."""
    pieces = (rate[1:] + rate[:-1]) / 2.0 * np.diff(t) / SECONDS_PER_MINUTE
    return np.concatenate(([0.0], np.cumsum(pieces)))


def beats(t: Array, rate: Array) -> Array:
    """Times of the heartbeats (s): one whenever the integral of the rate passes a whole number.

    Integral pulse frequency modulation (Rompelman 1977; Mateo & Laguna 2000, doi
    10.1109/10.855925). ``rate`` is the instantaneous rate (per min) at the times ``t`` (s).
    ValueError for a rate that is not finite and above 0: time must not stand still.
    """
    if not np.all(np.isfinite(rate)) or not np.all(rate > 0):
        raise ValueError("rate must be finite and above 0 per min at every time")
    count = cumulated(t, rate)
    whole = np.arange(1.0, np.floor(count[-1] + ROUNDING) + 1.0)
    return np.asarray(np.interp(whole, count, t))


def rmssd(t: Array, beat_times: Array, window: float) -> Array:
    """RMSSD (ms): root mean square of the differences between successive beat-to-beat intervals.

    At each time ``t`` (s) from the beats of the last ``window`` s, as a device would do it: so it
    lags behind what happens. NaN until a whole window has passed since ``t[0]``, and where a
    window holds fewer than three beats. ValueError for a window that is not above 0 s.
    """
    if not window > 0:
        raise ValueError("window must be above 0 s")
    intervals = np.diff(beat_times) * MILLISECONDS_PER_SECOND
    summed = np.concatenate(([0.0], np.cumsum(np.diff(intervals) ** 2)))
    # Difference i is made of beats i, i + 1, i + 2: all three must lie in the window.
    first = np.searchsorted(beat_times, t - window, side="right")
    stop = np.searchsorted(beat_times, t, side="right") - 2
    first, stop = np.minimum(first, len(summed) - 1), np.clip(stop, 0, len(summed) - 1)
    number = stop - first
    known = (number > 0) & (t - t[0] >= window - ROUNDING)
    result = np.full(len(t), np.nan)
    result[known] = np.sqrt((summed[stop[known]] - summed[first[known]]) / number[known])
    return result
