"""A page for the last row of a class: ``?big=1`` in the address of any page.

Letters are as high as somebody six picture heights away needs, words in small print and folds wait
behind one button, and a thin bar holds the step of the lesson. Where a lesson is being taught, it
and its step stand in the address, too. All of them go along with each link of the app.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from goodcry import classroom
from goodcry.classroom import Step
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import known, query, travelled
from goodcry.ui.kit.live_parameters import WALL
from goodcry.ui.kit.page_parameters import BIG, CLASSROOM_PARTS
from goodcry.ui.kit.parameters import SWITCH, Value

PAGE = "classroom"
LESSON, STEP, PART = "l_lesson", "l_step", "l_part"
WORDS = next(iter(CLASSROOM_PARTS))
# Streamlit's own parameter, which takes its toolbar away.
EMBED = "embed"
# What an address needs to be shown large.
SHOWN: Mapping[str, str] = {BIG.name: BIG.text(True)}
# Capital letters are two thirds as high as a font is large: so they get 2.7 % of the screen's
# height, which is 1/200 of the distance of the last row. A phone held upright has no last row.
# Lengths grow less than letters, or half of the screen were empty. A stage comes before the words:
# a class watches it.
STYLE = """
:root { --words: 64rem; --stage-order: -1; --letters: max(16px, min(4.2vh, 3.4vw));
  font-size: max(16px, min(2.3vh, 1.8vw)); }
:is(.stMainBlockContainer, [role="dialog"]) {
  font-size: var(--letters); line-height: 1.3; }
:is(.stMainBlockContainer, [role="dialog"]) :is(p, li, td, th, dt, dd, label, legend, summary,
  figcaption, caption, input, code, button, a, h2, h3, h4, span[class], div[class]) {
  font-size: max(1em, var(--letters)); line-height: 1.3; }
:is(.stMainBlockContainer, [role="dialog"]) :is(p, li, td, th, label, button, a, summary, code,
  figcaption, h1, h2, h3, h4) * { font-size: inherit !important; line-height: inherit; }
:is(.stMainBlockContainer, [role="dialog"]) svg * { font-size: revert-layer; }
.stMainBlockContainer h1 { font-size: calc(1.15 * var(--letters)); padding: 0; }
.stMainBlockContainer :is(h2, h3) { padding: 0.25rem 0 0; }
[class*="st-key-frame-"] { --picture-height: calc(100dvh - 12rem); }
[role="dialog"] { --picture-height: 60vh; }
.st-key-page-end { display: none; }
.way { display: inline-flex; align-items: center; min-height: 2.75rem; color: inherit;
  font-weight: 600; text-decoration-thickness: 0.06em; }
.stBottom > * > * p { font-size: var(--letters); line-height: 1.3; }
.st-key-bar :is(p, a, button, b, span) { font-size: 1.2rem; line-height: 1.2; }
"""


def on() -> bool:
    """Whether the address asks for large letters, or for the wall of a live class."""
    return any(_is_on(st.query_params.get(each.name, "")) for each in (BIG, WALL))


def _is_on(text: str) -> bool:
    readings = travelled.readings(text)
    return next((SWITCH[each] for text in readings if (each := text.lower()) in SWITCH), False)


def carried() -> dict[str, str]:
    """What a link to another page takes along: that it is large, and the step of the lesson."""
    if not on():
        return {}
    lesson = {name: text for name in (LESSON, STEP) if (text := st.query_params.get(name))}
    return {**lesson, **SHOWN}


def leave(page: str) -> None:
    """Callback: show the page as usual; what is set on it stays set."""
    query.drop(BIG.name, WALL.name, *(() if page == PAGE else (LESSON, STEP)))


def enter() -> None:
    """Callback: show the page large."""
    st.query_params.update(SHOWN)


def embedded() -> dict[str, str]:
    """What keeps Streamlit's toolbar away where it is away already."""
    return {EMBED: "true"} if st.context.is_embedded else {}


@dataclass(frozen=True)
class Place:
    """Where a class stands in a lesson; ``words``: it sees the words of the step, not its page."""

    lesson: Row
    steps: tuple[Step, ...]
    number: int
    words: bool

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self.steps[self.number - 1]

    def address(self, by: int) -> str | None:
        """The way to the step so many steps on; None where there is none.

        From words to words, from a page to a page; a step without one stays on that before it.
        """
        number = self.number + by
        if not 1 <= number <= len(self.steps):
            return None
        along = {LESSON: self.lesson["id"], STEP: str(number), **SHOWN, **embedded()}
        opened = next((step for step in self.steps[number - 1 :: -1] if step.page), None)
        if self.words or opened is None:
            return f"./{PAGE}?{urlencode(along)}"
        page = "" if opened.page == "home" else opened.page
        return f"./{page}?{urlencode({**opened.parameters, **along})}"


def place(page: str, evidence: Evidence) -> Place | None:
    """Where the class stands in a lesson, by the address of the page; None without a lesson."""
    lesson, number = (_understood(name, evidence) for name in (LESSON, STEP))
    if lesson is None:
        return None
    row = evidence.row("lessons", str(lesson))
    steps = classroom.steps(row["id"], evidence)
    words = page == PAGE and query.held(PART, evidence) == WORDS
    return Place(row, steps, min(int(number or 1), len(steps)), words)


def _understood(name: str, evidence: Evidence) -> Value | None:
    return query.understood(known.named(name, evidence), st.query_params.get(name, ""), evidence)
