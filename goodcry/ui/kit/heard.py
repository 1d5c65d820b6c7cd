"""What a page tells those who hear it: once, when they can listen, and only what has changed.

An instrument has a voice of its own (``speaker`` in ``component.js``). All else on a page has one
together: it says what a part of the page tells now and did not tell in the run before. Words of the
page stand in its HTML; ``guards/heard.js`` says them.
"""

from __future__ import annotations

import json
from html import escape

import streamlit as st

from goodcry.ui.kit import feeds

TOLD = "heard"


def begin() -> None:
    """At the start of a page: nothing is told yet."""
    st.session_state[TOLD] = {}


def tell(name: str, *sentences: str) -> None:
    """Tell what a part of the page shows now; ``name`` is that of the part on its page."""
    told = st.session_state.setdefault(TOLD, {})
    told[name] = " ".join(each.replace("*", "") for each in sentences if each)


def draw() -> None:
    """At the end of a page: let what has changed since it was drawn last be said."""
    told = json.dumps(st.session_state[TOLD], ensure_ascii=False)
    with feeds.place("heard"):
        st.html(f'<span data-told="{escape(told)}"></span>')
