"""The controls that set what surrounds a cry, and the scenario they add up to."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence, Row
from goodcry.ui import marks

NOT_SET = "not set"
FAMILIES = {
    "social": "The people around you",
    "meaning": "The thing you cried about",
    "inner": "What went on inside",
    "manner": "The crying itself",
    "person": "The person who cries",
}
# The second scenario of a comparison has its own parameters in the address.
SECOND = "b_"


def chosen(evidence: Evidence, prefix: str = "") -> dict[str, str]:
    """The scenario that the controls show: factor id -> level id, without what is not set."""
    scenario = {}
    for factor in evidence.rows("factors"):
        level = st.session_state.get(prefix + factor["id"], NOT_SET)
        if level not in (None, NOT_SET):
            scenario[factor["id"]] = level
    return scenario


def control(evidence: Evidence, factor: Row, prefix: str = "", label: str | None = None) -> None:
    """The touch control of one factor: not set, or one of its levels."""
    levels = [row["level"] for row in evidence.where("factor_levels", factor=factor["id"])]
    st.pills(
        label or factor["question"],
        [NOT_SET, *levels],
        default=NOT_SET,
        required=True,
        key=prefix + factor["id"],
        bind="query-params",
        label_visibility="visible" if label else "collapsed",
        wrap=True,
    )


def apply(evidence: Evidence, levels: Iterable[Row], prefix: str = "") -> None:
    """Set the controls to these levels and all others to not set. For callbacks."""
    wanted = {row["factor"]: row["level"] for row in levels}
    for factor in evidence.rows("factors"):
        st.session_state[prefix + factor["id"]] = wanted.get(factor["id"], NOT_SET)


def story_picker(evidence: Evidence, prefix: str = "", label: str = "Start from a story") -> None:
    """A list of ready scenarios; choosing one sets the controls."""
    stories = {row["name"]: row for row in evidence.rows("presets")}
    key = f"{prefix}story"

    def follow() -> None:
        name = st.session_state[key]
        if name in stories:
            apply(evidence, evidence.where("preset_levels", preset=stories[name]["id"]), prefix)

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        name = st.selectbox(
            label, list(stories), index=None, key=key, on_change=follow, placeholder="Choose one"
        )
    with right:
        st.button(
            "Reset",
            key=f"{prefix}reset",
            on_click=_reset,
            args=(evidence, prefix),
            width="stretch",
        )
    st.caption(stories[name]["story"] if name else "Or answer any of the questions below.")


def _reset(evidence: Evidence, prefix: str) -> None:
    apply(evidence, (), prefix)
    st.session_state[f"{prefix}story"] = None


def factor_card(evidence: Evidence, factor: Row, compare: bool) -> None:
    """One row of the moderator table: question, control, what the literature says, and why."""
    with st.container(border=True, gap="xsmall", key=f"touch-{factor['id']}"):
        words, answer = st.columns([2, 3], gap="small")
        with words:
            st.markdown(f"**{factor['question']}**  \n:small[{_summary(evidence, factor)}]")
        with answer:
            if compare:
                control(evidence, factor, label="A")
                control(evidence, factor, SECOND, label="B")
            else:
                control(evidence, factor)
            why = st.expander("Why?", key=f"why_{factor['id']}", on_change="rerun", type="compact")
            if why.open:
                with why:
                    _why(evidence, factor)


def _summary(evidence: Evidence, factor: Row) -> str:
    """Direction of each level, certainty and number of studies, in one line each."""
    levels = evidence.where("factor_levels", factor=factor["id"])
    certainty = marks.CERTAINTY[factor["certainty"]]
    if factor["certainty"] in outcome.NO_PUSH:
        return f"{certainty}: it moves nothing here."
    directions = " · ".join(f"{row['level']} {marks.DIRECTION[row['direction']]}" for row in levels)
    found = {
        finding["source"] for row in levels for finding in outcome.level_findings(row, evidence)
    }
    noun = "source" if len(found) == 1 else "sources"
    return f"{directions}]  \n:small[{certainty} · {len(found)} {noun}"


def _why(evidence: Evidence, factor: Row) -> None:
    st.markdown(f"**How sure?** {factor['basis']}")
    shown: set[str] = set()
    for level in evidence.where("factor_levels", factor=factor["id"]):
        st.markdown(f"**{level['level']}**: {level['basis']}")
        fresh = [row for row in outcome.level_findings(level, evidence) if row["id"] not in shown]
        shown.update(row["id"] for row in fresh)
        marks.findings(evidence, fresh)
