"""What a reader takes away, and what explains the evidence: downloads, codebook, words, marks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from goodcry import downloads, exports
from goodcry.evidence import Evidence
from goodcry.ui.kit import controls, served, show, wording
from goodcry.ui.kit.folds import fold
from goodcry.ui.kit.served import Offer

MARKS = (
    ("How far we read a source", "findings", "read"),
    ("How sure the direction of a level is", "factor_levels", "certainty"),
    ("What is said of mood after such a cry", "factor_levels", "direction"),
    ("How a claimed effect of crying was tested", "mechanisms", "grade"),
    ("How firmly an article says it", "article_claims", "stance"),
)
TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "date": "date",
    "yearmonth": "month",
}


def everything(evidence: Evidence) -> None:
    """All there is to take away: everything at once, then table by table, each field explained."""
    st.subheader("Everything", anchor=False)
    everything_at_once(evidence)
    codebook(evidence)
    every_table(evidence)


def everything_at_once(evidence: Evidence) -> None:
    """All data and the bibliography as files."""
    served.take(
        *(
            named(evidence, label, name)
            for label, name in (
                ("All data (zip)", downloads.ALL_DATA),
                ("All references (BibTeX)", downloads.BIBTEX),
                ("All references (CSL-JSON)", downloads.CSL_JSON),
            )
        ),
        key="everything",
    )


def named(evidence: Evidence, label: str, name: str) -> Offer:
    """The offer of the file of this name."""
    return Offer(label, served.data(name), partial(downloads.named, evidence, name))


def codebook(evidence: Evidence) -> None:
    """What each field of a table means, for the table that the reader chooses."""
    st.subheader("One table, field by field", anchor=False)
    st.caption("The folder in front of a file's name says whether it is evidence or app content.")
    table = controls.listed("Table", "table", evidence)
    entry = evidence.resources[table]
    st.markdown(f"{entry['description']} {wording.count(len(evidence.rows(table)), 'row')}.")
    served.take(named(evidence, entry["path"], f"{table}.csv"), key="chosen")
    st.markdown("\n".join(f"- {field_line(field)}" for field in entry["schema"]["fields"]))


def field_line(field: Mapping[str, Any]) -> str:
    """A field of the codebook as one line of markdown: meaning, unit, what is allowed, example."""
    limits = field.get("constraints", {})
    parts = [TYPES[field["type"]]]
    if field.get("unit"):
        parts.append(f"unit: {field['unit']}")
    if "enum" in limits:
        parts.append("one of " + ", ".join(f"`{value}`" for value in limits["enum"]))
    if "minimum" in limits and "maximum" in limits:
        parts.append(f"{limits['minimum']} to {limits['maximum']}")
    elif "minimum" in limits:
        parts.append(f"{limits['minimum']} or more")
    if "example" in field:
        parts.append(f"for example `{field['example']}`")
    parts.append("never empty" if limits.get("required") else "may be empty")
    return f"**`{field['name']}`** {field['description']}  \n  :small[{' · '.join(parts)}]"


def every_table(evidence: Evidence) -> None:
    """Each table as a file, part by part."""
    st.subheader("Each table as a file (CSV)", anchor=False)
    for part, book in evidence.codebooks.items():
        st.markdown(f"**{book['title']}.** {book['description']}")
        tables = book["resources"]
        offers = (named(evidence, each["title"], f"{each['name']}.csv") for each in tables)
        served.take(*offers, key=part)


def explanations(evidence: Evidence) -> None:
    """Folded panels: marks, words, how to cite, how to report a mistake."""
    st.subheader("How to read and use this", anchor=False)
    for key, label, icon, draw in (
        ("marks", "What the marks mean", ":material/bookmark:", partial(_marks, evidence)),
        ("words", "Words explained", ":material/dictionary:", partial(_words, evidence)),
        (
            "cite",
            "How to cite, and the licences",
            ":material/format_quote:",
            partial(_citing, evidence),
        ),
        ("mistake", "Found a mistake?", ":material/flag:", partial(_mistakes, evidence)),
    ):
        fold(label, draw, key=key, icon=icon, bind="query-params")


def _marks(evidence: Evidence) -> None:
    for title, table, field in MARKS:
        st.markdown(f"**{title}**")
        show.table(
            [
                {"Mark": entry.mark, "Meaning": entry.meaning}
                for entry in evidence.categories(table, field).values()
            ]
        )
    st.markdown(
        "**Details unconfirmed** stands at a reference of which we could not see every detail, "
        "for example its pages. The link leads to what we did see."
    )


def _words(evidence: Evidence) -> None:
    show.table(
        [{"Word": row["term"], "Meaning": row["meaning"]} for row in evidence.rows("glossary")]
    )


def _citing(evidence: Evidence) -> None:
    book = evidence.codebooks["evidence"]
    st.markdown(
        "Cite the study itself for what it found; its reference stands on its own page here. "
        "For the collection as a whole:"
    )
    st.code(
        f"{book['title']}. Data, version {book['version']}, collected {evidence.date}.",
        language=None,
        wrap_lines=True,
    )
    if citation := exports.citation_file():
        st.markdown("For the app, its file `CITATION.cff`, which reference managers can read:")
        st.code(citation, language=None, wrap_lines=True)
    st.markdown(
        f"The evidence: {_licences(book)}. What the app is made of, such as lessons and questions: "
        f"{_licences(evidence.codebooks['content'])}. Use them for anything; say where they come "
        "from. The code has a licence of its own, in the file `LICENSE` beside it. The papers and "
        "articles belong to those who wrote or published them; all sentences here are our own."
    )


def _licences(book: Mapping[str, Any]) -> str:
    return ", ".join(
        f"[{licence.get('title', licence['name'])}]({licence['path']})"
        for licence in book.get("licenses", ())
    )


def _mistakes(evidence: Evidence) -> None:
    example = evidence.rows("findings")[0]["id"]
    st.markdown(
        "Please tell us. Open an issue in the issue tracker of the repository that holds this "
        "app's code. Say three things:\n\n"
        f"- which row: its key stands at the top of each card, as in `{example}`,\n"
        "- what it says now,\n"
        "- what it should say, and where you read that.\n\n"
        "A study that is missing is welcome too."
    )
