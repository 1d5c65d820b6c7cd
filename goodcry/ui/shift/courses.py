"""The simulated courses of the accounts, and what is drawn of them.

They are the same for everybody with the same choices, so they are made once.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from goodcry import autonomic
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence
from goodcry.figures import plane, timeline, timeline_scale

PLAYER_WORDS = {
    "play": "Play",
    "pause": "Pause",
    "less": "Your device asks for less motion, so the line will jump from moment to moment.",
    "before": "Before the tears",
    "tears": "Tears flow",
    "after": "After the tears",
}
# How long the play head stands at a moment where less motion is wanted, ms.
PAUSE = 2500


@st.cache_resource(show_spinner=False, max_entries=40)
def course(
    account: str,
    _evidence: Evidence,
    breathing: float | None = None,
    drives_at_rest: bool = False,
) -> TimeCourse:
    """A simulated course; nobody can write into it, so all visitors may share it."""
    return autonomic.simulate(
        account, _evidence, breathing=breathing, drives_at_rest=drives_at_rest
    )


@st.cache_resource(show_spinner=False)
def limits(_evidence: Evidence) -> dict[str, tuple[float, float]]:
    """The range of each signal over all accounts."""
    return timeline_scale.ranges(
        [course(row["id"], _evidence) for row in _evidence.rows("accounts")]
    )


@st.cache_data(show_spinner=False, max_entries=100)
def player_data(ids: tuple[str, ...], moment: str, _evidence: Evidence) -> dict[str, Any]:
    """The data of the player: both drawings of the time line and what its play head reads."""
    row = _evidence.row("moments", moment)
    found = {account: course(account, _evidence) for account in ids}
    ranges = limits(_evidence)
    first = next(iter(found.values()))
    length = float(first.t[-1] - first.t[0])
    return {
        "phone": timeline.drawing(found, _evidence, row, ranges),
        "wide": timeline.drawing(found, _evidence, row, ranges, wide=True),
        "alt": "Time line of the drives of both nerve branches, heart rate, RSA and breathing. "
        "The table below holds its values.",
        "samples": timeline_scale.samples(list(found.values()), ranges),
        "parts": timeline_scale.PARTS,
        "letters": timeline_scale.LETTERS,
        "threshold": _evidence.assumption("shift_word_threshold"),
        "moments": [other["seconds"] for other in _evidence.rows("moments")],
        "tears": [0, _evidence.assumption("shift_tears_end")],
        "speed": length / _evidence.assumption("shift_play_seconds"),
        "pause": PAUSE,
        "words": PLAYER_WORDS | {"states": list(timeline_scale.STATES)},
    }


@st.cache_data(show_spinner=False, max_entries=200)
def plane_picture(ids: tuple[str, ...], moment: str, dark: bool, _evidence: Evidence) -> str:
    """The autonomic plane as SVG."""
    found = {account: course(account, _evidence) for account in ids}
    return plane.drawing(found, _evidence, _evidence.row("moments", moment), dark)
