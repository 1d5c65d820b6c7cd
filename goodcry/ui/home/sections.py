"""The sections of the home page, one function each."""

from __future__ import annotations

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import citations, links, messages, notes, registry, show, vocabulary


def answer(evidence: Evidence) -> None:
    """The answer in three sentences, and a picture of the first."""
    first, *others = messages.of("home", evidence)
    prediction = outcome.predict({}, evidence)
    st.markdown(first)
    st.html(drops.counts(prediction))
    show.drawing(
        drops.drawing(prediction),
        alt=f"{outcome.CRIES} drops, one a cry: "
        + ", ".join(f"{count} {name}" for name, count in drops.whole_drops(prediction).items()),
        key="drops",
    )
    notes.caption(messages.DROPS)
    for paragraph in others:
        st.markdown(paragraph)


def behind(evidence: Evidence) -> None:
    """What stands behind each of the three sentences."""
    with st.container(horizontal=True):
        notes.notes("Sources: how often", _how_often, evidence, key="how_often")
        citations.behind(evidence, "home-around", "Sources: what surrounds it")
        citations.behind(evidence, "home-body", "Sources: body and mood")


def _how_often(evidence: Evidence) -> None:
    for row in outcome.bases(evidence).values():
        read = vocabulary.read(evidence, row["read"])
        st.markdown(f"**{row['label']}** ({read}). {row['caution']}")
        citations.source_link(evidence, row["source"])


def pages() -> None:
    """A card for each page of the app: where it leads, and what is there."""
    for page in registry.PAGES:
        if page.name != "home":
            # The whole card leads there; see goodcry/ui/kit/appearance.py.
            with st.container(border=True, gap="xsmall", key=f"card-{page.name}"):
                links.to(page.name, f"**{page.title}**")
                st.caption(page.promise)


def why(evidence: Evidence) -> None:
    """Why there is this app."""
    claims = evidence.rows("article_claims")
    articles = {row["article"] for row in claims}
    st.markdown(
        f"{len(articles)} popular articles about the good of crying make {len(claims)} claims. "
        "They do not always agree, and not all they say can be traced to the studies they name. "
        "Here each claim stands beside what was measured, in whom, and how surely, or beside the "
        "word that we found no study. Where something was only assumed, the page says “assumed”."
    )
