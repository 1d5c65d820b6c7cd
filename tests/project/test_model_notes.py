"""The model notes say what the model does: their numbers are those of the data and the code."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from tests.support.records import EVIDENCE

NOTES = Path(__file__).resolve().parents[2] / "docs" / "model.md"

EXAMPLE: dict[str, dict[str, str]] = {
    "nothing": {},
    "the matter is settled": {"resolution": "settled"},
    "and it looks different now": {"insight": "a new view"},
    "and there was no shame": {"shame": "not ashamed"},
}


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return EVIDENCE


def table_rows() -> list[list[str]]:
    """The cells of every table row in the notes."""
    lines = NOTES.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]


def described() -> dict[str, float]:
    """Assumption id -> its value, as the notes have it."""
    rows = [row for row in table_rows() if re.fullmatch(r"`\w+`", row[0])]
    return {row[0].strip("`"): float(row[1]) for row in rows}


def test_described_assumptions_have_the_value_in_the_data(evidence: Evidence) -> None:
    assert described() == {key: evidence.assumption(key) for key in described()}


def test_no_assumption_of_the_prediction_is_left_out(evidence: Evidence) -> None:
    names = set(re.findall(r"\w+", inspect.getsource(outcome)))
    signs = {f"sign_{certainty}" for certainty in evidence.allowed("factors", "certainty")}
    used = {row["id"] for row in evidence.rows("assumptions")} & (names | signs)
    assert used <= set(described())


def test_example_shows_what_the_model_yields(evidence: Evidence) -> None:
    shown = {row[0]: row[1:] for row in table_rows() if row[0] in EXAMPLE}
    scenario: dict[str, str] = {}
    yielded = {}
    for label, added in EXAMPLE.items():
        scenario |= added
        prediction = outcome.predict(scenario, evidence)
        counts = drops.whole_drops(prediction)
        cells = [cell(count, getattr(prediction, name)) for name, count in counts.items()]
        yielded[label] = [*cells, f"{prediction.shift:+.2f}" if scenario else "0"]
    assert shown == yielded


def cell(count: int, estimate: outcome.Estimate) -> str:
    """A count with its range as "36 (31 to 40)", out of a hundred cries; "36" without one."""
    low, high = round(100 * estimate.low), round(100 * estimate.high)
    return f"{count} ({low} to {high})" if low != high else str(count)
