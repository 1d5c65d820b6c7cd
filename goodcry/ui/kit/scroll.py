"""Brings a place of the page back into view after its content was exchanged.

Streamlit leaves the page where it was: who touches "Next" below a list would see the end of
the next one. The focus comes along, or keys would go on from the top of the page.
"""

from __future__ import annotations

import streamlit as st

from goodcry.ui.kit import keys

# `turn` tells a new request from a redraw, so that nothing moves under a reader's eyes.
SCRIPT = """
export default function ({ data, parentElement }) {
  const place = parentElement.host ?? parentElement
  if (place.turn === data.turn) return
  place.turn = data.turn
  place.style.scrollMarginTop = "4.5rem"
  place.scrollIntoView({ block: "start" })
  place.tabIndex = -1
  place.style.outline = "none"
  place.focus({ preventScroll: true })
}
"""

_place = st.components.v2.component("goodcry_scroll", js=SCRIPT)


def to(name: str) -> None:
    """Ask, in a callback, for the place of this name to be shown after the rerun."""
    turn = st.session_state.get("scroll", {}).get("turn", 0) + 1
    st.session_state["scroll"] = {"name": name, "turn": turn}


def forget() -> None:
    """Nothing is asked for any more: another page has a place of the same name."""
    st.session_state.pop("scroll", None)


def place(name: str) -> None:
    """A place that can be asked for; it draws nothing."""
    wanted = st.session_state.get("scroll", {})
    # The container keeps the elements after it in their order, asked for or not.
    with st.container(gap=None, height="content"):
        if wanted.get("name") == name:
            _place(data={"turn": wanted["turn"]}, key=keys.own(f"place_{name}"), height=1)
