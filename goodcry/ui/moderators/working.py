"""How a prediction was worked out, term by term, so that a class can redo it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import pushes
from goodcry.outcome import LOG_ODDS_PER_STANDARD_DEVIATION, NO_BETTER, Push
from goodcry.ui.kit import show
from goodcry.ui.moderators.state import ScenarioState


def show_working(evidence: Evidence, now: ScenarioState, name: str) -> None:
    """The sum for a scenario: where it starts, what is added, and what that makes."""
    prediction = now.prediction(evidence, name)
    rate = outcome.bases(evidence)[now.base]
    first, second = outcome.thresholds(rate)
    st.markdown(
        f"**1. Start.** {rate['label']}: {rate['worse']:g} worse, {rate['same']:g} the same, "
        f"{rate['better']:g} better. As log-odds, ln(p / (1 − p)): worse {_signed(first)}; worse "
        f"or the same {_signed(second)}."
    )
    terms = [push for push in prediction.contributions.values() if push.moves]
    if not terms:
        st.markdown("Nothing that is set pushes, so these shares are the result.")
        return
    st.markdown(
        "**2. Add the pushes.** Each has a middle and a spread, both in log-odds. The share says "
        "how much of it counts beside a stronger push of its family in the same direction."
    )
    show.table([_term(evidence, push, now.effect_size) for push in terms])
    st.markdown("\n".join(f"- {line}" for line in _notes(evidence, terms)))
    squares = " + ".join(f"{push.spread:.2f}²" for push in terms)
    st.markdown(
        f"**3. The sum** is {_signed(prediction.shift)}, its spread √({squares}) = "
        f"{prediction.spread:.2f}."
    )
    held_back = [push for push in terms if push.level["direction"] == NO_BETTER]
    lower = prediction.shift
    if held_back:
        lower = math.fsum(push.mean for push in terms if push not in held_back)
        labels = ", ".join(push.level["label"] for push in held_back)
        st.markdown(
            f"For “worse” these are left out: {labels}. Studies say that mood was better less "
            f"often then, not that it was worse. What remains is {_signed(lower)}."
        )
    st.markdown(
        f"**4. Back to shares.** Better: 1 / (1 + e^({_signed(second)} − "
        f"({_signed(prediction.shift)}))) = {prediction.better.middle:.3f}. Worse: 1 / (1 + "
        f"e^(−({_signed(first)} − ({_signed(lower)})))) = {prediction.worse.middle:.3f}. The rest "
        f"is the same: {prediction.same.middle:.3f}."
    )
    low, high = (evidence.assumption(end) for end in ("range_low", "range_high"))
    st.markdown(
        f"**5. The range** repeats step 4 with {outcome.reach(evidence)[1]:.2f} spreads more and "
        f"less: it leaves out the lowest {low:g} and the highest {100 - high:g} of 100 judgements."
    )


def _term(evidence: Evidence, push: Push, effect_size: float) -> dict[str, str]:
    """One push as a line of the sum."""
    level = push.level
    if push.certain is None:
        made = f"measured: {_signed(push.mean_alone)}"
    else:
        made = (
            f"{_signed(level['score'])} × {effect_size:.2f} × {2 * push.certain - 1:.2f} × "
            f"{LOG_ODDS_PER_STANDARD_DEVIATION:.2f} = {_signed(push.mean_alone)}"
        )
    return {
        "what": level["label"],
        "how": made,
        "share": f"{push.weight:g}",
        "middle": _signed(push.mean),
        "spread": f"{push.spread:.2f}",
    }


def _notes(evidence: Evidence, terms: list[Push]) -> Iterator[str]:
    """What the numbers of the terms are."""
    if any(push.certain is not None for push in terms):
        yield (
            "Assumed: place of the answer × size × (2 × chance that the direction is right − 1) × "
            f"π/√3, which turns standard deviations into log-odds. Size: "
            f"{evidence.row('assumptions', 'effect_size')['name'].lower()}. Its spread follows "
            "from the doubt about the size and about the direction."
        )
    if any(push.measured for push in terms):
        share = evidence.assumption("other_explanations")
        yield (
            "Measured: the difference that the survey found. Its spread joins the survey’s "
            f"standard error and {share:g} of the difference, since other things may explain that "
            "much of it."
        )


def _signed(number: float) -> str:
    return pushes.words(number)
