"""The web of all mechanisms: what is left when arrows without a measurement go."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from goodcry import causal_graph
from goodcry.causal_graph import Arrow, Web
from goodcry.evidence import Evidence
from goodcry.figures import causal_web, diagram
from goodcry.ui.kit import appearance, controls, faces, show, vocabulary

# Where every question to the web starts, and the end that readers ask about first.
START, END = "crying", "mood"


def web(evidence: Evidence) -> None:
    """The filter by basis, what is left in words, one node's surroundings, and the whole."""
    names = {row["id"]: row["label"] for row in evidence.rows("nodes")}
    whole = causal_graph.web(evidence)
    st.header("All chains laid over each other", anchor=False)
    st.markdown(
        "Each claim needs a chain of causes. Together they make a web. **Leave only what was "
        "measured, and see what still holds.**"
    )
    chosen = controls.some_of("Show arrows that are", "basis", evidence)
    left = causal_graph.web(evidence, chosen)
    off = [basis for basis in diagram.STROKE if basis not in chosen]
    st.markdown(_what_is_left(whole, left, off, names))
    _around(evidence, left, names)
    _pieces(evidence, whole, left, names)


def _what_is_left(whole: Web, left: Web, off: list[str], names: dict[str, str]) -> str:
    """How many arrows remain, and what crying no longer leads to."""
    reached = left.reached_from(START)
    lost = [f"**{names[node]}**" for node in whole.reached_from(START) if node not in reached]
    if not off:
        words = [f"All **{whole.edge_count} arrows** are shown."]
    else:
        words = [
            f"With {_listed(off)} off, **{left.edge_count} of {whole.edge_count} arrows** remain"
            + (
                f", and nothing leads from **{names[START]}** to {_listed(lost, 'or')}."
                if lost
                else "."
            )
        ]
    if left.edge_count > len(left.arrows):
        words.append(f"Those that say the same are drawn as one, which makes {len(left.arrows)}.")
    if reached and not off:
        words.append(
            f"From **{names[START]}** they lead to {len(reached)} of {len(whole.nodes)} things."
        )
    elif reached:
        words.append(
            f"Crying still leads to {_listed([f'**{names[node]}**' for node in reached])}."
        )
    if END not in reached:
        words.append(f"None leads from **{names[START]}** itself to **{names[END]}**.")
    words.append(f"An arrow that is crossed out or has a {causal_graph.NO_CHANGE} leads nowhere.")
    return " ".join(words)


def _listed(words: list[str], last: str = "and") -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _around(evidence: Evidence, left: Web, names: dict[str, str]) -> None:
    st.subheader("Around one thing", anchor=False)
    focus = controls.listed("Look at", "focus", evidence)
    label = names[focus]
    causes, effects = left.causes(focus), left.effects(focus)
    if not causes and not effects:
        st.info(f"No arrow to or from **{label}** is left.")
        return
    st.markdown(
        f"Above the box: what is said to act on **{label}**. Below it: what {label} is said to "
        "act on. Two steps each way."
    )
    drawn = [arrow for branch in (*causes, *effects) for arrow in (branch.arrow, *branch.further)]
    faces.framed(
        f"What acts on {label} and what it acts on",
        lambda: show.drawing(
            causal_web.around(left, focus, names).picture,
            alt=f"What acts on {label} and what it acts on; the table of it says the same",
            key="around-picture",
            width=appearance.DRAWING_WIDTH,
        ),
        lambda: _table(evidence, drawn, names),
        key="around",
    )


def _table(
    evidence: Evidence, drawn: Sequence[Arrow], names: dict[str, str]
) -> list[dict[str, str]]:
    marks = vocabulary.marks(evidence, "mechanism_edges", "sign")
    return [
        {
            "from": names[arrow.from_node],
            "does": f"{marks[arrow.sign]} {names[arrow.to_node]}",
            "basis": arrow.basis,
        }
        for arrow in drawn
    ]


def _pieces(evidence: Evidence, whole: Web, left: Web, names: dict[str, str]) -> None:
    st.subheader("Everything at once", anchor=False)
    found = left.pieces()
    if not found:
        st.info("No arrow is left.")
        return
    st.markdown(
        f"What is left makes **{len(found)} separate pieces**. The largest joins "
        f"{len(found[0])} of {len(whole.nodes)} things. Each thing stands here once; arrows bend "
        "at its right."
    )
    faces.framed(
        "All things and arrows",
        lambda: show.drawing(
            causal_web.pieces(left, names).picture,
            alt=f"All things and arrows, in {len(found)} pieces; the table of it lists the arrows",
            key="pieces-picture",
            width=appearance.DRAWING_WIDTH,
        ),
        lambda: _table(evidence, left.arrows, names),
        key="arrows",
    )
