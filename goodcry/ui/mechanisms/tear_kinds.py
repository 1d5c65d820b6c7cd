"""Hormone clocks, and what is in the three kinds of tears."""

from __future__ import annotations

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.figures import claim_tables
from goodcry.ui.kit import citations, vocabulary


def kinds(evidence: Evidence) -> None:
    """What is in basal, reflex and emotional tears, with blanks where nothing was measured."""
    contents = evidence.rows("tear_contents")
    blanks = sum(claim_tables.is_blank(row["emotional"]) for row in contents)
    st.header("Three kinds of tears", anchor=False)
    st.markdown(
        "**Basal** tears keep the eye moist all day. **Reflex** tears answer smoke or onions. "
        "**Emotional** tears answer a feeling. **Claims about emotional tears stand on few samples "
        f"or none: of {len(contents)} lines below, {blanks} are blank for them.** A striped field "
        "means that we found no measurement. It does not mean that there is none of it in them."
    )
    st.html(claim_tables.tears(contents, vocabulary.READ))
    folded = st.expander("Where each line comes from", icon="🔎", key="m_tears", on_change="rerun")
    if not folded.open:
        return
    with folded:
        for row in contents:
            st.markdown(f"**{row['component']}**, {vocabulary.READ[row['read']]}")
            citations.source_link(evidence, row["source"])
