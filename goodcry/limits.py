"""How far time, breath and age of the body can be set: for the rules of links and for pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goodcry.tables import Row

# An assumption's value by its id.
Assumption = Callable[[str], float]


def times(knots: Iterable[Row]) -> tuple[float, float]:
    """From the first to the last knot of the accounts, s from the first tear."""
    seconds = [float(knot["seconds"]) for knot in knots]
    return min(seconds), max(seconds)


def breaths(assumption: Assumption) -> tuple[float, float]:
    """Breaths a minute: from the slow breathing of the experiment to twice that at rest."""
    return assumption("shift_breathing_slow"), 2 * assumption("shift_breathing_rest")


def ages(assumption: Assumption) -> tuple[float, float]:
    """Years: the range of the model of a heart left alone."""
    return assumption("shift_age_lowest"), assumption("shift_age_highest")
