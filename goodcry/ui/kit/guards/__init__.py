"""What keeps a page whole against what it cannot know of: words that something rewrites, a control
that vanishes with the focus on it, and a phone that is turned round.

They start once a visit. Behind the app's own server they are in the page's first file, see
``goodcry/server/first.js``; ``streamlit run app.py`` has no such file, and there a component brings
them with the first run.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from goodcry.ui.kit import components, served

_component = st.components.v2.component(
    "goodcry_guards", js=components.joined(Path(__file__).resolve().with_name("guards.js"))
)


def draw() -> None:
    """Bring the guards, if the page has not got them from the server."""
    if not served.files():
        with st.container(key="guards"):
            _component(key="guards_brought", height=1)
