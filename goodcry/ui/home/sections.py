"""The sections of the home page below the drops, one function each."""

from __future__ import annotations

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.ui.kit import big, citations, links, notes, registry, vocabulary


def pages() -> None:
    """A card for each page to begin with: where it leads, and what is there.

    The whole card is the link; see goodcry/ui/kit/appearance.css.
    """
    with st.container(key="cards"):
        for page in registry.CARDS:
            promise = "" if big.on() else f" {page.promise}"
            links.to(page.name, f"**{page.title}**{promise}")


def about(evidence: Evidence) -> None:
    """Why there is this app, and what stands behind the three sentences."""
    claims = evidence.rows("article_claims")
    articles = {row["article"] for row in claims}
    st.markdown(
        f"**Why this app exists.** {len(articles)} popular articles about the good of crying make "
        f"{len(claims)} claims. They do not always agree, and not all they say can be traced to "
        "the studies they name. Here each claim stands beside what was measured, in whom, and how "
        "surely, or beside the word that we found no study. Where something was only assumed, the "
        "page says “assumed”."
    )
    notes.notes("Sources of this page", _sources, evidence, key="sources")


def _sources(evidence: Evidence) -> None:
    st.subheader("How often", anchor=False)
    for row in outcome.bases(evidence).values():
        read = vocabulary.read(evidence, row["read"])
        st.markdown(f"**{row['label']}** ({read}). {row['caution']}")
        citations.source_link(evidence, row["source"])
    for statement, title in (
        ("home-around", "What surrounds it"),
        ("home-body", "Body and mood"),
    ):
        st.subheader(title, anchor=False)
        citations.of_statement(evidence, statement)
