"""How a prediction was worked out, term by term, so that a class can redo it by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from goodcry import outcome, proportional_odds
from goodcry.evidence import Evidence
from goodcry.outcome import LOG_ODDS_PER_STANDARD_DEVIATION, NO_BETTER, Prediction, Push

TILTS = (
    "**2. Add the tilts.** Each has a middle and a spread, both in log-odds. The share says how "
    "much of it counts beside a stronger tilt of its family in the same direction."
)


def signed(number: float) -> str:
    """A number of log-odds as it is printed, with its sign and two decimals.

    >>> signed(0.2), signed(-0.2), signed(-0.001)
    ('+0.20', '−0.20', '0.00')
    """
    return f"{number:+.2f}".replace("-", "−") if round(number, 2) else "0.00"


def terms(prediction: Prediction) -> list[Push]:
    """What is added: the tilts that move the middle or widen the range."""
    return [tilt for tilt in prediction.contributions.values() if tilt.moves]


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
    """The tilts as a table: how each was made, how much of it counts, its middle and spread."""
    return [
        {
            "what": tilt.level["label"],
            "how": _made(tilt, effect_size),
            "share": f"{tilt.weight:g}",
            "middle": signed(tilt.mean),
            "spread": f"{tilt.spread:.2f}",
        }
        for tilt in terms(prediction)
    ]


def _made(tilt: Push, effect_size: float) -> str:
    if tilt.certain is None:
        return f"measured: {signed(tilt.mean_alone)}"
    return (
        f"{signed(tilt.level['score'])} × {effect_size:.2f} × {2 * tilt.certain - 1:.2f} × "
        f"{LOG_ODDS_PER_STANDARD_DEVIATION:.2f} = {signed(tilt.mean_alone)}"
    )


def notes(prediction: Prediction, evidence: Evidence) -> Iterator[str]:
    """What the numbers of the table are."""
    tilts = terms(prediction)
    if any(tilt.certain is not None for tilt in tilts):
        yield (
            "Assumed: place of the answer × size × (2 × chance that the direction is right − 1) × "
            "π/√3, which turns standard deviations into log-odds. The spread follows from the "
            "doubt about the size and about the direction."
        )
    if any(tilt.measured for tilt in tilts):
        share = evidence.assumption("other_explanations")
        yield (
            "Measured: the difference that the survey found. Its spread joins the survey’s "
            f"standard error and {share:g} of the difference, since other things may explain that "
            "much of it."
        )


def result(prediction: Prediction, base: str, evidence: Evidence) -> Iterator[str]:
    """The sum, what it leaves out for "worse", and the shares and the range that come of it."""
    first, second = proportional_odds.thresholds(outcome.bases(evidence)[base])
    tilts = terms(prediction)
    squares = " + ".join(f"{tilt.spread:.2f}²" for tilt in tilts)
    yield (
        f"**3. The sum** is {signed(prediction.shift)}, its spread √({squares}) = "
        f"{prediction.spread:.2f}."
    )
    lower = math.fsum(tilt.mean for tilt in tilts if tilt.level["direction"] != NO_BETTER)
    held_back = [tilt.level["label"] for tilt in tilts if tilt.level["direction"] == NO_BETTER]
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
