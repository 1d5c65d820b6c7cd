"""The sections of the home page, one function each."""

from __future__ import annotations

import streamlit as st

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import citations, links, registry, show, vocabulary


def answer(evidence: Evidence) -> None:
    """The answer in three sentences, and a picture of the first."""
    bases = outcome.bases(evidence)
    diary, recall = bases["diary"], bases["recall"]
    calm, mood = evidence.row("findings", "phys-004"), evidence.row("findings", "phys-041")
    of = int(evidence.assumption("drops"))

    st.markdown(
        f"**Sometimes.** When women kept a diary of {diary['n_episodes']:,} cries, mood was "
        f"better after {diary['better']:.0f} % of them, the same after {diary['same']:.0f} % and "
        f"worse after {diary['worse']:.0f} %; people who look back say better more often "
        f"({recall['better']:.0f} %)."
    )
    show.drawing(
        drops.drawing(outcome.predict({}, evidence)),
        alt=f"{of} drops, one a cry: {diary['better']:.0f} better, {diary['same']:.0f} the same, "
        f"{diary['worse']:.0f} worse",
    )
    st.caption(f"{of} cries of the diary: + better, = the same, − worse.")
    st.markdown(
        "**It depends on what surrounds it.** Being helped and seeing the matter settled go with "
        "feeling better; shame, or living with depression, goes with feeling worse."
    )
    st.markdown(
        f"**The body calms sooner than the mind.** In a film study what crying did to heart and "
        f"breathing was gone {calm['value']} minutes after the first tears. In another one mood "
        f"was lower right after the film, level after {mood['value'].split(' and ')[0]} minutes "
        f"and higher after {mood['value'].split(' and ')[1]}."
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
        citations.sources(
            evidence,
            [
                "f_support_bylsma2008",
                "f_support_sharman2019",
                "f_resolution",
                "f_shame_bylsma",
                "f_dep_pilot",
            ],
            "Sources: what surrounds it",
        )
        citations.sources(evidence, ["phys-004", "phys-041"], "Sources: body and mood")


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
