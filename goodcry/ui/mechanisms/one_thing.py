"""One thing on one screen: who says it, how it was tested, its chain, its clock, its tears."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from goodcry import bibliography, mechanisms, things
from goodcry.evidence import Evidence, Row
from goodcry.figures import claim_tables, said_and_shown
from goodcry.things import Thing
from goodcry.ui.kit import (
    articles,
    citations,
    frame,
    keys,
    links,
    notes,
    vocabulary,
    wording,
)
from goodcry.ui.mechanisms import arrows, hormone_clocks, parts

# On a phone a finding is a row with its study; on a wide screen it says what was found, too.
STYLE = """<style>
.st-key-m_thing { row-gap: 1.25rem; }
.st-key-m_thing :is(h2, h3) { padding-block: 0.25rem; text-wrap: balance; }
[class*="st-key-m_claim_"] button { width: 100%; padding-inline: 0.25rem; }
[class*="st-key-m_claim_"] button, [class*="st-key-m_claim_"] button > :is(div, span),
[class*="st-key-m_claim_"] button > * > span {
  justify-content: space-between; text-align: start; width: 100%; }
[class*="st-key-m_claim_"] p { font-weight: 600; }
[class*="st-key-m_claim_"] + * { padding: 0 0.25rem 0.75rem; }
[class*="st-key-m_claim_"] + * p { line-height: 1.35; }
[class*="st-key-m_rows"] > * { width: 100%; margin: 0 !important;
  border-bottom: 1px solid var(--gc-line); }
[class*="st-key-m_rows"] > :first-child { border-top: 1px solid var(--gc-line); }
[class*="st-key-m_rows"] :has(> a), [class*="st-key-m_rows"] :has(> * > a) { width: 100%; }
[class*="st-key-m_rows"] a { width: 100%; margin: 0; padding: 0.35rem 0.25rem; border-radius: 0; }
[class*="st-key-m_rows"] a p { font-size: 0.875rem; line-height: 1.3; }
[class*="st-key-m_rows"] a em { display: none; font-style: normal; }
@media (min-width: 64rem) {
  .st-key-m_thing { display: grid; align-items: start; column-gap: 2.5rem;
    grid-template: "answer chain" auto "more chain" 1fr "found found" / 2fr 3fr; }
  .st-key-m_thing > * { min-width: 0; }
  .st-key-m_thing > :has(> .st-key-m_thing_answer) { grid-area: answer; }
  .st-key-m_thing > :has(> .st-key-m_thing_chain) { grid-area: chain; }
  .st-key-m_thing > :has(> .st-key-m_thing_found) { grid-area: found; }
  .st-key-m_thing > :has(> .st-key-m_thing_more) { grid-area: more; }
  .st-key-m_groups { display: grid; align-items: start; gap: 1.5rem 2.5rem;
    grid-template-columns: repeat(auto-fit, minmax(30rem, 1fr)); }
  [class*="st-key-m_rows"] a em { display: inline; } }
</style>"""
FURTHER = "Also found"
NO_STUDY = "We found no study of this."


def one(evidence: Evidence, key: str) -> None:
    """All that is known of a thing."""
    found = things.thing(key, evidence)
    st.html(STYLE)
    with st.container(key=keys.own("thing")):
        with st.container(key=keys.own("thing_answer"), gap="small"), frame.lead():
            _answer(evidence, found)
        with st.container(key=keys.own("thing_chain"), gap="small"):
            _chain(evidence, found)
        with st.container(key=keys.own("thing_found"), gap="small"):
            _found(evidence, found)
        with st.container(key=keys.own("thing_more"), gap="small"):
            _clock(evidence, found)
            _tears(evidence, found)


def _answer(evidence: Evidence, found: Thing) -> None:
    st.header(found.row["question"], anchor=False)
    st.markdown(f"**{found.row['answer']}**")
    st.html(
        said_and_shown.drawing(
            found,
            evidence.categories("mechanisms", "grade"),
            evidence.categories("article_claims", "stance"),
        )
    )
    st.markdown(found.row["summary"])
    claims = [claim for stance in found.articles for claim in stance.claims]
    if claims:
        notes.notes("What the articles write", articles.cards, evidence, claims, key="write")


def _chain(evidence: Evidence, found: Thing) -> None:
    st.subheader("What acts on it, and what it does", anchor=False)
    if not found.edges:
        st.markdown("No claim of the articles needs it, so there is no chain to draw.")
        links.to("shift", "The body during a cry", **{})
        return
    arrows.show(evidence, found.edges, key="chain", about=found.row["node"])


def _found(evidence: Evidence, found: Thing) -> None:
    """A row for each finding below the claim that it speaks about; each leads to its study."""
    st.subheader("What was found", anchor=False)
    directions = vocabulary.marks(evidence, "findings", "direction")
    studied = [row for row in found.findings if not mechanisms.is_own_claim(row, evidence)]
    if not studied:
        st.markdown(NO_STUDY)
    else:
        counts = Counter(row["direction"] for row in studied)
        tally = ", ".join(
            f"{counts[key]} {word}" for key, word in directions.items() if counts[key]
        )
        notes.caption(
            f"{wording.count(len(studied), 'finding')}: {tally}. Touch one for its study."
        )
    with st.container(key=keys.own("groups"), gap="small"):
        for mechanism, rows in things.by_mechanism(found, evidence):
            name = mechanism["id"] if mechanism else "further"
            with st.container(key=keys.own(f"group_{name}"), gap=None):
                if mechanism:
                    _claim(evidence, mechanism)
                else:
                    st.markdown(f"**{FURTHER}**")
                with st.container(key=keys.own(f"rows_{name}"), gap=None):
                    for row in sorted(rows, key=_weight):
                        _row(evidence, row)


def _weight(finding: Row) -> bool:
    """What says nothing for or against comes last."""
    return finding["direction"] in ("context", "unknown")


def _claim(evidence: Evidence, mechanism: Row) -> None:
    """The way to a claim, with its grade and the reason for it."""
    grade = vocabulary.grade(evidence, mechanism["grade"])
    parts.to_claim(
        mechanism["id"],
        f"{mechanism['name']}: {grade}",
        key=f"claim_{mechanism['id']}",
        width="stretch",
        type="tertiary",
        icon=":material/chevron_right:",
        icon_position="right",
    )
    notes.caption(mechanism["reason"])


def _row(evidence: Evidence, finding: Row) -> None:
    source = bibliography.short_citation(evidence.row("sources", finding["source"]))
    own = mechanisms.is_own_claim(finding, evidence)
    sign = "§" if own else evidence.category("findings", "direction", finding["direction"]).sign
    sample = f" · {citations.sample(finding)}" if finding["n"] is not None else ""
    said = wording.plain(finding["statement"])
    links.to(
        "evidence", f"{sign} **{source}**{sample} *· {said}*", icon=None, source=finding["source"]
    )


def _clock(evidence: Evidence, found: Thing) -> None:
    if not found.clocks:
        return
    st.subheader("How fast it leaves the blood", anchor=False)
    hormone_clocks.small(evidence, found.clocks)
    parts.to_part(parts.CLOCKS, "Compare the hormone clocks", key="to_clocks")


def _tears(evidence: Evidence, found: Thing) -> None:
    if not found.tear_contents:
        return
    st.subheader("What of it is in tears", anchor=False)
    st.html(
        claim_tables.tears(found.tear_contents, vocabulary.labels(evidence, "findings", "read"))
    )
    if found.row["id"] == "cortisol":
        parts.to_part(parts.BENCH, "Can tears wash it out? Work it out", key="to_bench")
