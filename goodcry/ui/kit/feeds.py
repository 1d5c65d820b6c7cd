"""Places of a page that hand data on and draw nothing.

with feeds.place("trail"):
    _component(data=...)
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

NAMES = ("trail", "heard", "pocket", "table", "finder")
# They take no room, not even that between two elements. Each is named whole; see ``stage.py``.
STYLE = f"""
[data-testid="stLayoutWrapper"]:has(> :is({", ".join(f".st-key-feed-{name}" for name in NAMES)})) {{
  position: absolute; }}
"""


def place(name: str) -> DeltaGenerator:
    """The place of this name on the page that is drawn; one of ``NAMES``, or ``ValueError``."""
    if name not in NAMES:
        raise ValueError(f"There is no feed {name!r}. Name it in feeds.NAMES: {', '.join(NAMES)}.")
    return st.container(key=f"feed-{name}")
