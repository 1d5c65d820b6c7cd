"""A phone in a live class: one question, one touch, one sentence that says whether it is in.

One component draws it all. Where the app's own server stands in front, it looks for news at an
address and sends what is touched there (``goodcry/server/rooms.py``): then no page runs anew when
a class goes on, and a phone needs no session to answer. Without that server (``streamlit run
app.py``) a fragment takes what is touched, and another one looks for news. Both are answered by
:mod:`goodcry.ui.live.sheet` and :mod:`goodcry.ui.live.ballot`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from goodcry import live
from goodcry.evidence import Evidence
from goodcry.live import Limits
from goodcry.ui.kit import components, keys, links, notes, served
from goodcry.ui.kit.live_parameters import LOOK, ROOM
from goodcry.ui.live import ballot, handing, sheet
from goodcry.ui.live.watch import watch

if TYPE_CHECKING:
    from goodcry.rooms import State

# Where a room is, seen from a page; behind it stands its code, as in the address of a page.
ADDRESS = "live-room"
_component = components.register(
    "goodcry_phone", Path(__file__).with_suffix(".js"), Path(__file__).with_suffix(".css")
)
# `st-key-...` are Streamlit's documented hooks. The way in for who teaches stands where no answers
# do: a phone of 640 px has no room for both.
STYLE = """<style>
.st-key-page-head h1 { font-size: 1rem !important; padding: 0 !important; }
.st-key-page { row-gap: 0.5rem; }
.st-key-page:has([data-phase="open"]) .st-key-note-v_teach { display: none; }
</style>"""
AWAY = (
    "The place where the answers are kept does not answer just now. Keep this page open: it tries "
    "again by itself."
)
OVER = (
    "**This class is over.** This phone has forgotten the number by which it took part, and what "
    "the class answered is deleted."
)
TEACH, STEER, PHONE = ":material/school:", ":material/tune:", ":material/smartphone:"
# What phone.js says by itself.
WORDS = {
    "away": AWAY,
    "late": "**Not sent yet.** Keep this page open: it is sent by itself.",
    "unknown": "One moment: what you answered is being looked up.",
    "looks": "You look on: a touch here does nothing.",
    "small": "Room {room} · No names. Answers are stored until the class goes on.",
    "unkept": "This browser keeps nothing: stay here.",
}


def show(evidence: Evidence, code: str, state: State | None) -> None:
    """A phone's view of a room that is not over; no ``state`` where the store does not answer."""
    st.session_state[_inside(code)] = True
    _phone(evidence, code, state)
    notes.notes("I teach this class", handing.take, code, key="teach", icon=TEACH)


def look(evidence: Evidence, code: str, state: State | None, *, steers: bool) -> None:
    """What the phones show, for who steers: it takes no part, and nobody counts it."""
    _phone(evidence, code, state, looks=True)
    st.caption("As it is on the phones now.")
    links.here(
        "Steer the class" if steers else "Take part from here",
        key="look_no_more",
        parameters={LOOK.name: None},
        icon=STEER if steers else PHONE,
    )


def over() -> None:
    """The room has ended; what one can do alone goes on."""
    st.markdown(OVER)
    alone()


def alone() -> None:
    """Ways to guess and to rate without a class."""
    with st.container(key="touch-v_alone"):
        links.to("classroom", "Guess alone, then look", l_part="guess")
        links.to("classroom", "Rate claims alone", l_part="quiz")


def was_inside(code: str) -> bool:
    """Whether this phone has shown the room in this visit."""
    return _inside(code) in st.session_state


def _inside(code: str) -> str:
    return keys.own(f"inside_{code}")


def _phone(evidence: Evidence, code: str, state: State | None, *, looks: bool = False) -> None:
    st.html(STYLE)
    limits = Limits.read(evidence)
    made = sheet.made(code, state, evidence)
    data: dict[str, Any] = {
        "room": code,
        "address": f"{ADDRESS}?{urlencode({ROOM.name: code})}" if served.files() else "",
        "looks": looks,
        "every": limits.poll_shortest,
        "sheet": made.sheet if made else None,
        "words": {name: sheet.words(text.format(room=code)) for name, text in WORDS.items()},
    }
    key = keys.own(f"phone_{code}{'_looks' if looks else ''}")
    if served.files():
        # Nothing is told to the page, but that the room is gone: it then says what goes on.
        _component(data=data, key=key, on_gone_change=lambda: None)
        return
    st.fragment(_told)(evidence, code, data, key)
    every = live.poll_seconds(state.room.joined, limits) if state else limits.poll_shortest
    st.fragment(_news, run_every=every)(code, _Drawn(state))


def _told(evidence: Evidence, code: str, data: dict[str, Any], key: str) -> None:
    """The phone in a fragment of its own, which takes what is touched and answers it."""
    told = (st.session_state.get(key) or {}).get("told")
    data = data | {"answer": _answered(evidence, code, told)}
    now = _component(data=data, key=key, on_told_change=lambda: None).get("told")
    if now and now != told:
        # What was touched while the line was cut comes with the first run of a session.
        st.rerun()


def _answered(evidence: Evidence, code: str, told: Any) -> dict[str, Any] | None:
    """The answer to what was told last, worked out once; its ``turn`` alone if there is none."""
    from goodcry.rooms import Away, Gone

    if not told:
        return None
    name = keys.own(f"answered_{code}")
    before, answer = st.session_state.get(name, (None, None))
    if before != told:
        answer = {"turn": told.get("turn")}
        try:
            answer |= ballot.answer(evidence, code, told)
        except (Away, Gone, ValueError):
            return answer  # it is told again; or what looks for news finds that the room is gone
        st.session_state[name] = told, answer
    return dict(answer)


class _Drawn:
    """What a page shows of a room: as long as it is the page that is drawn."""

    def __init__(self, state: State | None) -> None:
        self.version = state.room.version if state else None
        self.fresh = True


def _news(code: str, drawn: _Drawn) -> None:
    """Look for news; where there are any, the page is drawn anew."""
    from goodcry.rooms import Away

    if drawn.fresh:
        drawn.fresh = False
        return  # it was drawn in this very run
    try:
        state = watch().state(code)
    except Away:
        return
    if state is None or state.room.version != drawn.version:
        st.rerun()
