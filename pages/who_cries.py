"""How often, how long, where and about what; women and men; countries; age; therapy."""

from __future__ import annotations

import streamlit as st

from goodcry.figures import dot_lines
from goodcry.ui.kit import frame, messages
from goodcry.ui.who_cries import sections, widgets

with frame.page("who_cries") as evidence:
    with frame.lead():
        messages.show("who_cries", evidence)
        st.html(dot_lines.STYLE)
        sections.who_was_asked()
        widgets.guesses(evidence)
        st.header("How often", anchor=False)
        sections.how_often(evidence)
    sections.how_often_beware(evidence)

    st.header("About what", anchor=False)
    sections.about_what(evidence)

    st.header("How long, when, where, with whom", anchor=False)
    sections.how_long(evidence)

    st.header("How hard", anchor=False)
    sections.how_hard(evidence)

    st.header("Does it help women more?", anchor=False)
    sections.does_it_help(evidence)

    st.header("Why the difference?", anchor=False)
    sections.why(evidence)

    st.header("Countries", anchor=False)
    sections.countries(evidence)

    st.header("Age", anchor=False)
    sections.age(evidence)

    st.header("In therapy", anchor=False)
    sections.therapy(evidence)

    st.header("What we found no study of", anchor=False)
    sections.not_studied(evidence)
