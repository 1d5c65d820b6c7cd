"""Set what surrounds a cry; see what the literature expects, and a judged range."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import articles, frame, messages
from goodcry.ui.moderators import result, scenario

with frame.page("moderators") as evidence:
    with frame.lead():
        messages.show("moderators", evidence)
        names = scenario.scenarios(evidence)
        # Drawn before the controls, so that a slow phone shows it first.
        result.show_drops(evidence, names)
        scenario.base_choice(evidence, result.redraw)
        with st.bottom:
            result.show_line(evidence, names)

    st.header("What surrounds the cry", anchor=False)
    scenario.questions(evidence, names, result.redraw)
    st.subheader("Asked about, but it moves nothing here", anchor=False)
    scenario.without_push(evidence, names, result.redraw)

    result.show_literature_and_pushes(evidence, names)

    st.header("What is assumed", anchor=False)
    st.markdown(
        "For some answers one survey gives a size. For the others studies give a direction only; "
        "there the size is assumed, and you can move it."
    )
    scenario.assumed_sizes(evidence, result.redraw)
    articles.of_page(evidence, "moderators")

    st.header("What this page cannot know", anchor=False)
    st.markdown(
        "- You. Every number here is about groups, mostly young women and students.\n"
        "- What caused what. Most studies asked people to remember a cry; a good ending may have "
        "coloured the memory of all the rest.\n"
        "- How two things work together. A few studies looked at pairs (dwelling on things beside "
        "a friend, for one); the page adds pushes up, and only counts less of those that overlap.\n"
        "- Whether a cry that changes nothing was useless. Mood is only one thing that tears do."
    )
