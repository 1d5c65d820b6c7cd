"""Folds whose content is made, and sent to the phone, only once somebody opens them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVarTuple

import streamlit as st

from goodcry.ui.kit import keys

Arguments = TypeVarTuple("Arguments")


def fold(
    label: str,
    draw: Callable[[*Arguments], object],
    *arguments: *Arguments,
    key: str,
    icon: str | None = None,
    even_closed: bool = False,
    **settings: Any,
) -> None:
    """A folded part of the page, drawn when it is open.

    What has to be there without asking the server again stands in a plain ``st.expander``.

    Args:
        label: what the fold says while it is closed.
        draw: draws the content; it is called with ``arguments``.
        key: names the fold on its page; with ``bind``, the parameter that keeps it in the address.
        icon: what stands before the label, as in ``:material/search:``.
        even_closed: draw the content of the closed fold too. For controls: one that is not drawn
            forgets what was set.
        settings: go to ``st.expander``.
    """
    key = key if "bind" in settings else keys.own(key)
    folded = st.expander(label, icon=icon, key=key, on_change="rerun", **settings)
    if folded.open or even_closed:
        with folded:
            draw(*arguments)
