"""What stands behind a number: findings as cards, and the way to their source's own page."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from goodcry import bibliography, statements
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import links, notes, vocabulary, wording

ANY_DIGIT, ANY_LETTER = re.compile(r"\d"), re.compile(r"[A-Za-z]")
# Between the names, the numbers and the units of a finding that has several.
SEVERAL = " / "


def sample(row: Row) -> str:
    """The size of a sample in words, or that it is not given."""
    if row["n"] is None:
        return "sample size not given in what we read"
    return f"{row['n']:,} {row['n_of']}"


def finding_text(evidence: Evidence, finding: Row) -> str:
    """A finding as markdown: the result, then who, in whom, how read, and the caution."""
    source = evidence.row("sources", finding["source"])
    lines = [finding["statement"]]
    if found := numbers(finding):
        lines.append(found)
    facts = [bibliography.short_citation(source), sample(finding), finding["design"]]
    lines.append(wording.small(*facts, vocabulary.read(evidence, finding["read"])))
    if finding["caution"]:
        lines.append(wording.small(f"**Beware:** {finding['caution']}"))
    return "  \n".join(lines)


def numbers(finding: Row) -> str:
    """What was found in numbers, each behind its own name, as markdown; empty if there are none.

    A value in words ("positive") says no more than the statement does.
    """
    if not ANY_DIGIT.search(finding["value"] or ""):
        return ""
    return _numbers(finding) + (f" ({finding['spread']})" if finding["spread"] else "")


def _numbers(finding: Row) -> str:
    measure, value, unit = (finding[name] or "" for name in ("measure", "value", "unit"))
    head, _, rest = measure.rpartition(": ")
    names, values, units = (text.split(SEVERAL) for text in (rest, value, unit))
    if not len(names) == len(values) > 1 or ANY_LETTER.search(value):
        return f"{measure}: **{value}** {unit}".removeprefix(": ").rstrip()
    if len(units) != len(values):
        units = [unit] * len(values)
    each = (
        f"{name}: **{number}** {'' if of in name.split() else of}".rstrip()
        for name, number, of in zip(names, values, units, strict=True)
    )
    return (f"{head}, " if head else "") + " · ".join(each)


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
