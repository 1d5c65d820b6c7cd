"""For a class: ready lessons, guess-then-reveal, a quiz, and stories with QR codes."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui import choice, frame, lesson, play, projector

# What only a screen can use stays off the paper; the answer key is printed once it is open.
STYLE = """<style>
.st-key-touch-l_take a { min-height: 2.75rem; }
@media print {
  .st-key-l_lesson, .st-key-l_story, .st-key-l_key:has(details:not([open])),
  [class*="st-key-touch-l_"], [class*="st-key-touch-switch-l_"], [class*="st-key-l_code"] {
    display: none; } }
</style>"""

PARTS: dict[str, Callable[[Evidence], None]] = {
    "Lessons": lesson.lessons,
    "Guess": play.guess,
    "Quiz": play.quiz_game,
    "Stories": lesson.stories,
}


def choose_part() -> str:
    """The control that leads to the parts of this page."""
    with st.container(key="touch-l_part"):
        return choice.one_of(
            "Part",
            list(PARTS),
            next(iter(PARTS)),
            key="l_part",
            label_visibility="collapsed",
        )


large = projector.on()
with frame.page("classroom", layout="wide" if large else "centered") as evidence:
    st.html(STYLE)
    if large:
        projector.show(evidence, choose_part)
    else:
        words = st.container()
        part = choose_part()
        if part == "Lessons":
            words.markdown(
                "Ready lessons, numbers to guess, claims to rate and stories to compare. All of "
                "it works on one screen, and on a phone alone."
            )
            frame.let_paint()
        PARTS[part](evidence)
