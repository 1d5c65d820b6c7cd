"""Home: the question, the answer in three sentences, and the way in."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.home import sections
from goodcry.ui.kit import frame

with frame.page("home") as evidence:
    with frame.lead():
        sections.answer(evidence)
    sections.behind(evidence)

    st.header("Look for yourself", anchor=False)
    sections.pages()

    st.header("Why this app exists", anchor=False)
    sections.why(evidence)
