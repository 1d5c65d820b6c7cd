"""The three experiments with the model heart."""

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


def test_age_changes_the_heart_as_in_the_simulation(evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    alone, rest, now = experiments.aged_rates(70, course, 60, evidence).values()
    old = autonomic.simulate("articles", evidence, age=70)
    assert alone == pytest.approx(118 - 0.57 * 70)
    assert rest == pytest.approx(old.at(-120)["heart_rate"])
    assert now == pytest.approx(old.at(60)["heart_rate"])


def test_impossible_age_and_moment_are_refused(evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    with pytest.raises(ValueError, match="18 to 90"):
        experiments.aged_rates(12, course, 0, evidence)
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
    def share(account: str) -> float | None:
        at_rest = autonomic.simulate(account, evidence, drives_at_rest=True)
        return experiments.share_by_breathing(autonomic.simulate(account, evidence), at_rest)

    assert 0.5 < (share("hendriks2007") or 0) < 1
    assert share("sharman2020") is None
