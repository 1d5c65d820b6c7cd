"""The parts of the page about what crying is said to do, and the ways between them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from goodcry.ui.kit import keys, links, query, scroll
from goodcry.ui.kit.page_parameters import MECHANISM_PARTS, OF_CLAIMS

# The place above the part; see goodcry.ui.kit.scroll.
TOP = "part"
THINGS, CLAIMS, WEB, BENCH, CLOCKS, KINDS = MECHANISM_PARTS
# On a phone the parts are a strip, so that what is touched stands on the first screen.
STYLE = """<style>
@media (max-width: 64rem) {
  .st-key-m_part :has(> button) { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none;
    margin-inline: -1rem; padding-inline: 1rem; }
  .st-key-m_part button { flex: none; } }
</style>"""
# The claims that one of the parts deals with further; all others lead to the web.
FURTHER = {
    "cortisol_in_tears": BENCH,
    "cortisol_response": CLOCKS,
    "opioids_pain": CLOCKS,
    "oxytocin_crying": CLOCKS,
    "tear_types": KINDS,
    "emotional_tear_protein": KINDS,
    "acth_enkephalin_tears": KINDS,
}


def to_part(part: str, label: str, *, key: str) -> None:
    """A button that turns to a part of the page."""
    links.here(label, key=key, parameters={"m_part": part}, place=TOP)


def to_claim(mechanism: str | None, label: str, *, key: str, **settings: Any) -> None:
    """A button that opens the claim of this id; None: all of them."""
    st.button(label, key=keys.own(key), on_click=turn_to_claim, args=(mechanism,), **settings)


def turn_to_claim(mechanism: str | None = None) -> None:
    """Callback: open the claim of this id; None: all of them.

    In one step of the browser's history: so the part stands in the address just where its control
    would write it, in its words. What is open of one chain means nothing in another.
    """
    scroll.to(TOP)
    led = mechanism or query.at_hand().keys() & set(OF_CLAIMS) - {"mechanism"}
    part = () if led else (MECHANISM_PARTS[CLAIMS],)
    claim = (mechanism,) if mechanism else ()
    query.keep_all({"m_part": part, "mechanism": claim, "arrow": ()})
    st.session_state["m_part"] = CLAIMS


def to_thing(thing: str, label: str, *, key: str) -> None:
    """A button that opens the thing of this id."""
    links.here(label, key=key, parameters={"m_part": THINGS, "thing": thing}, place=TOP)
