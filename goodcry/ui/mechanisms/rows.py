"""Rows of what was said and of what was found; a touch anywhere on one opens its source's page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from goodcry import bibliography, mechanisms
from goodcry.evidence import Evidence, Row
from goodcry.figures import look
from goodcry.mechanisms import Stance
from goodcry.ui.kit import articles, citations, keys, links, vocabulary, wording

OWN_CLAIM = "§ the article's own claim, not a study"
# A whole row is the link: its first line names the source, the last is small print.
STYLE = f"""<style>
[class*="st-key-rows-"] {{ row-gap: 0; }}
[class*="st-key-rows-"] > * {{ margin: 0 !important; }}
[class*="st-key-rows-"] > *, [class*="st-key-rows-"] :is(a, :has(a)) {{ width: 100%; margin: 0; }}
[class*="st-key-rows-"] a {{ box-sizing: border-box; min-height: 2.75rem; padding: 0.4rem 0.25rem;
  border-top: 1px solid {look.tone("line")}; border-radius: 0; }}
[class*="st-key-rows-"] a:hover {{ background: {look.tone("shade")}; }}
[class*="st-key-rows-"] a p {{ font-size: 0.875rem; line-height: 1.35; }}
[class*="st-key-rows-"] :is(strong, em) {{ display: block; }}
[class*="st-key-rows-"] em {{ font-style: normal; font-size: 0.8125rem;
  color: {look.tone("quiet")}; }}
</style>"""


@contextmanager
def rows(name: str) -> Iterator[None]:
    """A list of rows; ``name`` names it on its page."""
    with st.container(key=f"rows-{keys.own(name)}"):
        yield


def said(evidence: Evidence, stance: Stance) -> None:
    """What one article writes about a claim, a row each; opens the page of the article."""
    for claim in stance.claims:
        mark = evidence.category("article_claims", "stance", claim["stance"]).mark
        missing = articles.not_studied(claim["no_study"]) if claim["no_study"] else ""
        _row(
            stance.article["article"],
            f"{stance.article['letter']} {stance.article['name']}: {mark}",
            claim["claim"],
            missing,
        )


def found(evidence: Evidence, finding: Row) -> None:
    """A finding: which way it points, whose it is, what was found, in whom, how it was read.

    Its numbers and what to beware of stand on the page that it opens.
    """
    own = mechanisms.is_own_claim(finding, evidence)
    mark = (
        OWN_CLAIM
        if own
        else vocabulary.marks(evidence, "findings", "direction")[finding["direction"]]
    )
    source = bibliography.short_citation(evidence.row("sources", finding["source"]))
    read = vocabulary.read(evidence, finding["read"])
    sample = f"{citations.sample(finding)} · " if finding["n"] is not None else ""
    _row(
        finding["source"],
        f"{mark} · {source}",
        wording.together(finding["statement"]),
        sample + read,
    )


def _row(source: str, head: str, text: str, small: str) -> None:
    last = f" *{small}*" if small else ""
    links.to("evidence", f"**{head}** {text}{last}", icon=None, source=source)
