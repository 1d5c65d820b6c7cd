"""What an article says, and beside it what was measured, or that we found no study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import streamlit as st

from goodcry import bibliography, claims
from goodcry.claims import Measured
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import vocabulary, wording
from goodcry.ui.kit.folds import fold

HEADING = "What the articles say"
# Before what was measured.
MEASURED = ":material/biotech:"


def line(evidence: Evidence, claim: Row) -> str:
    """What one article says, and how firmly."""
    article = bibliography.article_name(evidence, claim["article"])
    stance = vocabulary.stance(evidence, claim["stance"])
    return f":material/newspaper: **{article}** {stance}: {claim['claim']}"


def lines(evidence: Evidence, found: Measured, *, in_full: bool = True) -> Iterator[str]:
    """What was measured, a line for each: verdicts first, last what we found no study of.

    ``in_full=False`` gives the verdicts alone, where the page has just shown the numbers.
    """
    for row in found.conflicts:
        yield f"{MEASURED} **{row['verdict']}.** {row['measured'] if in_full else ''}"
    for row in found.mechanisms:
        grade = vocabulary.grade(evidence, row["grade"])
        yield f"{MEASURED} **{row['name']}**, {grade}: {row['reason']}"
    for row in found.factors:
        yield f"{MEASURED} **{row['name']}:** {row['basis']}"
    for row in found.findings:
        source = bibliography.short_citation(evidence.row("sources", row["source"]))
        read = vocabulary.read(evidence, row["read"])
        yield f"{MEASURED} {row['statement']} {wording.small(source, read)}"
    for sentence in found.no_study:
        yield not_studied(sentence)


def not_studied(sentence: str) -> str:
    """That we found no study, as a line."""
    return f"○ {sentence}"


def cards(evidence: Evidence, rows: Iterable[Row], *, factor: bool = True) -> None:
    """Claims one below the other, each with what was measured.

    ``factor=False`` leaves out what their factor rests on, where the page has just said it.
    """
    for row in rows:
        found = claims.measured([row], evidence)
        shown = found if factor else replace(found, factors=())
        with st.container(border=True, gap="xsmall"):
            st.markdown("\n\n".join((line(evidence, row), *lines(evidence, shown))))


def of_factor(evidence: Evidence, factor: str) -> None:
    """What the articles say about a factor, below what it rests on; nothing if they are silent."""
    rows = claims.of_factor(factor, evidence)
    if rows:
        st.markdown(f"**{HEADING}**")
        cards(evidence, rows, factor=False)


def of_page(evidence: Evidence, page: str) -> None:
    """A fold with what the articles say on the matters of a page, apart from its factors."""
    rows = claims.of_page(page, evidence)
    fold(HEADING, cards, evidence, rows, key="articles_say", icon=":material/newspaper:")
