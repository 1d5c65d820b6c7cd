"""The way into a live class: type a code, or open a room; and what is said where neither works."""

from __future__ import annotations

import streamlit as st

from goodcry import live, live_items
from goodcry.evidence import Evidence
from goodcry.live import Limits
from goodcry.live_items import LiveSet
from goodcry.ui.kit import controls, keys, live_parameters, pocket, query, wording
from goodcry.ui.live import hands, phone, watch

ROOM, WALL = live_parameters.ROOM.name, live_parameters.WALL.name
# A code may be typed with blanks and dashes.
LONGEST_TYPED = 20
OFF = (
    "**Live classes are switched off here.** Whoever runs this app has given them no place to keep "
    "answers in. Everybody can guess alone, all the same."
)
NO_ROOM = (
    "**No class has the code {}.** It is over, and then all of it is deleted, or a letter is wrong."
)
WAIT = "That was a wrong code too often. Wait for a minute, then look at the screen and try again."
WRONG_WORD = "That is not the word. Whoever runs this app can tell it to you."
TOO_MANY = "There are too many rooms just now. Try again in a while, or count hands."
STYLE = """<style>
.st-key-v_code input { font-size: 1.5rem; letter-spacing: 0.2em; text-transform: uppercase; }
</style>"""


def in_class() -> bool:
    """Whether the address leads into a room: thirty phones open that page at once."""
    return bool(st.query_params.get(ROOM))


def show(evidence: Evidence) -> None:
    """Type a code, or open a room. Who comes to ask something finds that first."""
    st.html(STYLE)
    if watch.is_off():
        st.info(OFF)
        phone.alone()
        return
    watch.made_ready()
    if query.asked(hands.SET, evidence):
        _ask(evidence)
        _join()
    else:
        _join()
        _ask(evidence)


def nowhere(code: str) -> None:
    """There is no room of this code, or none any more."""
    st.html(STYLE)
    st.info(NO_ROOM.format(code))
    _join()


def _join() -> None:
    """A field for the code; what can be one leads on into its room."""
    st.header("Join a class", anchor=False)
    with st.form(keys.own("join"), border=False):
        typed = st.text_input(
            "The five letters on the screen",
            key=keys.own("code"),
            max_chars=LONGEST_TYPED,
            autocomplete="off",
        )
        joined = st.form_submit_button("Join", key=keys.own("go"), type="primary", width="stretch")
    if not joined:
        return
    try:
        code = live.read_code(typed)
    except ValueError as error:
        st.info(str(error))
        return
    go(code)


def go(code: str) -> None:
    """Go on into a room."""
    st.query_params.from_dict({ROOM: code})
    st.rerun()


def _ask(evidence: Evidence) -> None:
    """What a class can be asked, and how: each on a phone, or by hand."""
    st.header("Ask your class", anchor=False)
    nothing = "Choose a set of questions"
    chosen = controls.listed("What to ask", hands.SET, evidence, nothing=nothing)
    if chosen is None:
        return
    found = live_items.live_set(chosen, evidence)
    questions = wording.count(len(found.items), "question")
    least = wording.in_words(Limits.read(evidence).fewest_answers)
    st.markdown(
        f"{found.about}  \n**{questions}, about {found.minutes} minutes.** What the class answered "
        f"is shown from {least} answers on; below that, only how many there are."
    )
    hands.instead()
    _open(found)
    hands.way(found)


def _open(found: LiveSet) -> None:
    word = ""
    if watch.asks_for_a_word():
        word = st.text_input(
            "The word that opens rooms here", key=keys.own("word"), type="password"
        )
    if not st.button("Open a room", key=keys.own("open"), type="primary", width="stretch"):
        return
    if not watch.knows(word):
        st.info(WRONG_WORD)
        return
    from goodcry import rooms

    try:
        room, key = watch.watch().rooms().open(found.id, watch.watch().now())
    except rooms.TooMany:
        st.info(TOO_MANY)
        return
    except rooms.Away:
        st.info(phone.AWAY)
        return
    pocket.put_key(room.code, key)
    go(room.code)
