"""The body during a cry: accounts that disagree, run side by side."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import articles, citations, frame, messages
from goodcry.ui.shift import choices, instrument, sections, trials

with frame.page("shift", layout="wide") as evidence:
    with frame.lead():
        messages.show("shift", evidence)
    citations.behind(evidence, "shift-message", "Sources for this")

    instrument.show(evidence)

    st.header("Pick an account", anchor=False)
    picked = choices.pick(evidence)
    sections.summaries(picked)
    line = st.container()

    st.header("Choose a moment", anchor=False)
    chosen = choices.chosen(evidence, picked, choices.moment_slider(evidence))
    sections.moment_words(chosen, evidence)
    with line:
        sections.timeline(chosen, evidence)
        sections.compare_all(evidence)

    st.header("Not a see-saw", anchor=False)
    sections.plane(chosen, evidence)

    st.header("Mood is another clock", anchor=False)
    sections.mood(evidence)

    st.header("Three experiments", anchor=False)
    st.markdown("The same model heart as above. Guess first, then try.")
    trials.block(chosen, evidence)
    trials.slow(chosen, evidence)
    trials.age(chosen, evidence)

    st.header("What was measured, what is drawn in", anchor=False)
    st.markdown(
        "Most of these studies watched young women at films. They give directions and some times, "
        "hardly ever sizes."
    )
    sections.measured(chosen, evidence)
    articles.of_page(evidence, "shift")

    st.header("What these pictures leave out", anchor=False)
    sections.questions(evidence, "shift")
