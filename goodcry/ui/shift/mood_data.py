"""What the clock of the mood (``mood.js``) shows: it stands still but for the body's moment."""

from __future__ import annotations

from typing import Any

from goodcry import statements
from goodcry.evidence import Evidence
from goodcry.figures import clocks

TITLE = "Mood is another clock"
NOTE = "Only the direction for the whole group is known: heights and ways are drawn in."


def data(evidence: Evidence) -> dict[str, Any]:
    """The drawing of both clocks, the minutes of its axis, and its edges in percent."""
    gone = statements.behind("shift-mood", evidence).one("body")["number"]
    rows = [row for row in evidence.where("mood_timecourse", clock="mood") if row["direction"]]
    told = "; ".join(f"{row['time']} {row['result']}" for row in rows)
    words = (
        f"Body: all that crying did to heart and breath was gone by minute {gone:g}. Mood: {told}."
    )
    return {
        "title": TITLE,
        "svg": clocks.drawing(gone, rows, words),
        "minutes": max(row["minutes"] for row in rows),
        "edge": clocks.EDGE,
        "note": NOTE,
    }
