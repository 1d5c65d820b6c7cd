"""What an address asks for in vain: said in one calm line, and nothing else is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import query
from goodcry.ui.kit.query import Asked

# What is repeated to the visitor of a text that is not understood.
READABLE = re.compile(r"(?:[\w .,;’'()?!%+-]|: ){1,60}")
# So many things a sentence lists one by one.
LISTED = 3
# The fragment that says what was not understood, and whether it says anything.
NOTE, NOTED = "address note", "address_noted"


@st.fragment(key=NOTE)
def note(page: str, evidence: Evidence) -> None:
    """Say in one line what the address asks for and this page cannot set."""
    asked = query.read(page, query.at_hand(), evidence)
    said = " ".join(sentences(asked, evidence))
    st.session_state[NOTED] = bool(said)
    if said:
        st.info(said)


def fragments() -> tuple[str, ...]:
    """What has to be drawn anew with a control that may mend the address."""
    return (NOTE,) if st.session_state.get(NOTED) else ()


def sentences(asked: Sequence[Asked], evidence: Evidence) -> Iterator[str]:
    """What was asked for in vain, and what is shown instead, as markdown."""
    if refused := [each for each in asked if each.refused]:
        texts = dict.fromkeys(quoted(text) for each in refused for text in each.refused)
        shown = dict.fromkeys(_instead(each, evidence) for each in refused)
        yield (
            f"This link asks for {_listed(texts)}, which this page does not know. It shows "
            f"{_listed(f'**{words}**' for words in shown)} instead."
        )
    if torn := [each for each in asked if each.aside]:
        texts = dict.fromkeys(quoted(text) for each in torn for text in each.aside)
        shown = dict.fromkeys(_instead(each, evidence) for each in torn)
        yield (
            "This link asks for more than one thing where only one can be set. It shows "
            f"{_listed(f'**{words}**' for words in shown)}, not {_listed(texts)}."
        )


def _instead(each: Asked, evidence: Evidence) -> str:
    """What the page shows of a parameter that was not understood, or not in full."""
    parameter = each.parameter
    whole = [value for value in each.values if parameter.keeps_all(str(value), evidence)]
    if whole:
        return _listed(parameter.label(value, evidence) for value in whole)
    return parameter.shown(evidence)


def quoted(text: str) -> str:
    """A text of the address, if it reads like a name or number; else only that there is one.

    As code, in which nothing means anything to markdown.
    """
    return f"`{text}`" if READABLE.fullmatch(text) else "something"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    shown = found[:LISTED] if len(found) <= LISTED else [*found[:LISTED], "more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
