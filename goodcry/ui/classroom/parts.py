"""The parts of the classroom page, the control that leads to them, and how they print."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.classroom import claims_quiz, lessons, questions
from goodcry.ui.kit import controls
from goodcry.ui.kit.page_parameters import CLASSROOM_PARTS

# What only a screen can use stays off the paper; the answer key is printed once it is open.
STYLE = """<style>
.st-key-touch-l_take a { min-height: 2.75rem; }
@media print {
  [class*="st-key-l_list_"], .st-key-l_key:has(details:not([open])),
  [class*="st-key-touch-l_"], [class*="st-key-touch-switch-l_"], [class*="st-key-l_code"] {
    display: none; } }
</style>"""

LESSONS, GUESS, QUIZ, STORIES = CLASSROOM_PARTS
PARTS: dict[str, Callable[[Evidence], None]] = {
    LESSONS: lessons.lessons,
    GUESS: questions.guess,
    QUIZ: claims_quiz.quiz_game,
    STORIES: lessons.stories,
}


def choose(evidence: Evidence) -> str:
    """The control that leads to the parts of this page; the part that it shows, by its id."""
    with st.container(key="touch-l_part"):
        return str(controls.one_of("Part", "l_part", evidence, label_visibility="collapsed"))
