"""What stands behind a place of the body map: the way of its signal, what was found, sources."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import citations, vocabulary


def sources(key: str, evidence: Evidence) -> None:
    """A dialog with all that is cited for a place. KeyError for a place that there is not."""
    place = evidence.row("places", key)
    st.dialog(f"{place['name']}: sources", width="large")(_sources)(place, evidence)


def _sources(place: Row, evidence: Evidence) -> None:
    found = [row["finding"] for row in evidence.where("place_findings", place=place["id"])]
    if found:
        st.markdown("**In people who cried, and near it**")
        citations.findings(evidence, [evidence.row("findings", finding) for finding in found])
    if place["organ"]:
        effect = evidence.row("organ_effects", place["organ"])
        st.markdown(f"**In general: {effect['organ']}**")
        _note(effect, evidence)
    ways = [row["pathway"] for row in evidence.where("place_pathways", place=place["id"])]
    if ways:
        st.markdown("**The way of the signal**")
    for key in ways:
        _pathway(evidence.row("pathways", key), evidence)


def _pathway(row: Row, evidence: Evidence) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{row['from_place']}** → **{row['to_place']}**: {row['role']}")
        facts = [
            f"by: {row['nerve']}" if row["nerve"] else None,
            f"messenger: {row['transmitter']}" if row["transmitter"] else None,
            row["branch"],
        ]
        st.caption(" · ".join(fact for fact in facts if fact))
        _note(row, evidence)


def _note(row: Row, evidence: Evidence) -> None:
    """How something was read, what to know of it, and the way to its source."""
    read = vocabulary.read(evidence, row["read"]).capitalize()
    st.caption(f"{row['note']} {read}." if row["note"] else f"{read}.")
    citations.source_link(evidence, row["source"])
