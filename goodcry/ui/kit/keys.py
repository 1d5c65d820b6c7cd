"""The names under which the session keeps what belongs to one page alone.

The session outlives a page: a control of the next page with the same key would start with what was
set on the page before. So each key bears the prefix of its page, given here and nowhere else. What
is kept in the address bears the name of its parameter instead, which no other page has; see
:mod:`goodcry.ui.kit.page_parameters`.
"""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import registry

PAGE = "page_drawn"


def enter(page: registry.Page) -> bool:
    """Keys are those of this page from now on. Whether it is another page than before."""
    fresh = st.session_state.get(PAGE) != page.name
    st.session_state[PAGE] = page.name
    return fresh


def own(name: str) -> str:
    """The key of this name on the page that is drawn."""
    return registry.page(st.session_state[PAGE]).prefix + name
