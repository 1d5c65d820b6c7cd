"""Whom to call: the lines where the reader is, all others, and where the numbers come from."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from goodcry import help_lines
from goodcry.evidence import Evidence
from goodcry.help_lines import Help, Line
from goodcry.ui.kit import citations, controls, heard, help_numbers, messages, wording


def show(evidence: Evidence) -> None:
    """The lines of one country as large buttons; a list to choose another; the directory."""
    found = help_lines.of(evidence)
    here = help_numbers.reader(found)
    place = st.container()
    chosen = controls.listed(
        "Somewhere else?" if here else "Where are you?",
        "c_country",
        evidence,
        nothing="Choose a country",
    )
    country = chosen or here
    heard.tell("lines", *(f"{line.name}: {line.call}." for line in found.of(country)))
    with place:
        help_numbers.buttons(found, country)
        messages.show("care", evidence, country)
    _small_print(evidence, found, country)


def _small_print(evidence: Evidence, found: Help, country: str | None) -> None:
    lines, directory = found.of(country), found.directory
    link = f'<a href="{escape(directory.link)}" target="_blank">{escape(directory.shown)}</a>'
    listed = [
        f"{escape(listing(evidence, line))} If nobody answers, use the directory, {link}."
        for line in lines
    ]
    urgent = "In danger right now? Call your local emergency number" + "".join(
        f' (<a href="tel:{line.emergency}">{line.emergency}</a>)'
        for line in lines
        if line.emergency
    )
    st.html("".join(f'<p class="help-small">{part}</p>' for part in (f"{urgent}.", *listed)))


def listing(evidence: Evidence, line: Line) -> str:
    """Which lists have the number of a line, and of when they are."""
    dated = [
        f"{row['name']} ({month(row['listed_on'])})"
        for link in evidence.where("crisis_line_lists", line=line.id)
        for row in (evidence.row("crisis_lists", link["list"]),)
    ]
    [row] = evidence.where("crisis_lines", id=line.id)
    if row["undated_lists"]:
        dated.append(f"{wording.count(row['undated_lists'], 'list')} without a date")
    *first, last = dated
    return f"As listed by {' and '.join([', '.join(first), last] if first else [last])}."


def month(text: str) -> str:
    """A month as people say it.

    >>> month("2026-08")
    'August 2026'
    """
    return f"{date.fromisoformat(f'{text}-01'):%B %Y}"


def sources(evidence: Evidence) -> None:
    """What stands behind the lines to call."""
    st.markdown(
        "The numbers come from lists that others keep. We show a number only where lists agree. "
        "We did not try them by calling."
    )
    for row in evidence.rows("crisis_lists"):
        citations.source_link(evidence, row["source"])
    citations.findings(evidence, evidence.where("findings", area="safety"))
