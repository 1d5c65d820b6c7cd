"""The bench on which the reader weighs the claim that tears flush out a stress hormone.

It answers in the browser; see ``bench.js``. What is chosen stands in the address, and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from goodcry import tear_corners, tears
from goodcry.evidence import Evidence
from goodcry.figures import cortisol_amounts
from goodcry.tears import Extremes, Inputs, Range
from goodcry.ui.kit import (
    appearance,
    citations,
    components,
    faces,
    keys,
    notes,
    query,
    refusals,
    show,
    stage,
    told,
)
from goodcry.ui.mechanisms import bench_data

FOLDER = Path(__file__).resolve().parent
_bench = components.register("goodcry_bench", FOLDER / "bench.js", FOLDER / "bench.css")


def bench(evidence: Evidence) -> None:
    """The sum under the finger, what it rests on, and what nobody knows."""
    extremes, ranges = tears.extremes(evidence), tears.ranges(evidence)
    st.header("Can tears wash a stress hormone out?", anchor=False)
    corners = tear_corners.corners(evidence)
    if tear_corners.failing(corners) == len(corners):
        show.words("**Not with any value that a source supports.**")
    _instrument(evidence)
    with st.container(horizontal=True):
        notes.notes("Each value and its source", _sources, evidence, ranges, key="sources")
        notes.notes("The amounts side by side", _amounts, evidence, extremes, key="amounts")
    _not_known(ranges)


def chosen(evidence: Evidence) -> dict[str, float]:
    """What the address asks for, as the instrument takes it: input -> value."""
    return {
        name: query.held(parameter, evidence) for name, parameter, _ in bench_data.address(evidence)
    }


def _instrument(evidence: Evidence) -> None:
    key = keys.own("bench")

    def heard() -> None:
        names = [parameter for _, parameter, _ in bench_data.address(evidence)]
        told.keep(key, names, evidence)
        st.rerun(refusals.NOTE)  # nothing else on the page speaks of what is set

    with stage.stage():
        _bench(
            data=bench_data.data(evidence) | {"chosen": chosen(evidence), "turn": told.turn(key)},
            key=key,
            on_chosen_change=heard,
        )


def _amounts(evidence: Evidence, extremes: Extremes) -> None:
    """The amounts behind the sum at the values that are set, as a picture and as a table."""
    values: dict[str, Any] = chosen(evidence)
    inputs = Inputs(**values)
    amounts = cortisol_amounts.amounts(inputs, extremes)
    show.words(
        "In the picture each line to the right means **ten times as much**. Dots are your values; "
        "the pale bars show how far the sources let them move."
    )
    faces.framed(
        "Amounts of cortisol",
        lambda: show.drawing(
            cortisol_amounts.drawing(inputs, extremes).picture,
            alt="Amounts of cortisol on a scale of tens. "
            + ". ".join(f"{row.name}: {cortisol_amounts.words(row.value)}" for row in amounts),
            key="amounts-picture",
            width=appearance.DRAWING_WIDTH,
        ),
        lambda: [
            {
                "cortisol": row.name,
                "amount": cortisol_amounts.words(row.value),
                "sources allow": f"{cortisol_amounts.words(row.low)} to "
                f"{cortisol_amounts.words(row.high)}",
            }
            for row in amounts
        ],
        key="amounts",
    )


def _not_known(ranges: dict[str, Range]) -> None:
    plasma, tear = ranges["plasma_cortisol"], ranges["tear_cortisol"]
    st.subheader("What we could not find out", anchor=False)
    show.words(
        "- **Cortisol in emotional tears has no value that we could read.** The "
        f"{tear.default:g} {bench_data.unit(tear)} was quoted for tears in general.\n"
        "- How much of the blood's cortisol passes into tears we could not read either. The ends "
        "of that slider use the shares of other hormones of its family.\n"
        f"- The {plasma.default:g} {bench_data.unit(plasma)} in plasma is a value we chose from "
        f"the middle of the published {plasma.low:g} to {plasma.high:g}.\n"
        "- How fast tears flow in a real cry: we found no number. The flow here is that of "
        "irritated eyes.\n"
        "- One study found more cortisol in tears than in blood, after alcohol had irritated the "
        "eyes. No other study that we read did, and its value is left out of the ranges.\n"
        "- Only the plasma is counted. The body holds cortisol outside it too, so the true share "
        "is smaller still.\n"
        "- A tenth of the blood's cortisol is a round share that we chose: who speaks of washing "
        "out would expect at least that much."
    )


def _sources(evidence: Evidence, ranges: dict[str, Range]) -> None:
    show.words("No slider goes further than a source does.")
    for name, span in ranges.items():
        show.words(
            f"**{bench_data.NAMES[name]}**, {span.low:g} to {span.high:g} "
            f"{bench_data.unit(span)}: {span.note}"
        )
        for key in span.sources:
            citations.source_link(evidence, key)
