"""The web of all mechanisms: the story of mood, the arrows around one thing, or everything."""

from __future__ import annotations

import streamlit as st

from goodcry import causal_graph, things
from goodcry.evidence import Evidence
from goodcry.ui.kit import controls, links, query, wording
from goodcry.ui.mechanisms import arrows, parts

# The parameters of the address that say what is shown; neither: the story of mood.
FOCUS, WHOLE = "focus", "m_whole"


def web(evidence: Evidence) -> None:
    """The arrows, and the ways from one choice of them to another."""
    whole = causal_graph.web(evidence)
    focus = query.held(FOCUS, evidence)
    everything = not focus and query.held(WHOLE, evidence)
    if focus:
        shown = whole.around(focus)
        title = f"Around {evidence.row('nodes', focus)['label']}"
    elif everything:
        shown, title = whole, "All chains laid over each other"
    else:
        shown, title = causal_graph.mood_story(evidence), "From crying to mood"
    st.header(title, anchor=False)
    edges = [edge for arrow in shown.arrows for edge in arrow.edges]
    arrows.show(evidence, edges, key="web", about=focus)
    st.markdown(
        "Each claim needs a chain of causes. Together they make a web. **Leave only what was "
        "measured, and see what still holds.** Touch a thing to see what acts on it and what "
        "it acts on."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if not everything:
            label = f"Everything: {wording.count(len(whole.arrows), 'arrow')}"
            _to(label, key="everything", parameters={FOCUS: None, WHOLE: "true"})
        thing = things.of_node(focus, evidence) if focus else None
        if thing:
            parts.to_thing(thing["id"], thing["question"], key="thing")
        if focus or everything:
            _to("The story of mood", key="mood", parameters={FOCUS: None, WHOLE: None})
    controls.listed("The web around", FOCUS, evidence, nothing="Choose a thing")


def _to(label: str, *, key: str, parameters: dict[str, str | None]) -> None:
    links.here(label, key=key, parameters=parameters, place=parts.TOP)
