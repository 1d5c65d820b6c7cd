"""Each account runs through the model as its study, or the articles, say that it went."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from goodcry.autonomic import simulate
from tests.support.accounts import ACCOUNTS, change
from tests.support.records import EVIDENCE


@pytest.mark.parametrize("account", ACCOUNTS)
def test_account_is_whole_and_starts_and_ends_at_rest(account: str) -> None:
    course = simulate(account, EVIDENCE)
    assert (course.t[0], course.t[-1]) == (-120, 600)
    assert 0 in course.t
    for name, values in vars(course).items():
        if name != "beats":
            assert values.shape == course.t.shape, name
    assert np.isfinite(course.rmssd[course.t >= -90]).all()
    assert np.all(np.diff(course.beats) > 0)
    for end in (course.t[0], course.t[-1]):
        state = course.at(end)
        assert state["heart_rate"] == pytest.approx(62.42, abs=0.01)
        assert state["breathing"] == EVIDENCE.assumption("shift_breathing_rest")
        assert state["sympathetic"] == state["parasympathetic"] == 0


@pytest.mark.parametrize("row", EVIDENCE.rows("account_signals"), ids=lambda row: row["id"])
def test_signal_moves_in_the_direction_that_was_measured(row: dict[str, Any]) -> None:
    course = simulate(row["account"], EVIDENCE)
    signal = row["signal"]
    first, last = (course.at(row[field])[signal] for field in ("seconds_from", "seconds_to"))
    rest = course.at(course.t[0])[signal]
    clear = 0.05 * (rest or 1)
    if row["direction"] == "up":
        assert last - first > clear
    elif row["direction"] == "down":
        assert first - last > clear
    elif row["direction"] == "raised":
        assert min(first, last) - rest > clear
    else:
        assert abs(first - rest) < clear
        assert abs(last - rest) < clear


@pytest.mark.parametrize("sympathetic_lag", ["fast", "classical"])
def test_hendriks_is_back_at_rest_from_four_minutes_on(sympathetic_lag: Any) -> None:
    course = simulate("hendriks2007", EVIDENCE, sympathetic_lag=sympathetic_lag)
    late = course.t >= 240
    for values in (course.heart_rate, course.rsa, course.breathing):
        assert np.all(np.abs(values[late] / values[0] - 1) < 0.05)


def test_hendriks_heart_up_before_tears_and_soon_down_rsa_up_and_breathing_slow() -> None:
    course = simulate("hendriks2007", EVIDENCE)
    assert change(course, "heart_rate", -60, 0) > 0.05
    assert change(course, "heart_rate", 0, 30) < -0.05
    assert change(course, "rsa", -5, 15) > 0.05
    assert change(course, "breathing", -5, 15) < -0.05


def test_rottenberg_rsa_rises_in_the_resolution_without_depression_only() -> None:
    nondepressed = simulate("rottenberg2003_nondepressed", EVIDENCE)
    depressed = simulate("rottenberg2003_depressed", EVIDENCE)
    assert change(nondepressed, "rsa", -120, EVIDENCE.row("moments", "resolving")["seconds"]) > 0.05
    assert np.all(depressed.rsa <= depressed.rsa[0])


def test_sharman_heart_slows_before_tears_and_recovers_while_breathing_stays() -> None:
    course = simulate("sharman2020", EVIDENCE)
    assert change(course, "heart_rate", -30, 0) < -0.05
    assert abs(change(course, "heart_rate", -120, 60)) < 0.01
    assert np.ptp(course.breathing) == 0


def test_ioannou_parasympathetic_moves_first() -> None:
    course = simulate("ioannou2016", EVIDENCE)
    first_v, first_s = (
        course.t[np.argmax(drive > 0.05)] for drive in (course.v_effective, course.s_effective)
    )
    assert first_v < 0
    assert first_v < first_s


def test_arita_heart_rises_from_50_to_10_s_before_tears_and_recovers() -> None:
    course = simulate("arita2013", EVIDENCE)
    assert change(course, "heart_rate", -120, -50) == pytest.approx(0, abs=1e-9)
    assert change(course, "heart_rate", -50, -10) > 0.05
    assert change(course, "heart_rate", 10, 120) < -0.05


def test_articles_let_calm_outlast_arousal_by_two_to_three_minutes() -> None:
    course = simulate("articles", EVIDENCE)
    end_s, end_v = (
        course.t[np.flatnonzero(drive > 0).max()]
        for drive in (course.sympathetic, course.parasympathetic)
    )
    assert 120 <= end_v - end_s <= 180
    assert np.argmax(course.sympathetic) < np.argmax(course.parasympathetic)
