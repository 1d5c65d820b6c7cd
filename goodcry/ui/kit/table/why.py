"""What an answer of the table rests on, over the page."""

from __future__ import annotations

import streamlit as st

from goodcry import literature, outcome
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import articles, citations, notes, vocabulary


def over(about: str, evidence: Evidence) -> None:
    """Open what a factor, or a base rate, rests on; nothing for what is neither."""
    bases = outcome.bases(evidence)
    if about in bases:
        notes.over(bases[about]["label"], base, evidence, bases[about])
    for row in evidence.where("factors", id=about):
        notes.over(row["question"], factor, evidence, row)


def factor(evidence: Evidence, row: Row) -> None:
    """What studies found on each answer to a question."""
    st.markdown(row["basis"])
    shown: set[str] = set()
    for level in evidence.where("factor_levels", factor=row["id"]):
        sure = vocabulary.how_sure(evidence, level)
        st.markdown(f"**{level['level']}** ({sure}): {level['basis']}")
        fresh = [
            row for row in literature.level_findings(level, evidence) if row["id"] not in shown
        ]
        shown.update(row["id"] for row in fresh)
        citations.findings(evidence, fresh)
    articles.of_factor(evidence, row["id"])


def base(evidence: Evidence, row: Row) -> None:
    """What to keep in mind about a base rate, and where it comes from."""
    st.markdown(f"{row['question']}. {row['caution']}")
    citations.source_link(evidence, row["source"])
