"""The autonomic shift: an account of a cry -> drives, heart rate, RSA, beats.

An account is data (``data/evidence/accounts.csv``, ``data/evidence/account_knots.csv``): times
from the first tear with a sympathetic and a parasympathetic drive and a breathing rate, straight
lines between them.
Directions and timing come from the study named there, sizes are assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from goodcry import heart
from goodcry.heart import Array, Constants

if TYPE_CHECKING:
    from goodcry.evidence import Evidence

Block = Literal["vagus", "sympathetic", "both"]
SympatheticLag = Literal["fast", "classical"]


@dataclass(frozen=True, eq=False)
class Knots:
    """The points of an account, checked: ``seconds`` from the first tear, drives, breaths per min.

    ValueError, naming the account and the knot, unless there are two knots or more, each later
    than the one before, with drives from -1 to 1 and breathing above 0.
    """

    account: str
    seconds: Array
    sympathetic: Array
    parasympathetic: Array
    breathing: Array

    def __post_init__(self) -> None:
        if len(self.seconds) < 2:
            raise ValueError(
                f"account {self.account!r} has fewer than two knots; allowed: 2 or more"
            )
        self._check("seconds", np.isfinite(self.seconds), "a number")
        later = np.concatenate(([True], np.diff(self.seconds) > 0))
        self._check("seconds", later, "later than the knot before")
        for branch in ("sympathetic", "parasympathetic"):
            drive = getattr(self, branch)
            self._check(branch, np.abs(drive) <= heart.TOP, "a number from -1 to 1")
        valid = np.isfinite(self.breathing) & (self.breathing > 0)
        self._check("breathing", valid, "a number above 0 breaths per min")

    def _check(self, field: str, valid: np.ndarray, allowed: str) -> None:
        for index in np.flatnonzero(~valid)[:1]:
            value = getattr(self, field)[index]
            raise ValueError(
                f"account {self.account!r}, knot {index + 1}: {field} is {value:g}; "
                f"it must be {allowed}"
            )

    @classmethod
    def read(cls, account: str, evidence: Evidence) -> Knots:
        """The knots of an account in the evidence base; ValueError lists the accounts there are."""
        known = [row["id"] for row in evidence.rows("accounts")]
        if account not in known:
            raise ValueError(f"no account {account!r}; allowed: {', '.join(known)}")
        rows = evidence.where("account_knots", account=account)

        def column(name: str) -> Array:
            return np.array(
                [np.nan if row[name] is None else row[name] for row in rows], dtype=float
            )

        names = ("seconds", "sympathetic", "parasympathetic", "breathing")
        return cls(account, *(column(name) for name in names))


@dataclass(frozen=True, eq=False)
class TimeCourse:
    """One cry, sampled evenly. All arrays but ``beats`` have one value for each time; read-only."""

    t: Array
    """Time from the first tear, s."""
    sympathetic: Array
    """Sympathetic drive as the account draws it, -1 to 1 (0 is rest)."""
    parasympathetic: Array
    """Parasympathetic drive as the account draws it, -1 to 1 (0 is rest)."""
    s_effective: Array
    """Sympathetic drive at the sinus node, after delay and lag; -1 while blocked."""
    v_effective: Array
    """Vagal drive at the sinus node, after delay and lag; -1 while blocked."""
    heart_rate: Array
    """Mean heart rate without the breathing wave, per min."""
    rsa: Array
    """Respiratory sinus arrhythmia, peak to trough, per min."""
    breathing: Array
    """Breaths per min."""
    beats: Array
    """Times of the heartbeats, s."""
    rmssd: Array
    """RMSSD of the beats of the last 30 s, ms; NaN until the first window is full."""

    def __post_init__(self) -> None:
        # Pages share one result between visitors, so nobody may write into it.
        for values in vars(self).values():
            values.setflags(write=False)

    def at(self, seconds: float) -> dict[str, float]:
        """The state at a moment: field name -> value, at the sample nearest to ``seconds``.

        ``seconds`` s from the first tear. ``beats`` is left out: it has no value at a time.
        ValueError for a moment outside the time course.
        """
        if not self.t[0] <= seconds <= self.t[-1]:
            raise ValueError(
                f"moment is {seconds} s; allowed: {self.t[0]:g} to {self.t[-1]:g} s from first tear"
            )
        nearest = int(np.abs(self.t - seconds).argmin())
        return {
            name: float(values[nearest]) for name, values in vars(self).items() if name != "beats"
        }


def simulate(
    account: str,
    evidence: Evidence,
    age: float | None = None,
    breathing: float | None = None,
    dt: float = 0.1,
    *,
    block: Block | None = None,
    drives_at_rest: bool = False,
    sympathetic_lag: SympatheticLag = "fast",
) -> TimeCourse:
    """The time course of one account.

    Args:
        account: id of a row of ``accounts.csv``.
        evidence: the loaded evidence base.
        age: years; sets the intrinsic heart rate. None: the mean of Katona's ten nonathletes.
        breathing: breaths per min, held the whole time. None: as the account draws it.
        dt: time step, s.
        block: which branch a drug silences at the heart (the drives as drawn stay what they are).
        drives_at_rest: hold both drives at rest; only breathing follows the account. With it RSA
            still changes, although no nerve does.
        sympathetic_lag: "fast" (quicker up than down), or "classical", the older and longer value;
            it then serves both directions, because the sources call the way down slower still.

    Raises:
        ValueError: unknown account, block or lag; age, breathing or dt out of range or NaN; knots
            that are out of order. The message says what is allowed.

    Example:
        >>> from goodcry import evidence
        >>> course = simulate("hendriks2007", evidence.load())
        >>> round(float(course.heart_rate[0]), 2)
        62.42
    """
    constants = Constants.read(evidence)
    intrinsic = heart.intrinsic_rate(constants, age)
    _check_number(
        "breathing", breathing, constants.breathing_lowest, constants.breathing_highest, "per min"
    )
    _check_number("dt", dt, constants.step_smallest, constants.step_largest, "s")
    _check_choice("block", block, (None, *get_args(Block)))
    _check_choice("sympathetic_lag", sympathetic_lag, get_args(SympatheticLag))

    knots = Knots.read(account, evidence)
    t = _times(knots.seconds[0], knots.seconds[-1], dt)
    sympathetic, parasympathetic, breaths = (
        np.interp(t, knots.seconds, values)
        for values in (knots.sympathetic, knots.parasympathetic, knots.breathing)
    )
    if drives_at_rest:
        sympathetic, parasympathetic = np.zeros_like(t), np.zeros_like(t)
    if breathing is not None:
        breaths = np.full_like(t, breathing)

    rising, falling = constants.sympathetic_lag_rising, constants.sympathetic_lag_falling
    if sympathetic_lag == "classical":
        rising = falling = constants.sympathetic_lag_classical
    at_node = {
        "sympathetic": heart.lag(t, sympathetic, constants.sympathetic_delay, rising, falling),
        "vagus": heart.lag(
            t, parasympathetic, constants.vagal_delay, constants.vagal_lag, constants.vagal_lag
        ),
    }
    for branch in at_node:
        if block in (branch, "both"):
            at_node[branch] = np.full_like(t, heart.SILENT)

    rate = heart.heart_rate(at_node["sympathetic"], at_node["vagus"], intrinsic, constants)
    rsa = heart.rsa_amplitude(at_node["vagus"], breaths, constants)
    beat_times = heart.beats(t, heart.instantaneous_rate(t, rate, rsa, breaths))
    return TimeCourse(
        t=t,
        sympathetic=sympathetic,
        parasympathetic=parasympathetic,
        s_effective=at_node["sympathetic"],
        v_effective=at_node["vagus"],
        heart_rate=rate,
        rsa=rsa,
        breathing=breaths,
        beats=beat_times,
        rmssd=heart.rmssd(t, beat_times, constants.rmssd_window),
    )


def _times(start: float, end: float, dt: float) -> Array:
    steps = int(np.floor((end - start) / dt + heart.ROUNDING))
    # Rounded, so that 0 s is 0 and the last time is not a hair before the last knot.
    return np.round(start + dt * np.arange(steps + 1), 9)


def _check_number(name: str, value: float | None, lowest: float, highest: float, unit: str) -> None:
    if value is not None and not lowest <= value <= highest:
        raise ValueError(f"{name} is {value}; allowed: {lowest:g} to {highest:g} {unit}")


def _check_choice(name: str, value: object, allowed: Sequence[object]) -> None:
    if value not in allowed:
        shown = ", ".join(repr(choice) for choice in allowed)
        raise ValueError(f"{name} is {value!r}; allowed: {shown}")
