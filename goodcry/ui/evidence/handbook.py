"""What a reader takes away, and what explains the evidence: downloads, codebook, words, marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import streamlit as st

from goodcry import exports
from goodcry.evidence import Evidence
from goodcry.ui.evidence import records
from goodcry.ui.kit import show, vocabulary

READ_MEANING = {
    "full_text": "We read the paper, page or table as a whole.",
    "abstract": "We read the summary at the top of the paper, or its first page. Sizes and "
    "details are often missing there.",
    "secondary": "We did not see the study itself, only what somebody else wrote about it.",
}
GRADE_MEANING = {
    "measured in criers": "Somebody measured it in people who cried.",
    "indirect": "It was measured, but not in people who cried.",
    "animal or theory": "It was seen only in animals, or only thought out.",
    "disputed": "Those who studied it disagree.",
    "contradicted": "It was measured, and it did not come out as claimed.",
}
STANCE_MEANING = {
    "asserts": "The article states it as a fact.",
    "hedges": "The article says that it may be so.",
    "disputes": "The article gives a reason against it.",
}
TYPES = {"string": "text", "integer": "whole number", "number": "number", "date": "date"}


def downloads(evidence: Evidence) -> None:
    """Buttons for all data and the bibliography; a file is made when its button is touched."""
    with st.container(horizontal=True, gap="small", key="touch-downloads"):
        for label, file, mime, make in (
            ("All data (zip)", "a-good-cry-data.zip", "application/zip", exports.archive),
            ("References (BibTeX)", "a-good-cry.bib", "text/x-bibtex", exports.bibtex),
            ("References (CSL-JSON)", "a-good-cry.json", "application/json", exports.csl_json),
        ):
            _button(label, file, mime, partial(make, evidence), file)


def table_download(evidence: Evidence, table: str, label: str, place: str) -> None:
    """A button for the file of one table; `place` tells apart buttons for the same table."""
    file = PurePosixPath(evidence.resources[table]["path"]).name
    _button(label, file, "text/csv", partial(exports.table, evidence, table), f"{place}-{table}")


def _button(label: str, file: str, mime: str, make: Callable[[], bytes], key: str) -> None:
    st.download_button(
        label,
        make,
        file_name=file,
        mime=mime,
        icon="⬇️",
        key=f"download-{key}",
        on_click="ignore",
    )


def codebook(evidence: Evidence) -> None:
    """What each field of a table means, for the table that the reader chooses."""
    st.subheader("One table, field by field", anchor=False)
    st.caption("The folder in front of a file's name says whether it is evidence or app content.")
    titles = {name: str(entry["title"]) for name, entry in evidence.resources.items()}
    table = st.selectbox(
        "Table", list(titles), format_func=titles.__getitem__, key="table", bind="query-params"
    )
    entry = evidence.resources[table]
    st.markdown(f"{entry['description']} {records.count(len(evidence.rows(table)), 'row')}.")
    with st.container(key="touch-table"):
        table_download(evidence, table, entry["path"], "chosen")
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
    if limits.get("unique"):
        parts.append("each only once")
    if "example" in field:
        parts.append(f"for example `{field['example']}`")
    parts.append("never empty" if limits.get("required") else "may be empty")
    return f"**`{field['name']}`** {field['description']}  \n  :small[{' · '.join(parts)}]"


def every_table(evidence: Evidence) -> None:
    """A download button for each table, part by part."""
    st.subheader("Each table as a file (CSV)", anchor=False)
    for part, book in evidence.codebooks.items():
        st.markdown(f"**{book['title']}.** {book['description']}")
        with st.container(horizontal=True, gap="small", key=f"touch-tables-{part}"):
            for entry in book["resources"]:
                table_download(evidence, entry["name"], entry["title"], "list")


def explanations(evidence: Evidence) -> None:
    """Folded panels: marks, words, how to cite, how to report a mistake."""
    st.subheader("How to read and use this", anchor=False)
    for key, label, icon, draw in (
        ("marks", "What the marks mean", "🔖", _marks),
        ("words", "Words explained", "📖", _words),
        ("cite", "How to cite, and the licences", "✍️", _citing),
        ("mistake", "Found a mistake?", "🛠️", _mistakes),
    ):
        folded = st.expander(label, icon=icon, key=key, on_change="rerun", bind="query-params")
        if folded.open:
            with folded:
                draw(evidence)


def _marks(evidence: Evidence) -> None:
    for title, names, meanings in (
        ("How far we read a source", vocabulary.READ, READ_MEANING),
        (
            "How sure the direction of a factor is",
            vocabulary.CERTAINTY,
            vocabulary.CERTAINTY_MEANING,
        ),
        ("How a claimed effect of crying was tested", vocabulary.GRADE, GRADE_MEANING),
        ("How firmly an article says it", vocabulary.STANCE, STANCE_MEANING),
    ):
        st.markdown(f"**{title}**")
        show.table(
            [
                {"Mark": names[value], "Meaning": text[0].upper() + text[1:]}
                for value, text in meanings.items()
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
    if text := exports.citation_file():
        st.markdown("For the app, its file `CITATION.cff`, which reference managers can read:")
        st.code(text, language=None, wrap_lines=True)
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
