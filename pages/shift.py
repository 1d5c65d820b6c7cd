"""The body during a cry: accounts that disagree, run side by side."""

from __future__ import annotations

import streamlit as st

from goodcry import statements
from goodcry.evidence import Evidence
from goodcry.ui.kit import citations, frame
from goodcry.ui.kit.wording import in_words
from goodcry.ui.shift import account_state, body_map, sections, trials
from goodcry.ui.shift.account_state import Chosen


def message(evidence: Evidence) -> None:
    """What a reader who goes no further should know."""
    behind = statements.behind("shift-message", evidence)
    faster, slower = (in_words(behind.sources(role)) for role in ("faster", "slower"))
    st.markdown(
        "The usual story is short: first the body is stirred up, then it calms down. **Studies of "
        "people who cried do not agree on that.**\n"
        f"- Just before tears, {faster} teams saw the heart speed up. But {slower}, with more "
        "criers, saw it slow down.\n"
        "- Crying is no calm state. Both branches of the automatic nerves seem to work at once: "
        "the sympathetic one, a **push**, and the parasympathetic one, a **brake**.\n"
        f"- It is soon over: {behind.one('body')['number']:g} minutes after the first tear, all "
        "that crying did to heart and breath was gone."
    )
    frame.let_paint()
    citations.behind(evidence, "shift-message", "Sources for this")


with frame.page("shift") as evidence:
    message(evidence)

    st.header("Pick an account", anchor=False)
    picked = account_state.pick(evidence)
    sections.summaries(picked, evidence)
    line = st.container()

    st.header("Choose a moment", anchor=False)
    chosen = Chosen(picked, account_state.moment_slider(evidence))
    sections.moment_words(chosen, evidence)
    with line:
        sections.timeline(chosen, evidence)
        sections.compare_all(evidence)

    st.header("Not a see-saw", anchor=False)
    sections.plane(chosen, evidence)

    st.header("Which nerve does what", anchor=False)
    body_map.body_map(chosen, evidence)

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

    st.header("What these pictures leave out", anchor=False)
    sections.questions(evidence, "shift")
