"""Set what surrounds a cry; see what the literature expects, and a judged range."""

from __future__ import annotations

import streamlit as st

from goodcry import outcome
from goodcry.ui.kit import frame
from goodcry.ui.moderators import result, scenario

with frame.page("moderators") as evidence:
    st.markdown(
        "The same tears can end in relief or in more pain. What surrounds them seems to matter. "
        "Choose what was there; the page shows what studies found, and what that could look "
        f"like in {outcome.CRIES} cries."
    )
    scenario.story_picker(evidence)
    compare = st.toggle("Compare with a second scenario (B)", key="compare", bind="query-params")
    if compare:
        scenario.story_picker(evidence, scenario.PREFIX["B"], "Story for scenario B")

    # Drawn before the controls, so that a slow phone shows it first.
    names = ("A", "B") if compare else ("A",)
    shown = scenario.state(evidence, names)
    result.show_drops(evidence, names)
    with st.bottom:
        result.show_line(evidence, names)
    frame.let_paint()

    st.html(scenario.STYLE)
    st.header("What surrounds the cry", anchor=False)
    rest = []
    for family, heading in scenario.FAMILIES.items():
        st.subheader(heading, anchor=False)
        for factor in evidence.where("factors", family=family):
            if factor["certainty"] in outcome.NO_PUSH:
                rest.append(factor)
            else:
                scenario.factor_card(evidence, factor, compare)
    st.subheader("Asked about, but it moves nothing here", anchor=False)
    st.markdown(
        "Studies looked for a difference and found none, or we found no study of mood after a "
        f"cry: {', '.join(factor['name'].lower() for factor in rest)}."
    )
    folded = st.expander("Set them all the same", icon="🔧", key="rest", on_change="rerun")
    # What is set stays set when the fold is closed: a control that is not drawn forgets.
    if folded.open or scenario.any_set(evidence, rest, names):
        with folded:
            for factor in rest:
                scenario.factor_card(evidence, factor, compare)

    result.show_literature_and_pushes(evidence, names)

    st.header("What is assumed", anchor=False)
    st.markdown(
        "Studies give directions. None that we could read says how much any of this changes "
        "the mood of somebody who cried. So the sizes are assumed, and you can move them."
    )
    scenario.base_choice(evidence)
    scenario.assumed_sizes(evidence)

    st.header("What this page cannot know", anchor=False)
    st.markdown(
        "- You. Every number here is about groups, mostly young women and students.\n"
        "- What caused what. Most studies asked people to remember a cry; a good ending may have "
        "coloured the memory of all the rest.\n"
        "- How two things work together. Nobody has studied pairs, so the page just adds them.\n"
        "- Whether a cry that changes nothing was useless. Mood is only one thing that tears do."
    )
    if scenario.state(evidence, names) != shown:
        st.rerun()  # the address held what a control refuses
