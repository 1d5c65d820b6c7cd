"""How often, how long, where and about what; women and men; countries; age; therapy."""

from __future__ import annotations

import streamlit as st

from goodcry import statements
from goodcry.figures import dot_lines
from goodcry.ui.kit import frame
from goodcry.ui.who_cries import sections, widgets

with frame.page("who_cries") as evidence:
    st.html(dot_lines.STYLE)
    most = statements.behind("who-overlap", evidence).one("men")["high"]
    st.markdown(
        "In every sample we found, women report more cries than men. How many more depends on who "
        "was asked, and how. And the groups overlap: in an old US diary some women did not cry "
        f"for a month, while some men cried {most:.0f} times."
    )
    st.info(
        "**Who was asked?** Mostly students and volunteers, about their own tears. They are "
        "counted as women or men; the tables hold nobody else. Most of the numbers we know from "
        "news reports, not from the papers.",
        icon="👥",
    )
    widgets.guesses(evidence)
    sections.how_often(evidence)
    sections.about_what(evidence)
    sections.how_long(evidence)
    sections.how_hard(evidence)
    sections.does_it_help(evidence)
    sections.why(evidence)
    sections.countries(evidence)
    sections.age(evidence)
    sections.therapy(evidence)
    sections.not_studied(evidence)
