"""What tilts the drops, and how much; and the sum, so that a class can redo it by hand."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from goodcry import working
from goodcry.evidence import Evidence
from goodcry.figures import bars, drops, scenarios, theme, tilts
from goodcry.outcome import CRIES, Prediction
from goodcry.ui.kit import faces, show

Predictions = Mapping[str, Prediction]


def show_tilts(evidence: Evidence, predictions: Predictions) -> None:
    """What tilts towards better or worse, and how far; of two scenarios first what they come to."""
    if len(predictions) > 1:
        _comparison(predictions)
    if not tilts.of_each(predictions):
        st.markdown("Set something that studies have a direction for, and its tilt appears here.")
        return
    show.words(
        "A longer bar tilts more; the thin line says how unsure a tilt is. Facts of one family "
        "overlap, so the second one in a family counts less. Sizes were **measured** in one "
        "survey where it says so; the others are **assumed**."
    )
    faces.framed(
        "What tilts it, and how much",
        lambda: st.html(bars.STYLE + tilts.drawing(predictions, evidence)),
        lambda: [
            {
                **({"scenario": name} if len(predictions) > 1 else {}),
                "what": evidence.row("factors", factor)["name"],
                "tilt (log-odds)": working.signed(tilt.mean),
                "give or take": f"{tilt.spread:.2f}",
                "size": tilts.kind(tilt),
            }
            for factor, found in tilts.of_each(predictions).items()
            for name, tilt in found.items()
        ],
        key="tilts",
    )
    for name, prediction in predictions.items():
        if prediction.likelier is not None:
            whose = f"Scenario {name}: by" if len(predictions) > 1 else "By"
            show.words(
                f"{whose} this sum, “better” is likelier than with nothing set in "
                f"{round(CRIES * prediction.likelier)} of {CRIES} judgements."
            )


def _comparison(predictions: Predictions) -> None:
    """Two scenarios with their ranges."""
    st.markdown("Where the two ranges overlap much, the literature cannot tell the two apart.")
    faces.framed(
        "The two scenarios",
        lambda: st.html(bars.STYLE + scenarios.comparison(predictions)),
        lambda: [
            {"scenario": name, **row}
            for name, prediction in predictions.items()
            for row in _counts(prediction)
        ],
        key="comparison",
    )


def _counts(prediction: Prediction) -> list[dict[str, str]]:
    """A prediction as a table: each outcome with its count and range."""
    counts = drops.whole_drops(prediction)
    return [
        {
            "mood after": f"{sign} {outcome}",
            f"of {CRIES} cries": str(counts[outcome]),
            "likely": _range(prediction, outcome),
        }
        for outcome, sign in theme.OUTCOME_SIGN.items()
    ]


def _range(prediction: Prediction, outcome: str) -> str:
    estimate = getattr(prediction, outcome)
    return f"{round(CRIES * estimate.low)} to {round(CRIES * estimate.high)}"


def show_working(evidence: Evidence, prediction: Prediction, base: str, effect_size: float) -> None:
    """The sum for one scenario: where it starts, what is added, and what that makes."""
    show.words(working.start(base, evidence))
    if not working.terms(prediction):
        st.markdown("Nothing that is set tilts them, so these shares are the result.")
        return
    st.markdown(working.TILTS)
    show.table(working.rows(prediction, effect_size))
    st.markdown("\n".join(f"- {note}" for note in working.notes(prediction, evidence)))
    show.words("\n\n".join(working.result(prediction, base, evidence)))


def show_assumed(evidence: Evidence) -> None:
    """Why the numbers that can be moved are what they are."""
    lines = []
    for key in ("effect_size", "overlap"):
        row = evidence.row("assumptions", key)
        lines.append(f"- **{row['name']}: {row['value']:g} {row['unit']}.** {row['why']}")
    st.markdown(
        "**What is assumed.** For some answers one survey gives a size. For the others studies "
        "give a direction only; there the size is assumed, and you can move it.\n"
        + "\n".join(lines)
    )
