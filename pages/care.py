"""The night comes first: call, breathe, do something small. What is known can wait."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.care import cards, numbers, parts
from goodcry.ui.kit import frame, help_numbers, scroll
from goodcry.ui.kit.folds import fold


def night(evidence: Evidence) -> None:
    """What somebody needs who has just cried, and that the rest can wait."""
    st.header("Breathe with a circle", anchor=False)
    cards.breathing(evidence)

    st.header("Something small to do", anchor=False)
    cards.small_things(evidence)

    st.header("When to talk to somebody", anchor=False)
    cards.signs(evidence)

    st.header("Not today", anchor=False)
    st.markdown(
        "You need not understand tonight why you cried, or whether it did you good. What studies "
        "found, and what articles say, can wait for another day."
    )
    parts.choose(evidence)


def what_is_known(evidence: Evidence) -> None:
    """What studies found, what articles say, and where the numbers to call come from."""
    scroll.place(parts.TOP)
    parts.choose(evidence)
    st.header("What is known", anchor=False)
    st.markdown("What studies found, what articles say, and what we found no study on.")
    for label, draw, key, icon in (
        ("What else soothes", cards.soothers, "c_known", ":material/spa:"),
        (
            "Conditions that change crying",
            cards.conditions,
            "c_conditions",
            ":material/stethoscope:",
        ),
        ("Letting go or holding back", cards.holding_back, "c_holding", ":material/water_drop:"),
    ):
        fold(label, draw, evidence, key=key, icon=icon, bind="query-params")
    fold(
        "What the articles say",
        cards.articles_say,
        evidence,
        key="said",
        icon=":material/newspaper:",
    )
    fold(
        "Where the numbers to call come from",
        numbers.sources,
        evidence,
        key="numbers",
        icon=":material/find_in_page:",
    )


PARTS = {parts.NIGHT: night, parts.KNOWN: what_is_known}

with frame.page("care") as evidence:
    with frame.lead():
        st.header(help_numbers.HEADING, anchor=help_numbers.ANCHOR)
        numbers.show(evidence)
    PARTS[parts.now(evidence)](evidence)
