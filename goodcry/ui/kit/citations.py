"""What stands behind a number: findings as cards, and the way to their source's own page."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from goodcry import bibliography, statements
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import links, notes, vocabulary, wording


def sample(row: Row) -> str:
    """The size of a sample in words, or that it is not given."""
    if row["n"] is None:
        return "sample size not given in what we read"
    return f"{row['n']:,} {row['n_of']}"


def finding_text(evidence: Evidence, finding: Row) -> str:
    """A finding as markdown: the result, then who, in whom, how read, and the caution."""
    source = evidence.row("sources", finding["source"])
    lines = [finding["statement"]]
    if finding["value"]:
        measure = f"{finding['measure']}: " if finding["measure"] else ""
        spread = f" ({finding['spread']})" if finding["spread"] else ""
        lines.append(f"{measure}**{finding['value']}** {finding['unit'] or ''}{spread}".rstrip())
    facts = [bibliography.short_citation(source), sample(finding), finding["design"]]
    lines.append(wording.small(*facts, vocabulary.read(evidence, finding["read"])))
    if finding["caution"]:
        lines.append(wording.small(f"**Beware:** {finding['caution']}"))
    return "  \n".join(lines)


def source_link(evidence: Evidence, key: str) -> None:
    """A link to a source's own page, inside the app."""
    label = bibliography.short_citation(evidence.row("sources", key))
    links.to("evidence", label, icon=":material/description:", source=key)


def findings(evidence: Evidence, rows: Iterable[Row]) -> None:
    """Findings one below the other, each with its way to the source's page."""
    for finding in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(wording.together(finding_text(evidence, finding)))
            source_link(evidence, finding["source"])


def of_statement(evidence: Evidence, statement: str) -> None:
    """The findings behind a statement of ``statements.csv``."""
    findings(evidence, statements.behind(statement, evidence).findings)


def behind(evidence: Evidence, statement: str, label: str) -> None:
    """A small button that opens the findings behind a statement, over the page."""
    notes.notes(label, of_statement, evidence, statement, key=statement.replace("-", "_"))
