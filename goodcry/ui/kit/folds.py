"""Folds whose content is made, and sent to the phone, only once somebody opens them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVarTuple

import streamlit as st

from goodcry.ui.kit import big, keys, notes
from goodcry.ui.kit.parameters import SWITCH

Arguments = TypeVarTuple("Arguments")


def fold(
    label: str,
    draw: Callable[[*Arguments], object],
    *arguments: *Arguments,
    key: str,
    icon: str | None = None,
    even_closed: bool = False,
    about: str = "",
    **settings: Any,
) -> None:
    """A folded part of the page, drawn when it is open.

    What has to be there without asking the server again stands in a plain ``st.expander``. On a
    page for the last row a fold waits among the notes, unless its address or a control needs it.

    Args:
        label: what the fold says while it is closed.
        draw: draws the content; it is called with ``arguments``.
        key: names the fold on its page; with ``bind``, the parameter that keeps it in the address.
        icon: what stands before the label, as in ``:material/search:``.
        even_closed: draw the content of the closed fold too. For controls: one that is not drawn
            forgets what was set.
        about: what it is about, where its label does not say so and it waits among others.
        settings: go to ``st.expander``.
    """

    bound = "bind" in settings
    asked = bound and SWITCH.get(st.query_params.get(key, "").lower())
    if big.on() and not even_closed and not asked and not st.session_state.get(notes.DRAWN):
        name = keys.own(f"note_{key}")
        words = f"{about} · {label}" if about else label
        notes.later(name, lambda: notes.folded(words, name, icon, draw, *arguments))
        return
    name = key if bound else keys.own(key)
    place = st.expander(label, icon=icon, key=name, on_change="rerun", **settings)
    if place.open or even_closed:
        with place:
            draw(*arguments)
