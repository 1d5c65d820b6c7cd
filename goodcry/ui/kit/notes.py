"""Words that open over the page, so that nothing is left or scrolled away.

On a page for the last row they wait behind one button, with small print and folds: see
:func:`later`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVarTuple

import streamlit as st

from goodcry.ui.kit import big, keys

Arguments = TypeVarTuple("Arguments")
ICON = ":material/info:"
# What waits behind the button, name -> what draws it; and whether it is drawn right now.
LATER, DRAWN = "notes", "notes_drawn"


def notes(
    label: str,
    draw: Callable[[*Arguments], object],
    *arguments: *Arguments,
    key: str,
    icon: str = ICON,
) -> None:
    """A small quiet button that opens words over the page; they are made once it is touched.

    Args:
        label: what the button says, and the title of what opens.
        draw: draws the words; it is called with ``arguments``.
        key: names the button on its page.
        icon: what stands before the label.
    """
    name = keys.own(f"note_{key}")
    if st.session_state.get(DRAWN):
        # Nothing can open over what is open.
        folded(label, name, icon, draw, *arguments)
    elif big.on():
        later(name, lambda: folded(label, name, icon, draw, *arguments))
    else:
        with st.container(key=f"note-{keys.own(key)}", width="content"):
            touched = st.button(label, key=keys.own(f"{key}_note"), icon=icon, type="tertiary")
        if touched:
            over(label, draw, *arguments)


def over(title: str, draw: Callable[[*Arguments], object], *arguments: *Arguments) -> None:
    """Open words over the page, in this run of it."""

    # What is only closed in the browser comes back with the next fragment that is drawn anew.
    @st.dialog(title, width="medium", on_dismiss="rerun")
    def opened() -> None:
        st.session_state[DRAWN] = True
        try:
            draw(*arguments)
        finally:
            st.session_state[DRAWN] = False

    opened()


def folded(
    label: str,
    name: str,
    icon: str | None,
    draw: Callable[[*Arguments], object],
    *arguments: *Arguments,
) -> None:
    """Words in a fold, made once somebody opens it; ``name`` is its key in the session."""
    place = st.expander(label, icon=icon, key=name, on_change="rerun")
    if place.open:
        with place:
            draw(*arguments)


def caption(text: str) -> None:
    """Small print; on a page for the last row it waits among the notes."""
    if big.on() and not st.session_state.get(DRAWN):
        later(text, lambda: st.markdown(text))
    else:
        st.caption(text)


def begin() -> None:
    """At the start of a page: nothing waits yet."""
    st.session_state[LATER], st.session_state[DRAWN] = {}, False


def later(name: str, draw: Callable[[], object]) -> None:
    """Let something wait behind the one button of a page for the last row."""
    st.session_state[LATER][name] = draw


def waiting() -> list[Callable[[], object]]:
    """What waits, in its order on the page."""
    return list(st.session_state.get(LATER, {}).values())
