"""The table of all claims, sorted and filtered, beside what the articles say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from goodcry import bibliography, mechanisms
from goodcry.evidence import Evidence, Row
from goodcry.figures import claim_tables
from goodcry.mechanisms import Entry
from goodcry.ui.kit import controls, frame, notes, query, vocabulary
from goodcry.ui.kit.page_parameters import ALL

SORT_WORDS = {
    "grade": "The best tested come first.",
    "articles": "What most articles claim comes first.",
    "gap": "Much claimed but badly tested comes first. The gap is the share of articles that "
    "claim it, minus how high its grade stands. It only serves to sort.",
}


def overview(evidence: Evidence) -> None:
    """All mechanisms against the articles, with the sort and the filters."""
    articles = evidence.rows("articles")
    everything = evidence.rows("mechanisms")
    entries = _filtered(evidence)
    if not entries:
        st.info("No claim fits all these filters. Set one of them back to **all**.")
        return
    with frame.lead():
        notes.caption(_legend(evidence, articles))
        st.html(
            claim_tables.overview(
                entries,
                articles,
                _address(evidence),
                evidence.categories("mechanisms", "grade"),
                evidence.categories("article_claims", "stance"),
            ),
        )
    notes.caption(
        f"{len(entries)} of {len(everything)} claims. Touch a name to see its chain and its "
        "studies. An article's tick says nothing about whether the claim is true."
    )


def _filtered(evidence: Evidence) -> list[Entry]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sort = controls.one_of("Sort by", "sort", evidence)
        with st.popover("Filter"):
            level = _filter("Inside the person who cries, or between people", "reach", evidence)
            grade = _filter("Grade of the evidence", "grade", evidence)
            article = _filter("Mentioned by", "who_says", evidence)
    named = article and bibliography.article_name(evidence, article)
    active = [word for word in (level, grade, named) if word]
    st.caption(SORT_WORDS[sort] + (f" Only: {', '.join(active)}." if active else ""))
    return mechanisms.overview(evidence, sort, level, grade, article)


def _filter(label: str, name: str, evidence: Evidence) -> str | None:
    chosen = str(controls.one_of(label, name, evidence))
    return None if chosen == ALL else chosen


def _legend(evidence: Evidence, articles: Sequence[Row]) -> str:
    stances = vocabulary.marks(evidence, "article_claims", "stance").values()
    grades = vocabulary.marks(evidence, "mechanisms", "grade").values()
    lines = (
        "**How tested:** " + ", ".join(grades),
        "**An article:** " + ", ".join([*stances, f"{claim_tables.SILENT} silent"]),
        "**Articles:** " + ", ".join(f"**{row['letter']}** {row['name']}" for row in articles),
    )
    return "  \n".join(lines)


def _address(evidence: Evidence) -> Callable[[str], str]:
    """The address of a mechanism, by its id, that keeps sort and filters.

    A plain link, not st.page_link: within one page that one leaves the address and the
    scrolled place as they were.
    """
    kept = query.to_share("mechanisms", evidence)
    return lambda mechanism: f"?{urlencode({**kept, 'mechanism': mechanism}, doseq=True)}"
