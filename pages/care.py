"""The night comes first: call, breathe, do something small. What is known waits behind folds."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.care import cards, numbers
from goodcry.ui.kit import frame, help_numbers
from goodcry.ui.kit.folds import fold

with frame.page("care") as evidence:
    with frame.lead():
        st.header(help_numbers.HEADING, anchor=help_numbers.ANCHOR)
        numbers.show(evidence)

    st.header("Breathe with a circle", anchor=False)
    cards.breathing(evidence)

    st.header("Something small to do", anchor=False)
    cards.small_things(evidence)

    st.header("When to talk to somebody", anchor=False)
    cards.signs(evidence)

    st.header("What is known", anchor=False)
    st.markdown(
        "This can wait for another day: what studies found, what articles say, and what we found "
        "no study on."
    )
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
