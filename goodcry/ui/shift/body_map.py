"""The body map of the page of the shift: a picture, a choice of places, what is known of each."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from goodcry import body, provenance
from goodcry.evidence import Evidence, Row
from goodcry.figures import bodymap
from goodcry.ui.kit import appearance, citations, controls, show, vocabulary
from goodcry.ui.shift import choices
from goodcry.ui.shift.choices import Chosen


def body_map(chosen: Chosen, evidence: Evidence) -> None:
    """The body map, the choice of a place, and what is known of it."""
    st.markdown(
        "**Tears and a slower heart take different nerves.** The order for tears leaves the "
        "brainstem in the facial nerve (VII). The order to slow the heart leaves it in the vagus "
        "(X). So it may be that tears flow while the vagus rests; we found nobody who tested it."
    )
    key = controls.listed("What does this do?", "s_place", evidence, filter_mode=None)
    place = evidence.row("places", key)
    state = body.at_moment(chosen.course, chosen.seconds, evidence)
    picture, words = st.columns([5, 4], gap="medium")
    with picture:
        choices.step_buttons(evidence, "body")
        doing = ", ".join(
            f"{row['name'].lower()}: {state.word[row['id']]}"
            for row in evidence.rows("places")
            if row["id"] in state.word
        )
        show.drawing(
            bodymap.drawing(state, place["id"], appearance.is_dark()),
            alt=f"Head and trunk with nerves and organs. At this moment {doing}.",
            width=appearance.NARROW_DRAWING_WIDTH,
        )
    with words:
        _place(evidence, place, state.word.get(place["id"]))
    st.caption(
        f"Lit for **{chosen.moment['name']}** in **{chosen.name}**: "
        "the stronger a nerve works, the thicker its line. **Both ways**: both branches pull. A "
        "line is drawn where a source that we read names the nerve; in a body both branches run on "
        "both sides."
    )
    show.twin_when_open(lambda: _organs_table(evidence, state.word), "body")


def _place(evidence: Evidence, place: Row, word: str | None) -> None:
    """What a place does, what was seen of it in people who cried, and on what that rests."""
    st.markdown(f"**{place['name']}**" + (f": {word}" if word else ""))
    st.markdown(place["about"])
    st.markdown(f"**In people who cried:** {place['in_criers']}")
    if place["organ"]:
        effect = evidence.row("organ_effects", place["organ"])
        st.markdown(
            f"**In general ({effect['organ']}):**\n"
            + "\n".join(f"- {branch}: {effect[branch]}" for branch in provenance.DRIVES)
        )
        st.caption(f"{effect['note']} {vocabulary.read(evidence, effect['read']).capitalize()}.")
        citations.source_link(evidence, effect["source"])
    pathways = [row["pathway"] for row in evidence.where("place_pathways", place=place["id"])]
    findings = [row["finding"] for row in evidence.where("place_findings", place=place["id"])]
    if pathways:
        with st.popover("The way of the signal", icon=":material/route:"):
            for key in pathways:
                _pathway(evidence, evidence.row("pathways", key))
    if findings:
        citations.sources(evidence, findings, "What was found", key="place_found")


def _pathway(evidence: Evidence, row: Row) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{row['from_place']}** → **{row['to_place']}**: {row['role']}")
        facts = [
            f"by: {row['nerve']}" if row["nerve"] else None,
            f"messenger: {row['transmitter']}" if row["transmitter"] else None,
            row["branch"],
            vocabulary.read(evidence, row["read"]),
        ]
        st.caption(" · ".join(fact for fact in facts if fact))
        if row["note"]:
            st.caption(row["note"])
        citations.source_link(evidence, row["source"])


def _organs_table(evidence: Evidence, words: Mapping[str, str]) -> list[dict[str, str]]:
    rows = []
    for place in evidence.rows("places"):
        if place["kind"] == "organ":
            effect = evidence.row("organ_effects", place["organ"])
            rows.append(
                {
                    "organ": place["name"],
                    "now": words[place["id"]],
                    "sympathetic": effect["sympathetic"],
                    "parasympathetic": effect["parasympathetic"],
                }
            )
    return rows
