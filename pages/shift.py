"""The body during a cry: accounts that disagree, run side by side."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import articles, big, frame, messages, notes, stage
from goodcry.ui.shift import instrument, sections

with frame.page("shift") as evidence:
    # For the last row the instrument fills the screen; the message waits among the notes.
    if big.on():
        notes.later("message", lambda: messages.show("shift", evidence))
    else:
        with frame.lead(), stage.stage("lead"):
            messages.show("shift", evidence)

    chosen = instrument.show(evidence)

    st.header("Measured, and drawn in", anchor=False)
    sections.measured(sections.picked(chosen, evidence), evidence)

    st.header("No see-saw", anchor=False)
    sections.nerves()
    articles.of_page(evidence, "shift")

    st.header("To discuss", anchor=False)
    sections.questions(evidence, "shift")
