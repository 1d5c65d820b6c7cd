"""The classroom page for the last row: one thing at a time, its QR code beside it.

How large a code has to be is worked out in ``docs/classroom.md`` from the ``qr_`` rows of
``settings.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from goodcry import classroom
from goodcry.evidence import Evidence
from goodcry.ui.classroom import claims_quiz, handouts, lessons, parts, questions
from goodcry.ui.kit import big, stage
from goodcry.ui.kit.big import Place
from goodcry.ui.kit.page_parameters import CLASSROOM_PARTS

# `st-key-...` is Streamlit's documented hook for a container's key. Sizes follow the height
# of the screen, because that is what shrinks for the last row.
STYLE = """<style>
.st-key-l_choices button :is(p, p *) { font-size: max(1rem, 2.6vh) !important; line-height: 1.25; }
.st-key-l_beside { --picture-height: SHAREvh; }
.st-key-l_beside :is(code, code *) { font-size: max(0.875rem, 2vh) !important; }
.st-key-l_beside pre { padding: 0; background: none; }
</style>"""


def show(evidence: Evidence) -> None:
    """Draw what is chosen on a stage, and below it the way to something else."""
    st.html(STYLE.replace("SHARE", f"{100 * evidence.setting('qr_screen_share'):g}"))
    with stage.stage():
        words, code = st.columns(2, gap="large")
        with st.popover("Show something else", icon=":material/tune:", type="tertiary"):
            part = parts.choose(evidence)
            if part == parts.LESSONS:
                lessons.picker(evidence)
            story = lessons.story_picker(evidence) if part == parts.STORIES else None
    place = big.place(big.PAGE, evidence)
    with words:
        if story:
            lessons.story(story, evidence)
        elif part == parts.LESSONS:
            _step(place, evidence) if place else _lessons(evidence)
        else:
            questions.questions(evidence) if part == parts.GUESS else claims_quiz.claims(evidence)
    with code, st.container(key="l_beside"):
        if story:
            asked = classroom.story_parameters(story["id"], evidence)
            _code("moderators", asked, story["name"])
        elif part != parts.LESSONS:
            _code("classroom", questions.parameters(part), CLASSROOM_PARTS[part])
        elif place is None:
            _code("classroom", {}, "this page")
        elif place.step.page:
            _code(place.step.page, place.step.parameters, place.step.opens or place.lesson["title"])


def _code(page: str, parameters: Mapping[str, str], what: str) -> None:
    """The QR code of a page in this state, as high as the plan for the last row asks."""
    lessons.code(page, parameters, f"QR code that opens: {what}")


def _step(place: Place, evidence: Evidence) -> None:
    step = place.step
    st.markdown(
        f"**Step {step.number} of {len(place.steps)}** · {step.minutes} minutes · "
        f"{handouts.form(evidence, step)}"
    )
    st.markdown(step.text)
    if step.page:
        with st.container(key="touch-l_go"):
            lessons.open_link(step.page, step.parameters, step.opens or step.page)


def _lessons(evidence: Evidence) -> None:
    st.markdown("**Choose a lesson.**")
    for each in evidence.rows("lessons"):
        with st.container(key=f"touch-l_{each['id']}"):
            lessons.open_link("classroom", {"l_lesson": each["id"]}, each["title"])
