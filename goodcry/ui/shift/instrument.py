"""The instrument of the page of the shift: body, nerves and heart under one clock.

It answers in the browser; see ``instrument.js``. What is chosen stands in the address, and nowhere
else: the browser tells it when a finger is lifted, and the next run reads it from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.held import HeldOf
from goodcry.ui.kit import components, faces, keys, known, query, refusals, stage, told
from goodcry.ui.kit.page_parameters import NONE
from goodcry.ui.shift import (
    body_data,
    body_map,
    experiments_data,
    matrix_data,
    mood_data,
    sections,
    shown,
    study_data,
)

FOLDER = Path(__file__).resolve().parent
# One for each part that brings styles of its own.
STYLES = ("instrument.css", "body.css", "page.css")
_component = components.register(
    "goodcry_shift", FOLDER / "instrument.js", *(FOLDER / name for name in STYLES)
)

# What is chosen -> its parameter in the address, and the text that need not stand there.
ADDRESS = {
    "study": "account",
    "second": "second",
    "seconds": "moment",
    "place": "s_place",
    "block": "block",
    "slow": "slow",
    "free": "s_free",
    "sympathetic": "s_push",
    "parasympathetic": "s_brake",
    "breathing": "s_breaths",
    "age": "s_age",
}
FREE = ("sympathetic", "parasympathetic", "breathing", "age")
# What the page around the instrument speaks of, too.
STUDIES = ("study", "second")
# These begin with nothing chosen, whatever a control for them would begin with.
OPEN = ("place", "block", "age")


@HeldOf
def data(evidence: Evidence) -> dict[str, Any]:
    """What is the same for everybody."""
    studies = study_data.data(evidence)
    return (
        studies
        | body_data.data(evidence)
        | {
            # An experiment moves heart and RSA further than any study.
            "wide": studies["limits"] | experiments_data.LANES,
            "matrix": matrix_data.data(evidence),
            "experiments": experiments_data.data(evidence),
            "mood": mood_data.data(evidence),
            "address": _address(evidence),
        }
    )


def _address(evidence: Evidence) -> list[tuple[str, str, str]]:
    found = []
    for name, parameter in ADDRESS.items():
        entry = known.named(parameter, evidence)
        start = None if name in OPEN else entry.start(evidence)
        found.append((name, parameter, "" if start is None else entry.text(start)))
    return found


def chosen(evidence: Evidence) -> dict[str, Any]:
    """What the address asks for, as the instrument takes it; see ``Chosen`` in ``instrument.js``.

    ``seconds`` from the first tear; ``free`` holds drives, breaths and age where they are set by
    hand, else None.
    """
    held = {name: query.held(parameter, evidence) for name, parameter in ADDRESS.items()}
    asked = {name: query.asked(ADDRESS[name], evidence) for name in OPEN}
    free = {name: held[name] for name in FREE} if held["free"] else None
    return {
        "study": held["study"],
        "second": None if held["second"] in (NONE, held["study"]) else held["second"],
        "seconds": seconds(held["seconds"], evidence),
        "slow": held["slow"],
        "free": free,
        **asked,
        "block": None if asked["block"] == experiments_data.NOTHING else asked["block"],
        "age": None if free else asked["age"],
    }


def seconds(moment: str | float, evidence: Evidence) -> float:
    """The time of what the address calls a moment: of a named one, or itself."""
    if isinstance(moment, str):
        return float(evidence.row("moments", moment)["seconds"])
    return float(moment)


def keep(said: Mapping[str, Any], evidence: Evidence) -> None:
    """Write what the browser tells (parameter -> text) into the address."""
    parameters = [known.named(name, evidence) for name in ADDRESS.values()]
    query.keep_told(said, parameters, evidence)


def show(evidence: Evidence) -> dict[str, Any]:
    """The instrument with its table and its sources; returns what is chosen (:func:`chosen`)."""
    key = keys.own("instrument")

    now = chosen(evidence)

    def heard() -> None:
        keep(told.last(key), evidence)
        then = chosen(evidence)
        if all(then[name] == now[name] for name in STUDIES):
            st.rerun(refusals.NOTE)  # nothing else on the page speaks of the moment

    def picture() -> None:
        sent = _component(
            data=data(evidence) | {"chosen": now, "turn": told.turn(key)},
            key=key,
            on_chosen_change=heard,
            on_sources_change=lambda: None,
        )
        if sent.sources:
            body_map.sources(sent.sources, evidence)

    with stage.stage():
        faces.framed(
            "The body during a cry",
            picture,
            partial(shown.rows, now, evidence),
            partial(sections.sources, evidence),
            key="body",
            below=True,
        )
    return now
