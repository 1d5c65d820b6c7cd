"""The way to one thing: a box to search in, and the things to choose from.

Two components that belong together, as those of the moderator table do. The **finder** holds what
is seen and is drawn once a run. What was **found** goes to it from the one fragment that a letter
draws anew. What is chosen and typed stands in the address.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from goodcry import asking, search, things
from goodcry.asking import Asked
from goodcry.evidence import Evidence, Row
from goodcry.held import HeldOf
from goodcry.ui.kit import big, components, feeds, keys, known, query, refusals, vocabulary
from goodcry.ui.kit.page_parameters import CLAIMS, LONGEST_SEARCH, THINGS

FOLDER = Path(__file__).resolve().parent
_finder = components.register("goodcry_finder", FOLDER / "finder.js", FOLDER / "finder.css")
_found = st.components.v2.component("goodcry_found", js=components.joined(FOLDER / "found.js"))

# The fragment that a letter draws anew.
FOUND = "found"
THING, CLAIM, WORDS, PART, ARROW = "thing", "mechanism", "m_q", "m_part", "arrow"
LABELS = {
    "search": "Search hormones, the body and claims",
    "example": "Search: painkiller …",
    "things": "Hormones and other things",
    "results": "Found",
    "longest": str(LONGEST_SEARCH),
}


@HeldOf
def fixed(evidence: Evidence) -> dict[str, Any]:
    """What is the same for everybody; see ``Fixed`` in ``finder.js``."""
    groups = evidence.categories("things", "group")
    return {
        "groups": [
            {
                "name": group.label,
                "things": [
                    {"id": row["id"], "label": row["label"], "to": urlencode({THING: row["id"]})}
                    for row in evidence.where("things", group=name)
                ],
            }
            for name, group in groups.items()
        ],
        "words": LABELS,
    }


def show(evidence: Evidence) -> str:
    """The box and the things; returns the id of the thing that is chosen."""
    key = keys.own("finder")

    def typed() -> None:
        text = str((st.session_state[key].get("typed") or {}).get("text", ""))[:LONGEST_SEARCH]
        query.keep_told({WORDS: text}, [known.named(WORDS, evidence)], evidence)
        st.rerun([FOUND, *refusals.fragments()])

    def gone() -> None:
        _go(str(st.session_state[key].get("to") or ""), evidence)

    chosen = str(query.held(THING, evidence))
    row = evidence.row("things", chosen)
    _finder(
        data={
            "fixed": fixed(evidence) | {"big": big.on()},
            "chosen": chosen,
            "says": f"{row['question']} {row['answer']}",
            "typed": query.held(WORDS, evidence),
        },
        key=key,
        on_typed_change=typed,
        on_to_change=gone,
    )
    _answer(evidence)
    return chosen


def _go(to: str, evidence: Evidence) -> None:
    """Open what a link of the finder leads to, as one step of the browser's history."""
    name, _, value = to.partition("=")
    known_here = known.of("mechanisms", evidence)
    if name not in (THING, CLAIM) or known_here[name].value(value, evidence) is None:
        return
    gone = dict.fromkeys((THING, CLAIM, ARROW, WORDS), ())
    query.keep_all({**gone, name: (value,)})
    if PART in st.session_state:
        st.session_state[PART] = THINGS if name == THING else CLAIMS


@st.fragment(key=FOUND)
def _answer(evidence: Evidence) -> None:
    words = str(query.held(WORDS, evidence)).strip()
    with feeds.place("finder"):
        _found(data=found(words, evidence), key=keys.own("finder_found"))


def found(words: str, evidence: Evidence) -> dict[str, Any]:
    """What the words find; see ``Answer`` in ``finder.js``."""
    if not words:
        return {"words": "", "found": [], "says": "", "near": ""}
    rows = things.found_by(words, evidence)
    wanted = asking.asked(words, evidence)
    return {
        "words": words,
        "found": [_row(table, row, wanted, evidence) for table, row in rows],
        "says": f"{len(rows)} found" if rows else "Nothing here has these words.",
        "near": "" if rows else search.near(words, _vocabulary(evidence)) or "",
    }


@HeldOf
def _vocabulary(evidence: Evidence) -> set[str]:
    """The words that can be found."""
    return search.vocabulary(evidence, things.SEARCHED)


def _row(table: str, row: Row, words: Asked, evidence: Evidence) -> dict[str, Any]:
    if table == "things":
        return {
            "to": urlencode({THING: row["id"]}),
            "name": _runs(row["label"], words),
            "says": _runs(row["answer"], words),
        }
    grade = vocabulary.grade(evidence, row["grade"])
    return {
        "to": urlencode({CLAIM: row["id"]}),
        "name": _runs(row["name"], words),
        "says": [[f"Claim, {grade}. ", False], *_runs(row["question"], words)],
    }


def _runs(text: str, words: Asked) -> list[list[Any]]:
    """A text in pieces, each with whether it was searched for, as JSON has them."""
    return [list(each) for each in search.pieces(text, words)]
