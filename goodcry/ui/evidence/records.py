"""Findings, claims, sources and conflicts as cards, a page of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from goodcry import bibliography
from goodcry.claims import measured
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import articles, citations, links, query, vocabulary, wording
from goodcry.ui.kit.folds import fold

PAGE_SIZE = 10
# Places of the page; see goodcry.ui.kit.scroll.
TOP, RESULTS = "top", "results"


def chosen_source(evidence: Evidence) -> str | None:
    """The source that the address names."""
    source: str | None = query.held("source", evidence)
    return source


def start_again() -> None:
    """Callback for whatever changes a list: its first page, and no single source."""
    st.query_params.pop("source", None)
    st.query_params.pop("p", None)


def source_button(evidence: Evidence, key: str, place: str) -> None:
    """The way to a source's page from a card; keeps what the reader searched for."""
    links.here(
        bibliography.short_citation(evidence.row("sources", key)),
        key=f"open-{place}",
        parameters={"source": key},
        place=TOP,
        icon=":material/description:",
        type="tertiary",
    )


def cards(evidence: Evidence, rows: Sequence[Row], draw: Callable[[Evidence, Row], None]) -> None:
    """One page of rows as cards, with the way to the pages before and after."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    number = _page_number(evidence, pages)
    first = (number - 1) * PAGE_SIZE
    shown = rows[first : first + PAGE_SIZE]
    if pages > 1:
        st.caption(f"Page {number} of {pages}: {first + 1} to {first + len(shown)}")
    for row in shown:
        with st.container(border=True, gap="xsmall"):
            draw(evidence, row)
    if pages > 1:
        _pager(number, pages)


def _page_number(evidence: Evidence, pages: int) -> int:
    """The page that the address names, or the last that exists."""
    return min(int(query.held("p", evidence)), pages)


def _pager(number: int, pages: int) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        _turn("Previous", number - 1, icon=":material/arrow_back:", disabled=number == 1)
        st.markdown(f"{number} of {pages}", width="content")
        _turn(
            "Next",
            number + 1,
            icon=":material/arrow_forward:",
            icon_position="right",
            disabled=number == pages,
        )


def _turn(label: str, number: int, **settings: Any) -> None:
    """The way to a page of the list."""
    links.here(label, key=label.lower(), parameters={"p": str(number)}, place=RESULTS, **settings)


def finding_body(evidence: Evidence, finding: Row) -> None:
    """A finding with its key and what it is about, without the way to its source."""
    area = evidence.category("findings", "area", finding["area"]).label
    about = (finding["id"], area, finding["condition"])
    st.markdown(f"{wording.small(*about)}\n\n{citations.finding_text(evidence, finding)}")


def finding(evidence: Evidence, row: Row) -> None:
    """A finding as a card."""
    finding_body(evidence, row)
    source_button(evidence, row["source"], row["id"])


def claim_body(evidence: Evidence, claim: Row) -> None:
    """A claim, how firmly it is said, and what was measured, or that we found no study."""
    article = bibliography.article_name(evidence, claim["article"])
    stance = vocabulary.stance(evidence, claim["stance"])
    found = measured([claim], evidence)
    beside = articles.lines(evidence, replace(found, conflicts=()))
    said = (wording.small(claim["id"], article, stance), claim["claim"], *beside)
    st.markdown("\n\n".join(said))
    for conflict in found.conflicts:
        with st.expander(f"Found: {conflict['verdict']}", icon=":material/balance:"):
            st.markdown(conflict["measured"])


def claim(evidence: Evidence, row: Row) -> None:
    """A claim of an article as a card."""
    claim_body(evidence, row)
    source_button(evidence, row["article"], row["id"])


def source(evidence: Evidence, row: Row) -> None:
    """A source as a card: whose, what it is, and how much of it is here."""
    key = row["id"]
    source_button(evidence, key, key)
    amounts = [
        wording.count(len(rows), noun)
        for rows, noun in (
            (evidence.where("findings", source=key), "finding"),
            (evidence.where("article_claims", article=key), "claim"),
        )
        if rows
    ]
    lines = [
        row["about"],
        wording.small(evidence.category("sources", "type", row["type"]).label, *amounts),
    ]
    if row["title"]:
        lines.insert(1, wording.small(wording.escaped(row["title"])))
    st.markdown("  \n".join(lines))


def conflict(evidence: Evidence, row: Row) -> None:
    """What articles say beside what was measured."""
    articles = {
        bibliography.article_name(evidence, evidence.row("article_claims", key)["article"]): None
        for key in (link["claim"] for link in evidence.where("conflict_claims", conflict=row["id"]))
    }
    st.markdown(
        f"**{row['verdict']}**\n\n"
        f"**Said:** {row['said']}  \n{wording.small(*articles)}\n\n"
        f"**Found:** {row['measured']}"
    )
    behind = evidence.where("conflict_findings", conflict=row["id"])
    if not behind:
        return
    fold(
        f"Where this comes from: {wording.count(len(behind), 'finding')}",
        _behind,
        evidence,
        row,
        behind,
        key=f"conflict_{row['id']}",
        icon=":material/find_in_page:",
    )


def _behind(evidence: Evidence, conflict: Row, behind: Sequence[Row]) -> None:
    """The findings behind a conflict."""
    for link in behind:
        with st.container(gap="xsmall"):
            result = evidence.row("findings", link["finding"])
            finding_body(evidence, result)
            source_button(evidence, result["source"], f"{conflict['id']}-{result['id']}")
