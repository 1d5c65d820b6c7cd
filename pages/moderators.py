"""Set what surrounds a cry; see what the literature expects, and a judged range."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import articles, frame, messages
from goodcry.ui.kit.table import table
from goodcry.ui.moderators import result

with frame.page("moderators") as evidence:
    with frame.lead():
        messages.show("moderators", evidence)
        table.show(evidence, besides=result.fragments)

    result.show_literature_and_pushes(evidence)
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
