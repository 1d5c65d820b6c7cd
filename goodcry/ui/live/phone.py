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
from goodcry.live import Limits, Room
from goodcry.ui.kit import keys, links, notes, pocket, served, wording
from goodcry.ui.kit.live_parameters import LOOK
from goodcry.ui.live import ballot, handing, news
from goodcry.ui.live.ballot import Vote
from goodcry.ui.live.news import Shown
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
/* Who only looks on sees them as the phones have them. */
[class*="st-key-v_answers-"] button:disabled { color: var(--gc-ink) !important; opacity: 1; }
[class*="st-key-v_answers-"] button:disabled * { color: inherit; }
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
TEACH, STEER, PHONE = ":material/school:", ":material/tune:", ":material/smartphone:"
FULL = "This room is full. Take part together with a neighbour."
SHUT = "Your teacher has closed the door, so nobody else can come in now."


def show(evidence: Evidence, code: str, number: str, state: State) -> None:
    """A phone's view of a room that is not over; ``number`` is the one by which it votes."""
    st.html(STYLE)
    refused = _come_in(code, number)
    shown = Shown(code, state.room.version, waits=refused == AWAY)
    if refused:
        st.info(refused)
        _small_print(code)
        news.of_page(shown, _every(state.room, evidence))
    else:
        _room(evidence, shown, number, state)


def look(evidence: Evidence, state: State, *, steers: bool) -> None:
    """What the phones show, for who steers: it takes no part, and nobody counts it."""
    st.html(STYLE)
    _room(evidence, Shown(state.room.code, state.room.version), "", state)
    st.caption("As it is on the phones now.")
    links.here(
        "Steer the class" if steers else "Take part from here",
        key="look_no_more",
        parameters={LOOK.name: None},
        icon=STEER if steers else PHONE,
    )


def away(evidence: Evidence, code: str) -> None:
    """The store does not answer; the page tries again."""
    st.info(AWAY)
    news.of_page(Shown(code, None, waits=True), Limits.read(evidence).poll_shortest)


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


def _every(room: Room, evidence: Evidence) -> float:
    """How long a phone waits between two looks for news, s."""
    return live.poll_seconds(room.joined, Limits.read(evidence))


def _room(evidence: Evidence, shown: Shown, number: str, drawn: State) -> None:
    """What a phone shows of a room, and goes on showing; ``number``: empty for who only looks."""
    stage(evidence, shown, number, drawn)
    if not served.files():
        news.of_page(shown, _every(drawn.room, evidence))


@st.fragment
def stage(evidence: Evidence, shown: Shown, number: str, drawn: State) -> None:
    """What is on the table, in its phase; ``drawn`` is the room as the page has found it.

    The class going on draws this anew and no more: two hundred phones do so at once.
    """
    state = _latest(shown.code, drawn)
    if state is None:
        st.rerun()  # it is over
    shown.version = state.room.version
    _on_the_table(evidence, shown, number, state)
    if number:
        _small_print(shown.code)
        if state.room.phase != "open":
            # Not beside the answers: a phone of 640 px has no room for it.
            notes.notes("I teach this class", handing.take, shown.code, key="teach", icon=TEACH)
    if served.files():
        news.of_fragment(shown, _every(state.room, evidence))


def _on_the_table(evidence: Evidence, shown: Shown, number: str, state: State) -> None:
    room = state.room
    found = live_items.live_set(room.set_id, evidence)
    if room.phase == "lobby":
        st.caption(f"{found.title} · {wording.count(len(found.items), 'question')}")
        st.header("You are in", anchor=False)
        st.markdown("The first question comes by itself. Keep this page open.")
        return
    vote = Vote(shown.code, number, room, found.items[room.step])
    again = f" · round {room.round}" if room.round > 1 else ""
    phase = "what was measured" if room.phase == "shown" else room.phase
    st.caption(f"Question {room.step + 1} of {len(found.items)}{again} · {phase}")
    st.header(vote.item.question, anchor=False)
    if room.phase == "open":
        shown.waits = ballot.touched(vote)
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
