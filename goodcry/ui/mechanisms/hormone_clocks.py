"""Hormone clocks: how long a hormone lasts in the blood, beside a cry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from goodcry import hormones, statements, tears
from goodcry.evidence import Evidence
from goodcry.figures import decay
from goodcry.hormones import Clock
from goodcry.ui.kit import appearance, citations, controls, faces, show, vocabulary
from goodcry.ui.kit.page_parameters import DOUBLING

STATEMENT = "mechanisms-clocks"
# The time axis reaches so many longest cries.
HORIZON = 2


def clocks(evidence: Evidence) -> None:
    """How long chosen hormones last in the blood, beside a cry."""
    found = hormones.clocks(evidence)
    # By then everything that crying did to heart and breath is over.
    mark = statements.behind(STATEMENT, evidence).one("body")["number"]
    st.header("How fast can a hormone leave?", anchor=False)
    result = st.container()
    chosen = controls.some_of("Hormones", "m_hormones", evidence)
    span = tears.ranges(evidence)["window"]
    cry = controls.number(
        f"Length of the cry ({span.unit})", "m_cry", evidence, step=1.0, format="%g"
    )
    axis = controls.one_of("Time axis", "m_time", evidence)
    shown = [clock for clock in found if clock.id in chosen]
    with result:
        if shown:
            every = [*found, *hormones.further_measurements(evidence)]
            times = (cry, mark, HORIZON * span.high, axis == DOUBLING)
            _decay(shown, *times, partial(_details, evidence, every))
        else:
            st.info("Choose a hormone below.")
    show.words(
        f"The dashed line stands at {mark:g} minutes: by then everything that crying did to "
        "heart and breath was over in a film study. **None of these clocks was read in people who "
        "cried.** They show how blood loses a hormone once no more of it comes in."
    )
    citations.behind(evidence, STATEMENT, f"Source of the {mark:g} minutes")
    show.words(
        "A hormone can **rise** quickly. How it **falls** its clock tells, roughly: some leave in "
        "steps, and the first ones are quicker than the clock shown here. Cortisol is slow. So "
        "less cortisol can hardly be why somebody feels better within minutes."
    )
    measured_again = {clock.name for clock in hormones.further_measurements(evidence)}
    # Their notes stand open: a clock that depends on who measured, or where, misleads.
    for clock in found:
        if clock.name in measured_again:
            show.words(f"**{clock.name}:** {clock.note}")


def _decay(
    shown: list[Clock],
    cry: float,
    mark: float,
    horizon: float,
    doubling: bool,
    sources: Callable[[], None],
) -> None:
    fast, slow = shown[0], shown[-1]
    at_mark = {clock.id: float(hormones.remaining(clock.half_life, mark)) for clock in shown}
    words = f"{_percent(at_mark[fast.id])} of {_name(fast)} is still there"
    if slow is not fast:
        words += f", but {_percent(at_mark[slow.id])} of {_name(slow)}"
    show.words(f"**{mark:g} minutes after the supply stops, {words}.**")
    rows = [_row(clock, cry, mark) for clock in shown]

    def picture() -> None:
        show.drawing(
            decay.drawing(shown, cry, mark, horizon, doubling).picture,
            alt="Share of each hormone still in the blood, falling over time. "
            + ". ".join(f"{row['hormone']}: half gone after {row['half gone']}" for row in rows),
            key="decay-picture",
            width=appearance.DRAWING_WIDTH,
        )

    faces.framed("How fast hormones leave", picture, lambda: rows, sources, key="decay")


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _name(clock: Clock) -> str:
    name = clock.name
    return name if name.isupper() else name.lower()


def _row(clock: Clock, cry: float, mark: float) -> dict[str, str]:
    cited = f" ({clock.low:g} to {clock.high:g})" if clock.low != clock.high else ""
    left = {
        f"left at {minutes:g} min": _percent(float(hormones.remaining(clock.half_life, minutes)))
        for minutes in (mark, cry)
    }
    return {
        "hormone": clock.name,
        "half gone": f"{clock.half_life:g} min{cited}",
        **left,
    }


def _details(evidence: Evidence, found: list[Clock]) -> None:
    """Where each clock comes from, and what to keep in mind about it."""
    for clock in found:
        show.words(
            f"**{clock.label}**, {clock.half_life:g} min "
            f"({vocabulary.read(evidence, clock.read)}). "
            f"{clock.note}"
        )
        citations.source_link(evidence, clock.source)
