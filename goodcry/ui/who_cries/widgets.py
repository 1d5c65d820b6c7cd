"""Parts of the page about who cries: claims beside measurements, guesses, and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from goodcry import bibliography, statements, who_cries
from goodcry.claims import measured
from goodcry.evidence import Evidence, Row
from goodcry.figures import dot_lines
from goodcry.guesses import questions
from goodcry.ui.kit import (
    articles,
    big,
    citations,
    controls,
    faces,
    guessing,
    notes,
    vocabulary,
    wording,
)
from goodcry.ui.kit.folds import fold
from goodcry.who_cries import Pair

PERCENT = 100


def said(evidence: Evidence, statement: str, in_full: bool = True) -> tuple[Row, ...]:
    """What articles say on a statement, in our words, and beside it what was measured.

    ``in_full=False`` gives the verdict alone, where the page has just shown the numbers.
    Returns the mechanisms that the claims speak about.
    """
    said_so = statements.behind(statement, evidence).claims
    found = measured(said_so, evidence)
    lines = [_said(evidence, claim) for claim in said_so]
    with st.container(border=True):
        st.markdown("\n\n".join((*lines, *articles.lines(evidence, found, in_full=in_full))))
    return found.mechanisms


def _said(evidence: Evidence, claim: Row) -> str:
    source = bibliography.short_citation(evidence.row("sources", claim["article"]))
    stance = vocabulary.stance(evidence, claim["stance"])
    return f":material/newspaper: **An article** ({source}) {stance}: {claim['claim']}"


def lines(
    found: Sequence[dot_lines.Line], *, top: float, unit: str, dashed: str = "", caption: str = ""
) -> None:
    """A picture of lines with its legend above and what the lines span below.

    For the last row without the small print under the names; the table has it.
    """
    if big.on():
        found = [replace(line, about="") for line in found]
    marked = {mark.group for line in found for mark in line.marks}
    groups = [group for group in dot_lines.COLOURS if group in marked]
    legend = "" if groups == ["everyone"] else dot_lines.legend(groups, dashed)
    foot = f"Each line runs from zero to {top:g} {unit}. {caption}".rstrip()
    st.html(legend + dot_lines.drawing(found, top, unit, foot))


def sexes(
    evidence: Evidence,
    found: Sequence[Pair],
    *,
    key: str,
    unit: str,
    share: bool = True,
    remarks: bool = True,
    caption: str = "",
    section: str | None = None,
    besides: Iterable[Row] = (),
) -> None:
    """Women beside men, sample by sample, with table and sources.

    ``share`` says that the numbers are percentages; ``remarks`` puts year, sample and reading
    under each name. The sources are those of what is drawn, of ``besides``, and of all that the
    ``section`` says where this is its only picture.
    """
    drawn = dot_lines.of_pairs(found, _remarks(evidence, found) if remarks else None)
    top = PERCENT if share else dot_lines.reach(drawn)
    dashed = "" if all(pair.confirmed for pair in found) else "not confirmed"
    faces.framed(
        f"Women and men: {unit}",
        lambda: lines(drawn, top=top, unit=unit, dashed=dashed, caption=caption),
        lambda: [
            {
                "sample": pair.row["label"],
                f"women, {unit}": pair.women.words,
                f"men, {unit}": pair.men.words if pair.men else "not asked",
                "status": f"{pair.row['status']}, "
                + vocabulary.read(evidence, pair.sources[0]["read"]),
            }
            for pair in found
        ],
        partial(_behind, evidence, section, [*who_cries.behind(*found), *besides]),
        key=key,
    )


def _remarks(evidence: Evidence, pairs: Iterable[Pair]) -> dict[str, str]:
    texts = {}
    for pair in pairs:
        year = evidence.row("sources", pair.sources[0]["source"])["year"]
        read = vocabulary.read(evidence, pair.sources[0]["read"])
        status = "" if pair.row["status"] == "reported" else pair.row["status"]
        texts[pair.row["id"]] = " · ".join(
            str(part) for part in (year, pair.row["about"], read, status) if part
        )
    return texts


def numbers(
    evidence: Evidence, rows: Sequence[Row], *, key: str, unit: str, section: str | None = None
) -> None:
    """One percentage a line, of people or cries of both sexes, with table and sources."""
    faces.framed(
        f"Numbers: {unit}",
        lambda: lines(dot_lines.of_numbers(rows), top=PERCENT, unit=unit),
        lambda: [
            {
                "what": row["label"],
                "number": f"{row['value']} {row['unit']}",
                "of whom": row["sample"],
            }
            for row in rows
        ],
        partial(_behind, evidence, section, rows),
        key=key,
    )


def known(evidence: Evidence, section: str, about: str) -> None:
    """A fold with what is behind a section that has no picture, or several with their own sources.

    What it says stands behind its statement, ``who-`` and the section.
    """
    fold(
        "How do we know?",
        _behind,
        evidence,
        section,
        (),
        key=f"known_{section}",
        about=about,
        icon=":material/find_in_page:",
    )


def _behind(evidence: Evidence, section: str | None, drawn: Iterable[Row]) -> None:
    """Rows of ``frequency.csv`` that are drawn, each once, then what a section says besides."""
    stated = statements.behind(f"who-{section}", evidence) if section else None
    for row in {row["id"]: row for row in (*drawn, *(stated.figures if stated else ()))}.values():
        with st.container(border=True, gap="xsmall"):
            small = wording.small(row["sample"], vocabulary.read(evidence, row["read"]))
            st.markdown(f"{row['label']}: **{row['value']}** {row['unit']}  \n{small}")
            if row["note"]:
                st.caption(row["note"])
            citations.source_link(evidence, row["source"])
    if stated:
        citations.findings(evidence, stated.findings)


def guesses(evidence: Evidence) -> None:
    """A fold with numbers to guess; each answer comes when its toggle is set."""
    fold(
        "Guess first, then look",
        _guesses,
        evidence,
        key="w_guess",
        icon=":material/quiz:",
        bind="query-params",
    )


def _guesses(evidence: Evidence) -> None:
    notes.caption(
        "Nothing is counted or kept. Or skip this: the parts of this page have every answer."
    )
    for row in questions("who_cries", evidence):
        with st.container(border=True):
            _guess(evidence, row)


def _guess(evidence: Evidence, row: Row) -> None:
    st.markdown(f"**{row['question']}**")
    guessed = guessing.slider(evidence, row, f"w_{row['id']}")
    if controls.switch("Show the answer", f"w_{row['id']}_shown", evidence):
        guessing.answer(evidence, row, guessed)


def triggers(evidence: Evidence) -> None:
    """The situations that make people cry, sorted as the reader likes."""
    order = controls.one_of("Sort by", "w_sort", evidence)
    found = who_cries.situations(evidence, order)
    faces.framed(
        "What makes people cry, women and men",
        lambda: lines(dot_lines.of_situations(found), top=PERCENT, unit="%"),
        lambda: [
            {
                "situation": item.name,
                "women, %": f"{item.women:.1f}",
                "men, %": f"{item.men:.1f}",
                "gap": f"{item.gap:.1f}",
            }
            for item in found
        ],
        partial(_behind_triggers, evidence),
        key="triggers",
    )


def _behind_triggers(evidence: Evidence) -> None:
    citations.source_link(evidence, evidence.rows("triggers")[0]["source"])
    _behind(evidence, "what", ())
