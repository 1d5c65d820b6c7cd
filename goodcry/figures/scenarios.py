"""Two scenarios side by side: of a hundred cries how many end better, the same, worse."""

from __future__ import annotations

from collections.abc import Mapping

from goodcry.figures import bars, drops, theme
from goodcry.outcome import CRIES, Prediction


def comparison(predictions: Mapping[str, Prediction]) -> str:
    """A line for each outcome, a bar with its range for each scenario, as an HTML list."""
    first = next(iter(predictions))
    counts = {name: drops.whole_drops(each) for name, each in predictions.items()}
    lines = []
    for outcome, sign in theme.OUTCOME_SIGN.items():
        of_each = []
        for name, prediction in predictions.items():
            estimate = getattr(prediction, outcome)
            words = f"{name} {counts[name][outcome]}"
            low, high = round(CRIES * estimate.low), round(CRIES * estimate.high)
            spread = f", likely {low} to {high}" if low != high else ""
            of_each.append(
                bars.Bar(
                    CRIES * estimate.middle,
                    CRIES * estimate.low,
                    CRIES * estimate.high,
                    theme.OUTCOME[outcome],
                    words,
                    f"{words} of {CRIES} {outcome}{spread}",
                    outlined=name != first,
                )
            )
        lines.append(bars.Line(f"{sign} {outcome}", "", tuple(of_each)))
    return bars.drawing(lines, f"Of {CRIES} cries in each scenario", start=0, end=CRIES)
