"""The notes on cortisol in tears and on hormone clocks show what the calculations yield."""

from __future__ import annotations

from pathlib import Path

from goodcry import hormones, tears
from goodcry.evidence import Evidence

NOTES = Path(__file__).resolve().parents[2] / "docs" / "model.md"


def rows_below(heading: str) -> dict[str, list[str]]:
    """The table rows of one part of the notes: first cell -> the other cells."""
    part = NOTES.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    return {row[0]: row[1:] for row in rows}


def cells(corner: tears.Corner) -> list[str]:
    return [
        f"1 part in {corner.balance.one_part_in:,.0f}",
        f"{corner.balance.body_over_tears:,.0f} times as much in {corner.inputs.window:g} min",
        f"{corner.balance.litres_for_tenth:.2f}",
    ]


def test_tear_example(evidence: Evidence) -> None:
    rows = rows_below("Could tears flush out a stress hormone?")
    start, extremes = tears.defaults(evidence), tears.extremes(evidence)
    assert rows["start values"] == cells(tears.Corner(start, tears.balance(start)))
    assert rows["all in favour of the claim"] == cells(extremes.most_favourable)
    assert rows["all against it"] == cells(extremes.least_favourable)


def test_every_assumption_about_tears_is_described(evidence: Evidence) -> None:
    described = {key.strip("`") for key in rows_below("Could tears flush out a stress hormone?")}
    used = {row["id"] for row in evidence.rows("assumptions") if row["id"].startswith("tears_")}
    assert used <= described


def test_clock_example(evidence: Evidence) -> None:
    rows = rows_below("Hormone clocks")
    clocks = {clock.name.partition(" (")[0]: clock for clock in hormones.clocks(evidence)}
    shown = [name for name in rows if name in clocks]
    assert len(shown) == 4
    for name in shown:
        half_life = clocks[name].half_life
        left = float(hormones.remaining(half_life, 4))
        assert rows[name] == [f"{half_life:g} min", f"{100 * left:.0f} %"]
