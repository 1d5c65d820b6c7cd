"""A sentence that changes under the reader's hands: screen readers hear it when they rest."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from goodcry.ui.kit import components, keys

# Streamlit takes the place of its own texts whole, and of a new text nobody hears.
_component = st.components.v2.component(
    "goodcry_said",
    html='<p role="status"></p>',
    css="p { margin: 0; font-family: var(--st-font); color: var(--st-text-color); }",
    js=components.joined(Path(__file__).with_suffix(".js")),
)


def say(text: str, *, key: str) -> None:
    """Say a sentence, ``**`` around what is strong in it; ``key`` names its place on the page."""
    _component(data={"text": text}, key=keys.own(key))
