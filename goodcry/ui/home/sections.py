"""The sections of the home page, one function each."""

from __future__ import annotations

import streamlit as st

from goodcry import outcome, statements
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import citations, links, registry, show, vocabulary


def answer(evidence: Evidence) -> None:
    """The answer in three sentences, and a picture of the first."""
    bases = outcome.bases(evidence)
    diary, recall = bases["diary"], bases["recall"]
    body = statements.behind("home-body", evidence)
    mood = body.parts("mood")

    st.markdown(
        f"**Sometimes.** When women kept a diary of {diary['n_episodes']:,} cries, mood was "
        f"better after {diary['better']:.0f} % of them, the same after {diary['same']:.0f} % and "
        f"worse after {diary['worse']:.0f} %; people who look back say better more often "
        f"({recall['better']:.0f} %)."
    )
    show.drawing(
        drops.drawing(outcome.predict({}, evidence)),
        alt=f"{outcome.CRIES} drops, one a cry: {diary['better']:.0f} better, {diary['same']:.0f} "
        f"the same, {diary['worse']:.0f} worse",
    )
    st.caption(f"{outcome.CRIES} cries of the diary: + better, = the same, − worse.")
    st.markdown(
        "**It depends on what surrounds it.** Being helped and seeing the matter settled go with "
        "feeling better; shame, or living with depression, goes with feeling worse."
    )
    st.markdown(
        f"**The body calms sooner than the mind.** In a film study what crying did to heart and "
        f"breathing was gone {body.one('body')['number']:g} minutes after the first tears. In "
        f"another one mood was lower right after the film, level after "
        f"{mood['back to the start']:g} minutes and higher after {mood['better']:g}."
    )


def behind(evidence: Evidence) -> None:
    """What stands behind each of the three sentences."""
    bases = outcome.bases(evidence)
    with st.container(horizontal=True):
        with st.popover("Sources: how often", icon="🔎"):
            for row in (bases["diary"], bases["recall"]):
                read = vocabulary.read(evidence, row["read"])
                st.markdown(f"**{row['label']}** ({read}). {row['caution']}")
                citations.source_link(evidence, row["source"])
        citations.behind(evidence, "home-around", "Sources: what surrounds it")
        citations.behind(evidence, "home-body", "Sources: body and mood")


def pages() -> None:
    """A card for each page of the app: where it leads, and what is there."""
    for page in registry.PAGES:
        if page.name != "home":
            with st.container(border=True, gap="xsmall"):
                links.to(page.name, f"**{page.title}**")
                st.caption(page.promise)


def why(evidence: Evidence) -> None:
    """Why there is this app."""
    claims = evidence.rows("article_claims")
    articles = {row["article"] for row in claims}
    st.markdown(
        f"{len(articles)} popular articles about the good of crying make {len(claims)} claims. "
        "They contradict each other, and often the studies they name. Here each claim is traced "
        "to what was measured, in whom, and how surely. Where something was only assumed, the "
        "page says “assumed”."
    )
