"""What a device is in a room: a phone of the class, or what steers it if it holds the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.live import Limits
from goodcry.ui.kit import links, pocket, query, registry
from goodcry.ui.kit.live_parameters import LOOK
from goodcry.ui.live import commands, door, phone, steer, wall, watch

if TYPE_CHECKING:
    from goodcry.rooms import State

# Streamlit fades what waits for a new run. A wall asks each second, and where a busy server answers
# late its words would turn pale before the last row; they stand as they are until there are others.
STYLE = """<style>
.st-key-page :is(.stElementContainer, .stExpander details, .stExpander details > *) {
  opacity: 1; transition: none; }
</style>"""


def show(evidence: Evidence, code: str) -> None:
    """The room with this code, as this device is to see it."""
    st.html(STYLE)
    if not watch.misses().allow(code, Limits.read(evidence).misses_a_minute):
        st.info(door.WAIT)
        return
    state, answers = _latest(code)
    gone = answers and state is None
    pocket.show(code, empty=gone)
    key = pocket.key(code)
    if gone:
        _gone(code)
    elif query.asked(door.WALL, evidence):
        wall.show(evidence, code, key)
    elif query.asked(LOOK.name, evidence):
        phone.look(evidence, code, state, steers=bool(key))
    elif key:
        steer.show(evidence, code, key)
    else:
        phone.show(evidence, code, state)


def _latest(code: str) -> tuple[State | None, bool]:
    """The room as it stands, None if there is none; and whether the store answers."""
    from goodcry.rooms import Away

    try:
        return watch.watch().state(code), True
    except Away:
        return None, False


def _gone(code: str) -> None:
    """There is no such room: it was deleted at its end, or there never was one."""
    # A browser tells of its key when the page is there: who steers may have been a phone before.
    if commands.was_seen(code):
        st.markdown(commands.GONE)
        with st.container(key="touch-v_on"):
            links.to("live", "Ask something else")
            links.to("classroom", registry.page("classroom").title)
    elif phone.was_inside(code):
        phone.over()
    else:
        watch.misses().add(code)
        door.nowhere(code)
