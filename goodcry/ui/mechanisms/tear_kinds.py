"""What is in the three kinds of tears."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from goodcry.evidence import Evidence, Row
from goodcry.figures import claim_tables
from goodcry.ui.kit import citations, vocabulary
from goodcry.ui.kit.folds import fold


def kinds(evidence: Evidence) -> None:
    """What is in basal, reflex and emotional tears, with blanks where nothing was measured."""
    contents = evidence.rows("tear_contents")
    blanks = sum(claim_tables.is_blank(row["emotional"]) for row in contents)
    st.header("Three kinds of tears", anchor=False)
    st.markdown(
        f"**Claims about emotional tears stand on few samples or none: of {len(contents)} lines "
        f"below, {blanks} are blank for them.** Striped means that we found no measurement, not "
        "that there is none of it in them."
    )
    st.html(claim_tables.tears(contents, vocabulary.labels(evidence, "findings", "read")))
    fold(
        "Where each line comes from",
        _lines,
        evidence,
        contents,
        key="tears",
        icon=":material/find_in_page:",
    )


def _lines(evidence: Evidence, contents: Sequence[Row]) -> None:
    for row in contents:
        st.markdown(f"**{row['component']}**, {vocabulary.read(evidence, row['read'])}")
        citations.source_link(evidence, row["source"])
