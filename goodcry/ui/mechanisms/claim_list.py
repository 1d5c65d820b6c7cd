"""The rows of the list of claims: name, grade, who says it; a touch anywhere on a row opens it.

Each row is a real link, so that it can be opened in a tab of its own. A plain touch opens it in the
page at hand, which is sooner there than the page anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from goodcry import mechanisms, search
from goodcry.asking import Asked, asked
from goodcry.evidence import Evidence, Row
from goodcry.mechanisms import Entry, Stance
from goodcry.ui.kit import big, components, keys, query, stage, vocabulary
from goodcry.ui.mechanisms import parts

FOLDER = Path(__file__).resolve().parent
_component = components.register(
    "goodcry_claims", FOLDER / "claim_list.js", FOLDER / "claim_list.css"
)
# The look of the letter of an article that writes nothing about a claim.
SILENT = "silent"
SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def show(evidence: Evidence, entries: Sequence[Entry], sort: str, words: str) -> None:
    """The claims in this order, in groups where the sort makes some; these words are marked."""
    key = keys.own("claims")

    def opened() -> None:
        parts.turn_to_claim(st.session_state[key].opened)

    with stage.stage():
        _component(data=data(evidence, entries, sort, words), key=key, on_opened_change=opened)


def data(evidence: Evidence, entries: Sequence[Entry], sort: str, words: str) -> dict[str, Any]:
    """What the browser draws; see ``Data`` in ``claim_list.js``."""
    looked_for = asked(words, evidence)
    groups = groupby(entries, lambda entry: _heading(evidence, entry, sort))
    return {
        "name": "All claims",
        "articles": [
            {"box": _box(row, ()), "label": row["name"]} for row in evidence.rows("articles")
        ],
        "stances": _stances(evidence),
        "groups": [
            {
                "heading": heading,
                "claims": [
                    _row(evidence, entry, looked_for) | {"graded": sort != "grade"}
                    for entry in group
                ],
            }
            for heading, group in groups
        ],
    }


def _heading(evidence: Evidence, entry: Entry, sort: str) -> str:
    """What the claims of a group have in common, if the sort makes groups."""
    if sort == "grade":
        return vocabulary.grade(evidence, entry.row["grade"])
    if sort == "articles":
        return f"{entry.claimed_by} of {len(entry.stances)} articles say so, or perhaps so"
    return ""


def _row(evidence: Evidence, entry: Entry, looked_for: Asked) -> dict[str, Any]:
    grade = evidence.category("mechanisms", "grade", entry.row["grade"])
    return {
        "id": entry.row["id"],
        "address": _address(evidence, entry.row["id"]),
        "sign": grade.sign,
        "grade": grade.label,
        "name": search.pieces(entry.row["name"], looked_for),
        "below": _found_in(evidence, entry.row, looked_for),
        "boxes": [_box(stance.article, stance.positions) for stance in entry.stances],
        "heard": _heard(evidence, entry.stances),
    }


def _found_in(evidence: Evidence, row: Row, looked_for: Asked) -> list[tuple[str, bool]]:
    """The first sentence that the search found a claim by; nothing if it was its name."""
    for text in mechanisms.texts(row["id"], evidence):
        for sentence in SENTENCE_END.split(text):
            found = search.pieces(sentence, looked_for)
            if any(marked for _, marked in found):
                return [] if text == row["name"] else found
    return []


def _box(article: Row, positions: Sequence[str]) -> dict[str, str]:
    """The letter of an article, drawn as what it writes."""
    return {"letter": article["letter"], "stance": " ".join(positions) or SILENT}


def _stances(evidence: Evidence) -> list[dict[str, Any]]:
    """What the looks of a letter mean."""
    article = evidence.rows("articles")[0]
    labels = vocabulary.labels(evidence, "article_claims", "stance")
    shown = [((stance,), label) for stance, label in labels.items()]
    return [
        {"box": _box(article, positions), "label": label}
        for positions, label in (*shown, ((), SILENT))
    ]


def _heard(evidence: Evidence, stances: Sequence[Stance]) -> str:
    """Who says it, for those who hear the page."""
    labels = vocabulary.labels(evidence, "article_claims", "stance")
    said = [
        f"{stance.article['name']} {' and '.join(labels[each] for each in stance.positions)}"
        for stance in stances
        if not stance.silent
    ]
    return "; ".join(said) or "No article speaks of it"


def _address(evidence: Evidence, mechanism: str) -> str:
    """The address of a claim, which keeps sort, filters and words."""
    kept = {**query.to_share("mechanisms", evidence), "mechanism": mechanism}
    return f"?{urlencode({**kept, **big.carried(), **big.embedded()}, doseq=True)}"
