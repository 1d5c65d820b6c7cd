"""How every page looks: paper and ink, old letters for titles, and water at the foot.

The water is the app's only ornament, and the drop its only mark. The same rules serve the first
words, so that nobody sees the live page take their place.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from goodcry.figures import look

# How wide drawings stand on a wide page, px. They are made for a phone and would look coarse
# stretched over all of it; those of few parts, or beside words, stand narrower.
DRAWING_WIDTH, NARROW_DRAWING_WIDTH = 480, 400
RULES = look.rules() + Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
STYLE = f"<style>{RULES}</style>"


def is_dark() -> bool:
    """Whether the page is shown in its dark theme; unknown counts as light."""
    return st.context.theme.type == "dark"
