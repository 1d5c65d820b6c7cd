"""How often, how long, where and about what; women and men; countries; age; therapy."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import big, frame, messages
from goodcry.ui.who_cries import parts, sections, widgets

# Part -> its sections, heading -> what draws it.
PARTS = {
    parts.OFTEN: {"How often": sections.how_often},
    parts.WHAT: {"About what": sections.about_what},
    parts.CRY: {
        "How long, when, where, with whom": sections.how_long,
        "How hard": sections.how_hard,
    },
    parts.SEXES: {
        "Does it help women more?": sections.does_it_help,
        "Why the difference?": sections.why,
    },
    parts.OTHERS: {
        "Countries": sections.countries,
        "Age": sections.age,
        "In therapy": sections.therapy,
    },
    parts.OPEN: {"What we found no study of": sections.not_studied},
}

with frame.page("who_cries") as evidence:
    with frame.lead():
        # The last row of a class watches the picture, and so has the words at the end.
        if not big.on():
            messages.show("who_cries", evidence)
        part = parts.choose(evidence)
        if part == parts.OFTEN:
            widgets.guesses(evidence)
    for heading, draw in PARTS[part].items():
        st.header(heading, anchor=False)
        draw(evidence)
    if big.on():
        messages.show("who_cries", evidence)
    parts.on_from(part)
