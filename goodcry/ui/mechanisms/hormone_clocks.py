"""Hormone clocks: how long a hormone lasts in the blood, beside a cry."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from goodcry import hormones, statements
from goodcry.evidence import Evidence, Row
from goodcry.figures import decay, vials
from goodcry.hormones import Clock
from goodcry.ui.kit import (
    appearance,
    citations,
    components,
    controls,
    faces,
    keys,
    known,
    query,
    refusals,
    show,
    stage,
    told,
    vocabulary,
)
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.page_parameters import DOUBLING
from goodcry.ui.kit.tear_parameters import MINUTES, minutes_limits

FOLDER = Path(__file__).resolve().parent
_clocks = components.register("goodcry_clocks", FOLDER / "clocks.js", FOLDER / "clocks.css")

STATEMENT = "mechanisms-clocks"
# Points of a curve, and steps of an even axis.
POINTS, EQUAL_STEPS = 61, 4
WORDS: Mapping[str, str] = {
    "after": "After {minutes} min",
    "time": "Minutes since no more came in",
    "legend": "Drag the line. Shaded: an average cry. Dashed: heart and breath are calm again.",
    "least": vials.percent(0.0),
}
# Besides the end of a cry, a table says what is left after so many minutes.
LATER = (30.0, 60.0)


def small(evidence: Evidence, clocks: Sequence[Clock]) -> None:
    """What is left after a cry of hormones that belong together; their decay once it is opened."""
    if not clocks:
        return
    cry = usual_cry(evidence)
    minutes = float(cry["number"])
    left = ". ".join(
        f"{clock.label}: {vials.percent(vials.level(clock, minutes))} left, "
        f"{vials.half_gone(clock)}"
        for clock in clocks
    )
    show.drawing(
        vials.drawing(clocks, minutes).picture,
        alt=f"After {minutes:g} minutes. {left}",
        key="vials",
        width=appearance.DRAWING_WIDTH,
    )
    several = len(clocks) > 1
    show.words(
        (
            "**None of these clocks was read in people who cried.** They show"
            if several
            else "**This clock was not read in people who cried.** It shows"
        )
        + " how blood loses a hormone once no more of it comes in. "
        f"An average cry took {minutes:g} {cry['unit']} ({cry['sample']})."
        + (
            " Dashed: what the lowest and the highest published value would leave."
            if any(clock.low != clock.high for clock in clocks)
            else ""
        )
    )
    fold(
        f"The {'clocks' if several else 'clock'}, minute by minute",
        _curves,
        evidence,
        clocks,
        cry,
        key="decay",
        icon=":material/timer:",
    )


def usual_cry(evidence: Evidence) -> Row:
    """The row of ``frequency.csv`` that gives the length of a cry, min."""
    return statements.behind(STATEMENT, evidence).one("cry")


def _curves(evidence: Evidence, clocks: Sequence[Clock], cry: Row) -> None:
    minutes = float(cry["number"])
    rows = [_shares(clock, (minutes, *LATER)) for clock in clocks]
    faces.chart(
        decay.plot(clocks, minutes),
        "How fast it leaves",
        lambda: rows,
        partial(_behind, evidence, clocks, cry),
        key="curves",
        alt="Share still in the blood, falling over the minutes. "
        + ". ".join(f"{clock.name}: {vials.half_gone(clock)}" for clock in clocks),
    )


def _shares(clock: Clock, times: Sequence[float]) -> dict[str, str]:
    """A clock as a line of a table."""
    left = {
        f"left at {minutes:g} min": vials.percent(vials.level(clock, minutes)) for minutes in times
    }
    return {"hormone": clock.name, "half gone": vials.half_gone(clock), **left}


def _behind(evidence: Evidence, clocks: Sequence[Clock], cry: Row) -> None:
    """Where the clocks and the length of the cry come from."""
    _details(evidence, clocks)
    show.words(
        f"**{cry['label']}**, {cry['number']:g} {cry['unit']}: {cry['sample']}. {cry['note']}"
    )
    citations.source_link(evidence, cry["source"])


def clocks(evidence: Evidence) -> None:
    """How fast chosen hormones leave the blood, under one time that is dragged over all of them."""
    found = hormones.clocks(evidence)
    cry = usual_cry(evidence)
    st.header("How fast can a hormone leave?", anchor=False)
    place = st.container()
    chosen = controls.some_of("Hormones", "m_hormones", evidence)
    axis = controls.one_of("Time axis", "m_time", evidence)
    shown = [clock for clock in found if clock.id in chosen]
    with place:
        if shown:
            show.words(_message(shown, float(cry["number"])))
            _instrument(evidence, shown, axis == DOUBLING)
        else:
            st.info("Choose a hormone below.")
    every = [*found, *hormones.further_measurements(evidence)]
    # By then everything that crying did to heart and breath is over.
    mark = statements.behind(STATEMENT, evidence).one("body")
    fold(
        "Table and sources of the clocks",
        _table_and_sources,
        evidence,
        every,
        cry,
        key="clocks_table",
        icon=":material/table_rows:",
    )
    show.words(
        f"By {mark['number']:g} minutes everything that crying did to heart and breath was over in "
        "a film study. **None of these clocks was read in people who cried.** They show how blood "
        "loses a hormone once no more of it comes in."
    )
    citations.behind(evidence, STATEMENT, f"Source of the {mark['number']:g} minutes")
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


def _message(shown: Sequence[Clock], minutes: float) -> str:
    fast, slow = shown[0], shown[-1]
    words = f"{vials.percent(vials.level(fast, minutes))} of {_name(fast)} is still there"
    if slow is not fast:
        words += f", but {vials.percent(vials.level(slow, minutes))} of {_name(slow)}"
    return f"**After a cry of {minutes:g} minutes, {words}.**"


def _name(clock: Clock) -> str:
    name = clock.name
    return name if name.isupper() else name.lower()


def data(evidence: Evidence, shown: Sequence[Clock], doubling: bool) -> dict[str, Any]:
    """What the instrument is given of these clocks; see ``Data`` in ``clocks.js``.

    A share falls by the same factor in each minute: so the browser reads its logarithm off between
    the start and the last time, of which it is told.
    """
    entry = known.named(MINUTES, evidence)
    _, last, start = minutes_limits(evidence)
    ticks = _ticks(last, doubling)
    spread = np.geomspace if doubling else np.linspace
    times = spread(ticks[0], ticks[-1], POINTS)
    return {
        "clocks": [
            {
                "name": clock.name,
                "half": f"half in {clock.half_life:g} min",
                "range": vials.cited(clock),
                "end": float(np.log(hormones.remaining(clock.half_life, times[-1]))),
            }
            for clock in shown
        ],
        "times": times.round(4).tolist(),
        "ticks": ticks,
        "last": last,
        "cry": float(usual_cry(evidence)["number"]),
        "mark": statements.behind(STATEMENT, evidence).one("body")["number"],
        "address": [MINUTES, entry.text(start)],
        "words": WORDS,
    }


def _ticks(last: float, doubling: bool) -> list[float]:
    """Minutes at the foot: doubled from one minute on, or in equal steps."""
    if doubling:
        return [2.0**power for power in range(math.ceil(math.log2(last)) + 1)]
    return [last * step / EQUAL_STEPS for step in range(EQUAL_STEPS + 1)]


def _instrument(evidence: Evidence, shown: Sequence[Clock], doubling: bool) -> None:
    key = keys.own("clocks")

    def heard() -> None:
        told.keep(key, (MINUTES,), evidence)
        st.rerun(refusals.NOTE)  # nothing else on the page speaks of the time

    now = {"minutes": query.held(MINUTES, evidence), "turn": told.turn(key)}
    with stage.stage():
        _clocks(data=data(evidence, shown, doubling) | now, key=key, on_chosen_change=heard)


def _table_and_sources(evidence: Evidence, every: Sequence[Clock], cry: Row) -> None:
    mark = float(statements.behind(STATEMENT, evidence).one("body")["number"])
    show.table([_shares(clock, (mark, float(cry["number"]), *LATER)) for clock in every])
    _behind(evidence, every, cry)


def _details(evidence: Evidence, found: Sequence[Clock]) -> None:
    """Where each clock comes from, and what to keep in mind about it."""
    for clock in found:
        show.words(
            f"**{clock.label}**, {clock.half_life:g} min "
            f"({vocabulary.read(evidence, clock.read)}). "
            f"{clock.note}"
        )
        citations.source_link(evidence, clock.source)
