"""How the reader's page looks, for drawings that have to be told."""

from __future__ import annotations

import streamlit as st

# How wide drawings stand on a wide page, px. They are made for a phone and would look coarse
# stretched over all of it; those of few parts, or beside words, stand narrower.
DRAWING_WIDTH, NARROW_DRAWING_WIDTH = 480, 400


def is_dark() -> bool:
    """Whether the page is shown in its dark theme; unknown counts as light."""
    return st.context.theme.type == "dark"
