"""A phone in a live class: one question, one touch, one sentence that says whether it is in.

A touch is the vote. What the phone stores is what its options hold, not that they were touched: a
touch made while the line was cut is stored with the next run of the page. Nothing is said to be in
before the store has said so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from goodcry import live, live_items
from goodcry.evidence import Evidence
from goodcry.live import Limits
from goodcry.ui.kit import keys, links, notes, pocket
from goodcry.ui.live import ballot, handing
from goodcry.ui.live.ballot import Vote
from goodcry.ui.live.watch import watch

if TYPE_CHECKING:
    from goodcry.rooms import State

# One question, its answers and one line below them fit a phone of 360 x 640 without scrolling. The
# rows of answers are `st-key-...` containers, Streamlit's documented hook.
STYLE = """<style>
.st-key-page-head h1 { font-size: 1rem !important; padding: 0 !important; }
.st-key-page, .st-key-page .stVerticalBlock { row-gap: 0.5rem; }
.st-key-page h2 { padding: 0; font-size: 1.25rem; line-height: 1.25;
  text-wrap: pretty; }
.st-key-page :has(> .stHeading) + * { margin-block-start: 0.625rem; }
.st-key-page .gc-samples li { margin: 0; padding: 0; }
[class*="st-key-v_answers-"] { --columns: 1; }
.st-key-v_answers-several { --columns: 2; }
.st-key-v_answers-number { --columns: 5; }
[class*="st-key-v_answers-"] :has(> button) { display: grid; width: 100%; gap: 0.375rem;
  grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); }
[class*="st-key-v_answers-"] button { width: 100%; min-width: 0; padding: 0.125rem;
  line-height: 1.2; border-radius: 0.75rem; }
[class*="st-key-v_answers-"] :is([aria-checked="true"], [aria-pressed="true"]) {
  color: var(--gc-paper) !important; background: var(--gc-accent) !important;
  border-color: var(--gc-accent); }
[class*="st-key-v_answers-"] :is([aria-checked="true"], [aria-pressed="true"]) p {
  font-weight: 650; color: inherit; }
@media (forced-colors: active) {
  [class*="st-key-v_answers-"] :is([aria-checked="true"], [aria-pressed="true"]) {
    forced-color-adjust: none; color: HighlightText !important;
    background: Highlight !important; } }
</style>"""
AWAY = (
    "The place where the answers are kept does not answer just now. Keep this page open: it tries "
    "again by itself."
)
OVER = (
    "**This class is over.** This phone has forgotten the number by which it took part, and what "
    "the class answered is deleted."
)
TEACH = ":material/school:"
FULL = "This room is full. Take part together with a neighbour."
SHUT = "Your teacher has closed the door, so nobody else can come in now."


def show(evidence: Evidence, code: str, number: str, state: State) -> None:
    """A phone's view of a room that is not over; ``number`` is the one by which it votes."""
    st.html(STYLE)
    refused = _come_in(code, number)
    st.session_state[keys.own("waits")] = refused == AWAY
    if refused:
        st.info(refused)
    else:
        stage(evidence, code, number, state)
    _small_print(code)
    if state.room.phase != "open":
        # Not beside the answers: a phone of 640 px has no room for it.
        notes.notes("I teach this class", handing.take, code, key="teach", icon=TEACH)
    _watched(code, state.room.version, live.poll_seconds(state.room.joined, Limits.read(evidence)))


def away(evidence: Evidence, code: str) -> None:
    """The store does not answer; the page tries again."""
    st.info(AWAY)
    _watched(code, None, Limits.read(evidence).poll_shortest)


def over() -> None:
    """The room has ended; what one can do alone goes on."""
    st.markdown(OVER)
    alone()


def alone() -> None:
    """Ways to guess and to rate without a class."""
    with st.container(key="touch-v_alone"):
        links.to("classroom", "Guess alone, then look", l_part="guess")
        links.to("classroom", "Rate claims alone", l_part="quiz")


def _come_in(code: str, number: str) -> str:
    """Come in, once; why not, in a sentence, where the room takes nobody in."""
    from goodcry import rooms

    if st.session_state.get(_inside(code)) == number:
        return ""
    try:
        watch().rooms().join(code, number, watch().now())
    except rooms.Full:
        return FULL
    except rooms.DoorShut:
        return SHUT
    except (rooms.Away, rooms.Gone):
        return AWAY  # the next look finds out which
    st.session_state[_inside(code)] = number
    return ""


def was_inside(code: str) -> bool:
    """Whether this phone has come into the room in this visit."""
    return _inside(code) in st.session_state


def _inside(code: str) -> str:
    return keys.own(f"inside_{code}")


def _small_print(code: str) -> None:
    """What is stored, where; the page has no footer that could say it."""
    kept = "" if pocket.kept(code) else " This browser keeps nothing: stay here."
    st.caption(f"Room {code} · No names. Answers are stored until the class goes on.{kept}")


def _watched(code: str, version: int | None, every: float) -> None:
    """Look for news every so many seconds; ``version`` is what is drawn, None for nothing yet."""
    st.session_state[keys.own("drawn")] = True
    st.fragment(_news, run_every=every)(code, version)


def _news(code: str, version: int | None) -> None:
    """Draws nothing; has the page drawn anew where the room has changed, or something waits."""
    from goodcry.rooms import Away

    if st.session_state.pop(keys.own("drawn"), False):
        return  # it was drawn in this very run
    try:
        state = watch().state(code)
    except Away:
        return
    if st.session_state.get(keys.own("waits")) or state is None or state.room.version != version:
        st.rerun()


@st.fragment
def stage(evidence: Evidence, code: str, number: str, drawn: State) -> None:
    """What is on the table, in its phase; ``drawn`` is the room that the rest of the page shows."""
    state = _latest(code, drawn)
    if state is None or state.room.version != drawn.room.version:
        st.rerun()
    room = state.room
    if room.phase == "lobby":
        st.header("You are in", anchor=False)
        st.markdown("The first question comes by itself. Keep this page open.")
        return
    found = live_items.live_set(room.set_id, evidence)
    vote = Vote(code, number, room, found.items[room.step])
    again = f" · round {room.round}" if room.round > 1 else ""
    phase = "what was measured" if room.phase == "shown" else room.phase
    st.caption(f"Question {room.step + 1} of {len(found.items)}{again} · {phase}")
    st.header(vote.item.question, anchor=False)
    if room.phase == "open":
        st.session_state[keys.own("waits")] = ballot.touched(vote)
    elif room.phase == "closed":
        ballot.closed(vote)
    elif room.phase == "shown":
        ballot.result(vote, state, evidence)


def _latest(code: str, drawn: State) -> State | None:
    """The room as it stands; as it was drawn where the store does not answer."""
    from goodcry.rooms import Away

    try:
        return watch().state(code)
    except Away:
        return drawn
