"""The notes on the model of the shift give the numbers that the model yields."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodcry import autonomic, experiments, heart
from goodcry.evidence import Evidence
from goodcry.heart import Constants

NOTES = Path(__file__).resolve().parents[2] / "docs" / "model.md"
NAMES = {
    "neither": "nothing",
    "sympathetic branch": "sympathetic",
    "both branches": "both",
    "vagus": "vagus",
}


@pytest.fixture(scope="module")
def notes() -> str:
    """The part of the notes about the shift."""
    parts = NOTES.read_text(encoding="utf-8").split("\n## ")
    return next(part for part in parts if part.startswith("The shift"))


def test_every_assumption_of_the_shift_is_explained(notes: str, evidence: Evidence) -> None:
    assumed = {row["id"] for row in evidence.rows("assumptions") if row["id"].startswith("shift_")}
    assert set(re.findall(r"\| `(shift_\w+)` \|", notes)) == assumed


def test_example_of_blocked_branches(notes: str, evidence: Evidence) -> None:
    course = autonomic.simulate("articles", evidence)
    rates = experiments.blocked_rates(course, float(course.t[0]), evidence)
    for label, blocked in NAMES.items():
        assert f"| {label} | {rates[blocked]:.2f} |" in notes


def test_example_of_rsa(notes: str, evidence: Evidence) -> None:
    constants = Constants.read(evidence)
    plain = " ".join(notes.split())
    for size, breaths in re.findall(r"([\d.]+)(?: beats a minute)? at (\d+)", plain):
        expected = float(heart.rsa_amplitude(heart.REST, float(breaths), constants))
        assert float(size) == pytest.approx(expected, abs=0.005)
    assert len(re.findall(r"([\d.]+)(?: beats a minute)? at (\d+)", plain)) == 5
