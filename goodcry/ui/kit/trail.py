"""The browser's history: one touch is one step, and Back leads to the page as it was left.

Streamlit writes two entries on the way to another page, the first without what was set on the page
that is left (streamlit#8102), one for each parameter that a callback changes, and none where its
own controls turn to another part of a page. It scrolls within the page, too, at a place that no
browser remembers. ``trail.js`` mends that where all of it comes through: at the browser's history.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import big, components, feeds, keys, query

_component = st.components.v2.component(
    "goodcry_trail", js=components.joined(Path(__file__).with_suffix(".js"))
)
# Another value of one of these is another thing to read: Back leads to the one before.
TURNS = (
    *("m_part", "thing", "w_part", "c_part", "l_part", "l_lesson", "l_story", "view", "subject"),
    *("behind", "l_step", "l_question"),
)


def keep(page: str, evidence: Evidence) -> None:
    """Let the browser keep the trail of this page; at the end of the page, once."""
    names = query.names(page, evidence) | {big.LESSON, big.STEP}
    with feeds.place("trail"):
        _component(data={"turns": TURNS, "names": sorted(names)}, key=keys.own("trail"))
