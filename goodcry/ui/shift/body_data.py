"""What the living body map needs: its drawing, the table of its rules, and the words of places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from goodcry import body
from goodcry.evidence import Evidence, Row
from goodcry.figures import bodymap
from goodcry.ui.kit import vocabulary

WORDS = {
    "study": "In this study now",
    "free": "In the model now",
    "trial": "In this experiment now",
    "works": "at work",
    "rests": "as at rest",
    "both": "Both branches pull; which one wins is not known.",
    "rates": "{now} beats a minute, {rest} at rest.",
    "clock": "Drawn from the first tear to an end that is assumed.",
    "measured": "That it goes this way was measured.",
    "reported": "Reported, not measured.",
    "assumed": "Assumed, drawn in by us.",
    "rule": "Assumed, by a general rule.",
    "criers": "In people who cried",
    "way": "The way of the signal",
    "sources": "Sources",
    "close": "Close",
}


def data(evidence: Evidence) -> dict[str, Any]:
    """``body``: drawing, rules and words; ``places``: what is told of each, in their order.

    What several places share stands once: ``effects`` and ``ways``, by their numbers.
    """
    places = evidence.rows("places")
    organs = list(dict.fromkeys(row["organ"] for row in places if row["organ"]))
    ways = list(dict.fromkeys(row["pathway"] for row in evidence.rows("place_pathways")))
    return {
        "body": {
            "svg": bodymap.drawing(evidence),
            "rules": asdict(body.rules(evidence)),
            "signs": body.SIGNS,
            "words": WORDS,
            "effects": [_effect(evidence.row("organ_effects", key), evidence) for key in organs],
            "ways": [_way(evidence.row("pathways", key)) for key in ways],
        },
        "places": {
            row["id"]: {
                "name": row["name"],
                "about": row["about"],
                "criers": row["in_criers"],
                "effects": [organs.index(row["organ"])] if row["organ"] else [],
                "ways": [
                    ways.index(way["pathway"])
                    for way in evidence.where("place_pathways", place=row["id"])
                ],
            }
            for row in places
        },
    }


def _effect(row: Row, evidence: Evidence) -> tuple[str, list[str]]:
    """What the branches do to an organ in general: a heading, and lines with how it was read."""
    read = vocabulary.read(evidence, row["read"])
    lines = [f"{branch}: {row[branch]}" for branch in body.BRANCHES]
    return f"In general: {row['organ']}", [*lines, f"{row['note']} ({read})"]


def _way(row: Row) -> str:
    """A stretch of a signal's way in one line."""
    by = f" (by: {row['nerve']})" if row["nerve"] else ""
    return f"{row['from_place']} → {row['to_place']}: {row['role']}{by}"


def organ_effects(evidence: Evidence) -> Iterator[tuple[Row, dict[str, str]]]:
    """Each organ's row of places, and what the branches do to it in general: branch -> words."""
    for place in evidence.rows("places"):
        if place["kind"] == "organ":
            effect = evidence.row("organ_effects", place["organ"])
            yield place, {branch: effect[branch] for branch in body.BRANCHES}
