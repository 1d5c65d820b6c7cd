"""How a prediction was worked out, term by term, so that a class can redo it by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from goodcry import outcome, proportional_odds
from goodcry.evidence import Evidence
from goodcry.outcome import LOG_ODDS_PER_STANDARD_DEVIATION, NO_BETTER, Prediction, Push

PUSHES = (
    "**2. Add the pushes.** Each has a middle and a spread, both in log-odds. The share says how "
    "much of it counts beside a stronger push of its family in the same direction."
)


def signed(number: float) -> str:
    """A number of log-odds as it is printed, with its sign and two decimals.

    >>> signed(0.2), signed(-0.2), signed(-0.001)
    ('+0.20', '−0.20', '0.00')
    """
    return f"{number:+.2f}".replace("-", "−") if round(number, 2) else "0.00"


def terms(prediction: Prediction) -> list[Push]:
    """What is added: the pushes that move the middle or widen the range."""
    return [push for push in prediction.contributions.values() if push.moves]


def start(base: str, evidence: Evidence) -> str:
    """Where the sum starts: the shares of a base rate, and the same as log-odds."""
    rate = outcome.bases(evidence)[base]
    first, second = proportional_odds.thresholds(rate)
    return (
        f"**1. Start.** {rate['label']}: {rate['worse']:g} worse, {rate['same']:g} the same, "
        f"{rate['better']:g} better. As log-odds, ln(p / (1 − p)): worse {signed(first)}; worse or "
        f"the same {signed(second)}."
    )


def rows(prediction: Prediction, effect_size: float) -> list[dict[str, str]]:
    """The pushes as a table: how each was made, how much of it counts, its middle and spread."""
    return [
        {
            "what": push.level["label"],
            "how": _made(push, effect_size),
            "share": f"{push.weight:g}",
            "middle": signed(push.mean),
            "spread": f"{push.spread:.2f}",
        }
        for push in terms(prediction)
    ]


def _made(push: Push, effect_size: float) -> str:
    if push.certain is None:
        return f"measured: {signed(push.mean_alone)}"
    return (
        f"{signed(push.level['score'])} × {effect_size:.2f} × {2 * push.certain - 1:.2f} × "
        f"{LOG_ODDS_PER_STANDARD_DEVIATION:.2f} = {signed(push.mean_alone)}"
    )


def notes(prediction: Prediction, evidence: Evidence) -> Iterator[str]:
    """What the numbers of the table are."""
    pushes = terms(prediction)
    if any(push.certain is not None for push in pushes):
        yield (
            "Assumed: place of the answer × size × (2 × chance that the direction is right − 1) × "
            "π/√3, which turns standard deviations into log-odds. The spread follows from the "
            "doubt about the size and about the direction."
        )
    if any(push.measured for push in pushes):
        share = evidence.assumption("other_explanations")
        yield (
            "Measured: the difference that the survey found. Its spread joins the survey’s "
            f"standard error and {share:g} of the difference, since other things may explain that "
            "much of it."
        )


def result(prediction: Prediction, base: str, evidence: Evidence) -> Iterator[str]:
    """The sum, what it leaves out for "worse", and the shares and the range that come of it."""
    first, second = proportional_odds.thresholds(outcome.bases(evidence)[base])
    pushes = terms(prediction)
    squares = " + ".join(f"{push.spread:.2f}²" for push in pushes)
    yield (
        f"**3. The sum** is {signed(prediction.shift)}, its spread √({squares}) = "
        f"{prediction.spread:.2f}."
    )
    lower = math.fsum(push.mean for push in pushes if push.level["direction"] != NO_BETTER)
    held_back = [push.level["label"] for push in pushes if push.level["direction"] == NO_BETTER]
    if held_back:
        yield (
            f"For “worse” these are left out: {', '.join(held_back)}. Studies say that mood was "
            f"better less often then, not that it was worse. What remains is {signed(lower)}."
        )
    yield (
        f"**4. Back to shares.** Better: 1 / (1 + e^({signed(second)} − "
        f"({signed(prediction.shift)}))) = {prediction.better.middle:.3f}. Worse: 1 / (1 + "
        f"e^(−({signed(first)} − ({signed(lower)})))) = {prediction.worse.middle:.3f}. The rest is "
        f"the same: {prediction.same.middle:.3f}."
    )
    low, high = (evidence.assumption(end) for end in ("range_low", "range_high"))
    yield (
        f"**5. The range** repeats step 4 with {outcome.reach(evidence)[1]:.2f} spreads more and "
        f"less: it leaves out the lowest {low:g} and the highest {100 - high:g} of 100 judgements."
    )
