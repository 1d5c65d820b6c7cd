"""Marks that go with every number: how sure, how read, and whose."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from goodcry import bibliography
from goodcry.evidence import Evidence, Row
from goodcry.ui import registry

# A shape and a word, never colour alone.
CERTAINTY = {
    "replicated": "●●● seen more than once",
    "single": "●●○ seen in one study",
    "indirect": "●○○ only indirect studies",
    "conflicting": "◐ studies disagree",
    "tested, no difference": "= tested, no difference",
    "no study found": "○ no study found",
}
CERTAINTY_MEANING = {
    "replicated": "two or more studies of people who cried agree",
    "single": "one study of people who cried",
    "indirect": "studied in people who were not crying, or only implied",
    "conflicting": "studies point different ways",
    "tested, no difference": "studies looked for a difference and found none",
    "no study found": "we found no study of mood after a cry",
}
DIRECTION = {
    "better": "▲ better",
    "no better": "■ no better",
    "worse": "▼ worse",
    "no difference": "= no difference",
    "not known": "? not known",
}
READ = {
    "full_text": "read in full",
    "abstract": "from the abstract",
    "secondary": "as reported by others",
}
GRADE = {
    "measured in criers": "● measured in criers",
    "indirect": "◐ indirect",
    "animal or theory": "○ animals or theory",
    "disputed": "≠ disputed",
    "contradicted": "✕ contradicted",
}
STANCE = {"asserts": "says so", "hedges": "says perhaps", "disputes": "doubts it"}


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
    facts.append(READ[finding["read"]])
    lines.append(":small[" + " · ".join(plain(fact) for fact in facts if fact) + "]")
    if finding["caution"]:
        lines.append(f":small[**Beware:** {plain(finding['caution'])}]")
    return "  \n".join(lines)


def plain(text: str) -> str:
    """Text that may stand inside a markdown directive such as ``:small[...]``."""
    return text.replace("[", "(").replace("]", ")")


def source_link(evidence: Evidence, key: str) -> None:
    """A link to a source's own page, inside the app."""
    source = evidence.row("sources", key)
    st.page_link(
        registry.page("evidence").script,
        label=bibliography.short_citation(source),
        icon="📄",
        query_params={"source": key},
    )


def findings(evidence: Evidence, rows: Iterable[Row]) -> None:
    """Findings one below the other, each with its way to the source's page."""
    for finding in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(finding_text(evidence, finding))
            source_link(evidence, finding["source"])


def sources(evidence: Evidence, keys: Iterable[str], label: str = "Where this comes from") -> None:
    """A small button that opens the findings behind a statement."""
    with st.popover(label, icon="🔎"):
        findings(evidence, [evidence.row("findings", key) for key in keys])
