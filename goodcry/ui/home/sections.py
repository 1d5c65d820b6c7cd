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
    survey, diary = bases["survey"], bases["diary"]
    body = statements.behind("home-body", evidence)
    mood = body.parts("mood")
    prediction = outcome.predict({}, evidence)

    st.markdown(
        f"**Sometimes, and it depends on how you ask.** {survey['n_people']:,} people in several "
        f"countries looked back at their last cry over something bad: {survey['better']:g} % said "
        f"that they had felt better right after it, {survey['same']:g} % the same and "
        f"{survey['worse']:g} % worse. When women kept a diary of {diary['n_episodes']:,} cries, "
        f"it was about {diary['better']:.0f} % that ended better, as others report of it."
    )
    show.drawing(
        drops.drawing(prediction),
        alt=f"{outcome.CRIES} drops, one a cry: "
        + ", ".join(f"{count} {name}" for name, count in drops.whole_drops(prediction).items()),
    )
    st.caption(f"{outcome.CRIES} cries as in the survey: + better, = the same, − worse.")
    st.markdown(
        "**It depends on what surrounds it.** Being helped and seeing the matter settled go with "
        "feeling better more often; shame, or living with depression, with feeling better less "
        "often."
    )
    st.markdown(
        "**Heart and breath may settle sooner than the mood.** In a film study what crying did to "
        f"heart and breathing was gone {body.one('body')['number']:g} minutes after the first "
        f"tears. In another one mood was lower right after the film, level after "
        f"{mood['back to the start']:g} minutes and higher after {mood['better']:g}."
    )


def behind(evidence: Evidence) -> None:
    """What stands behind each of the three sentences."""
    bases = outcome.bases(evidence)
    with st.container(horizontal=True):
        with st.popover("Sources: how often", icon="🔎"):
            for row in bases.values():
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
