"""The experiments with the model heart."""

from __future__ import annotations

import pytest

from goodcry import autonomic, experiments
from goodcry.evidence import Evidence


def test_blocking_at_rest_gives_the_reference_values(evidence: Evidence) -> None:
    course = autonomic.simulate("hendriks2007", evidence)
    rates = experiments.blocked_rates(course, -120, evidence)
    expected = {"nothing": 62.42, "sympathetic": 52.02, "both": 102.0, "vagus": 122.4}
    assert rates == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("block", ["vagus", "sympathetic", "both"])
def test_blocking_is_what_the_simulation_says(block: str, evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    blocked = autonomic.simulate("articles", evidence, block=block)  # type: ignore[arg-type]
    rates = experiments.blocked_rates(course, 60, evidence)
    assert rates[block] == pytest.approx(blocked.at(60)["heart_rate"])


def test_rest_is_where_an_account_begins(evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    begins = experiments.blocked_rates(course, -120, evidence)
    assert experiments.resting_rates(evidence) == pytest.approx(begins)


@pytest.mark.parametrize("age", [18, 20, 70, 90])
def test_age_changes_the_heart_as_in_the_simulation(age: int, evidence: Evidence) -> None:
    found = experiments.aged(age, evidence)
    old = autonomic.simulate("articles", evidence, age=age)
    assert found.alone == pytest.approx(118 - 0.57 * age)
    assert found.rest == pytest.approx(old.at(-120)["heart_rate"])


def test_impossible_age_and_moment_are_refused(evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    with pytest.raises(ValueError, match="18 to 90"):
        experiments.aged(12, evidence)
    with pytest.raises(ValueError, match="-120 to 600"):
        experiments.blocked_rates(course, 999, evidence)


def test_slow_breath_doubles_rsa_without_any_nerve(evidence: Evidence) -> None:
    trial = experiments.slow_breath(evidence)
    assert trial.slow_breathing < trial.usual_breathing
    assert trial.slow_rsa == pytest.approx(20)
    assert trial.usual_rsa == pytest.approx(9.95, abs=0.01)


def test_breathing_makes_most_of_the_rise_in_one_account_and_none_in_others(
    evidence: Evidence,
) -> None:
    assert 0.5 < (experiments.share_by_breathing("hendriks2007", evidence) or 0) < 1
    assert experiments.share_by_breathing("sharman2020", evidence) is None
