"""What keeps a page whole against what it cannot know of: words that something rewrites, a control
that vanishes with the focus on it, and a phone that is turned round.

``guards.js`` runs once a visit. Behind the app's own server it is a file of the page and comes
before the page is drawn; ``streamlit run app.py`` has no such file, and there a component brings it
with the first run.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from goodcry.ui.kit import components, served

SCRIPT = components.joined(Path(__file__).resolve().with_name("guards.js"))
_component = st.components.v2.component("goodcry_guards", js=SCRIPT)


def draw() -> None:
    """Bring the guards, if the page has not got them from the server."""
    if not served.files():
        with st.container(key="guards"):
            _component(key="guards_brought", height=1)
