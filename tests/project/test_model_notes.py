"""The model notes say what the models do: their numbers are those of the data and the code."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from goodcry import autonomic, experiments, heart, hormones, outcome, tears
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.heart import Constants
from goodcry.proportional_odds import Estimate

NOTES = Path(__file__).resolve().parents[2] / "docs" / "model.md"

EXAMPLE: dict[str, dict[str, str]] = {
    "nothing": {},
    "the matter is settled": {"resolution": "settled"},
    "and it looks different now": {"insight": "a new view"},
    "and there was no shame": {"shame": "not ashamed"},
}
BLOCKED = {
    "neither": "nothing",
    "sympathetic branch": "sympathetic",
    "both branches": "both",
    "vagus": "vagus",
}


def notes(heading: str | None = None) -> str:
    """The notes, or what stands below one heading."""
    text = NOTES.read_text(encoding="utf-8")
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0] if heading else text


def rows(heading: str | None = None) -> dict[str, list[str]]:
    """The table rows of the notes, or of one part: first cell -> the other cells."""
    lines = [line for line in notes(heading).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    return {row[0]: row[1:] for row in cells}


def described() -> dict[str, float]:
    """Assumption id -> its value, as the notes have it."""
    return {
        name.strip("`"): float(cells[0])
        for name, cells in rows().items()
        if re.fullmatch(r"`\w+`", name)
    }


def test_described_assumptions_have_the_value_in_the_data(evidence: Evidence) -> None:
    assert described() == {key: evidence.assumption(key) for key in described()}


@pytest.mark.parametrize("prefix", ["tears_", "shift_"])
def test_no_assumption_of_a_calculation_is_left_out(prefix: str, evidence: Evidence) -> None:
    used = {row["id"] for row in evidence.rows("assumptions") if row["id"].startswith(prefix)}
    assert used
    assert used == {key for key in described() if key.startswith(prefix)}


def test_no_assumption_of_the_prediction_is_left_out(evidence: Evidence) -> None:
    names = set(re.findall(r"\w+", inspect.getsource(outcome)))
    signs = {f"sign_{certainty}" for certainty in evidence.allowed("factor_levels", "certainty")}
    used = {row["id"] for row in evidence.rows("assumptions")} & (names | signs)
    assert used
    assert used <= set(described())


def test_example_of_a_prediction(evidence: Evidence) -> None:
    shown = {label: cells for label, cells in rows().items() if label in EXAMPLE}
    scenario: dict[str, str] = {}
    yielded = {}
    for label, added in EXAMPLE.items():
        scenario |= added
        prediction = outcome.predict(scenario, evidence)
        counts = drops.whole_drops(prediction)
        cells = [count_of(count, getattr(prediction, name)) for name, count in counts.items()]
        yielded[label] = [*cells, f"{prediction.shift:+.2f}" if scenario else "0"]
    assert shown == yielded


def count_of(count: int, estimate: Estimate) -> str:
    """A count with its range as "36 (31 to 40)", out of a hundred cries; "36" without one."""
    low, high = round(100 * estimate.low), round(100 * estimate.high)
    return f"{count} ({low} to {high})" if low != high else str(count)


def test_example_of_cortisol_in_tears(evidence: Evidence) -> None:
    shown = rows("Could tears flush out a stress hormone?")
    start, extremes = tears.defaults(evidence), tears.extremes(evidence)
    assert shown["start values"] == corner_cells(tears.Corner(start, tears.balance(start)))
    assert shown["all in favour of the claim"] == corner_cells(extremes.most_favourable)
    assert shown["all against it"] == corner_cells(extremes.least_favourable)


def corner_cells(corner: tears.Corner) -> list[str]:
    return [
        f"1 part in {corner.balance.one_part_in:,.0f}",
        f"{corner.balance.body_over_tears:,.0f} times as much in {corner.inputs.window:g} min",
        f"{corner.balance.litres_for_tenth:.2f}",
    ]


def test_example_of_hormone_clocks(evidence: Evidence) -> None:
    clocks = {clock.name: clock for clock in hormones.clocks(evidence)}
    shown = {name: cells for name, cells in rows("Hormone clocks").items() if name in clocks}
    assert shown
    for name, cells in shown.items():
        left = float(hormones.remaining(clocks[name].half_life, 4))
        assert cells == [f"{clocks[name].half_life:g} min", f"{100 * left:.0f} %"]


def test_example_of_blocked_branches(evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    rates = experiments.blocked_rates(course, float(course.t[0]), evidence)
    shown = rows()
    for label, blocked in BLOCKED.items():
        assert shown[label] == [f"{rates[blocked]:.2f}"]


def test_example_of_rsa(evidence: Evidence) -> None:
    constants = Constants.read(evidence)
    plain = " ".join(notes().split())
    shown = re.findall(r"([\d.]+)(?: beats a minute)? at (\d+)", plain)
    assert shown
    for size, breaths in shown:
        expected = float(heart.rsa_amplitude(heart.REST, float(breaths), constants))
        assert float(size) == pytest.approx(expected, abs=0.005)
