"""What this device alone keeps of a live class: a random number, and a teacher's key.

The number lets a phone be the same voter after a reload, in a new tab, on another replica. It is
drawn by lot for each room, lies in the browser's storage, and goes when the room is over, or after
a day; whoever votes sends it along, and no page knows it. The key comes to the page where there is
one. Where a browser lends no storage, both live as long as the page is open; :func:`kept` tells.

    pocket.show(room)       # first of all, at the top of a page
    key = pocket.key(room)  # None until the browser has told: the page then runs anew
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from goodcry.ui.kit import components, feeds, keys

NUMBER = re.compile(r"[0-9a-f]{32}")
# No key that a server makes is longer; see goodcry/rooms.py.
LONGEST_KEY = 100
_component = st.components.v2.component(
    "goodcry_pocket", js=components.joined(Path(__file__).with_suffix(".js"))
)


def show(room: str, *, empty: bool = False) -> None:
    """Let the browser tell what it keeps of a room, or, ``empty``, let go of it."""
    if empty:
        _put().pop(room, None)
    # It hands on what it has and draws nothing; first_words.js does not wait for such a place.
    with feeds.place("pocket"):
        told = _component(
            data={"room": room, "key": _put().get(room, ""), "empty": empty},
            key=keys.own(f"pocket_{room}"),
            on_told_change=lambda: None,
        ).get("told")
    st.session_state[_name(room)] = told if isinstance(told, Mapping) else {}


def key(room: str) -> str | None:
    """The key with which this device steers a room; None if it has none, or has not told yet."""
    found = _put().get(room) or str(_told(room).get("key", ""))
    return found if 0 < len(found) <= LONGEST_KEY else None


def kept(room: str) -> bool:
    """Whether the browser keeps the key when the page is closed."""
    return bool(_told(room).get("kept"))


def put_key(room: str, key: str) -> None:
    """Keep the key of a room that this device has opened or taken over."""
    _put()[room] = key


def _put() -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault(keys.own("keys"), {})
    return found


def _name(room: str) -> str:
    return keys.own(f"told_{room}")


def _told(room: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = st.session_state.get(_name(room), {})
    return found
