"""The classroom page on a projector: large type, one thing at a time, its QR code beside it.

How large a code has to be is worked out in ``docs/classroom.md`` from the ``qr_`` rows of
``settings.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from goodcry import classroom
from goodcry.evidence import Evidence, Row
from goodcry.ui.classroom import claims_quiz, handouts, lessons, parts, questions
from goodcry.ui.kit import controls, keys, links
from goodcry.ui.kit.page_parameters import CLASSROOM_PARTS

# `st-key-...` is Streamlit's documented hook for a container's key. Sizes follow the height
# of the screen, because that is what shrinks for the last row.
STYLE = """<style>
.st-key-l_stage p, .st-key-l_stage li, .st-key-l_stage td, .st-key-l_stage th,
.st-key-l_stage label { font-size: max(1.1rem, 3.4vh); line-height: 1.35; }
.st-key-l_stage h2, .st-key-l_stage h3 { font-size: max(1.4rem, 4.2vh); line-height: 1.15;
  padding-top: 0; }
.st-key-l_stage .st-key-l_choices p { font-size: max(1rem, 2.6vh); line-height: 1.25; }
.st-key-l_stage [role="slider"] p { font-size: 1rem; line-height: 1; }
.st-key-l_stage .st-key-l_answer img { width: 100%; height: auto; }
.st-key-l_beside img { height: SHAREvh; width: auto; max-width: 100%; object-fit: contain; }
.st-key-l_beside code { font-size: max(0.875rem, 2vh); }
.st-key-l_beside pre { padding: 0; background: none; }
</style>"""


def on() -> bool:
    """Whether the address asks for the projector view."""
    return st.query_params.get("l_large", "").lower() == "true"


def show(evidence: Evidence) -> None:
    """Draw the projector view on a wide page: the stage first, the controls below it."""
    st.html(STYLE.replace("SHARE", f"{100 * evidence.setting('qr_screen_share'):g}"))
    stage = st.container(key="l_stage")
    part = parts.choose(evidence)
    if part == parts.LESSONS:
        _lesson(evidence, stage)
    elif part == parts.STORIES:
        _story(evidence, stage)
    else:
        with stage:
            # These links are short, so their codes can be read at less than the planned height.
            words, code = st.columns([3, 2], gap="large")
        with words:
            questions.questions(evidence) if part == parts.GUESS else claims_quiz.claims(evidence)
        _beside(code, "classroom", questions.parameters(part), CLASSROOM_PARTS[part])
    with st.container(key="touch-l_leave"):
        st.button(
            "Leave the projector view",
            icon=":material/undo:",
            key=keys.own("leave"),
            on_click=_leave,
        )


def _leave() -> None:
    st.query_params.pop("l_large", None)


def _beside(place: DeltaGenerator, page: str, parameters: Mapping[str, str], what: str) -> None:
    """The QR code of a page in this state, as high as the plan for the last row asks."""
    with place, st.container(key="l_beside"):
        lessons.code(page, parameters, f"QR code that opens: {what}")


def _lesson(evidence: Evidence, stage: DeltaGenerator) -> None:
    row = lessons.picker(evidence)
    if row is None:
        _all_lessons(evidence, stage)
        return
    steps = classroom.steps(row["id"], evidence)
    with st.container(key="touch-l_step"):
        number = controls.one_of(
            "Step", "l_step", evidence, options=[step.number for step in steps]
        )
    step = steps[number - 1]
    with stage:
        words, code = st.columns(2, gap="large") if step.page else (st.container(), None)
    with words:
        st.subheader(row["title"], anchor=False)
        st.markdown(
            f"**Step {step.number} of {len(steps)}** · {step.minutes} minutes · "
            f"{handouts.form(evidence, step)}"
        )
        st.markdown(step.text)
        if step.page:
            with st.container(key="touch-l_go"):
                lessons.open_link(step.page, step.parameters, step.opens or step.page)
        with st.container(horizontal=True, gap="small", key="touch-l_turn"):
            for label, to in (("Step back", number - 1), ("Next step", number + 1)):
                links.here(
                    label,
                    key=f"turn_{to > number}",
                    parameters={"l_step": str(to)},
                    disabled=not 1 <= to <= len(steps),
                )
    if step.page and code:
        _beside(code, step.page, step.parameters, step.opens or row["title"])


def _all_lessons(evidence: Evidence, stage: DeltaGenerator) -> None:
    with stage:
        words, code = st.columns(2, gap="large")
    with words:
        for each in evidence.rows("lessons"):
            st.markdown(f"**{each['title']}** · {each['minutes']} minutes")
    _beside(code, "classroom", {}, "this page")


def _story(evidence: Evidence, stage: DeltaGenerator) -> None:
    row: Row = lessons.story_picker(evidence)
    with stage:
        words, code = st.columns(2, gap="large")
    with words:
        lessons.story(row, evidence)
    _beside(code, "moderators", classroom.story_parameters(row["id"], evidence), row["name"])
