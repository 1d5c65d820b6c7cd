"""What the body does at a moment of an account: nerves, organs, and a word for each.

Tears and the heart's slowing take different nerves. So tears follow the clock (from the first tear
to the drawn end), the facial nerve with them; the vagus follows the account's parasympathetic
drive, which was read off the heart. That the same drive reaches lungs, gut and pupils is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence

BRANCHES = ("sympathetic", "parasympathetic")
# The way of the order for tears; the vagus is not on it.
TEAR_ROUTE = ("facial_nerve", "pterygopalatine", "tear_gland")
REST = "rest"
# Sympathetic (the push) and parasympathetic branch (the brake): down (-1), at rest (0) or up (1).
MODES = {
    (0, 0): "both branches are at rest",
    (1, 0): "only the push is up",
    (0, 1): "only the brake is up",
    (-1, 0): "only the push is down",
    (0, -1): "only the brake is down",
    (1, 1): "push and brake are up together",
    (-1, 1): "the brake is up, the push down",
    (-1, -1): "push and brake are down together",
    (1, -1): "the push is up, the brake down",
}
BOTH = "both ways"


@dataclass(frozen=True)
class Body:
    """The state of the body map. Keys are the ids of ``data/content/places.csv``."""

    tears: bool
    """Whether tears flow."""
    pupils: float
    """From -1 (narrowest) over 0 (as at rest) to 1 (widest)."""
    light: Mapping[str, float]
    """How strongly a place is lit, 0 to 1."""
    mover: Mapping[str, str | None]
    """Which branch moves a place; None for neither, or for both at once."""
    word: Mapping[str, str]
    """What a place does, in a word; only for organs."""


def at_moment(course: TimeCourse, seconds: float, evidence: Evidence) -> Body:
    """The body at a moment, in s from the first tear. ValueError outside the course."""
    state, rest = course.at(seconds), course.at(float(course.t[0]))
    least = evidence.assumption("shift_word_threshold")
    strongest = max(abs(row[b]) for row in evidence.rows("account_knots") for b in BRANCHES)
    up = {branch: state[branch] / strongest for branch in BRANCHES if state[branch] >= least}
    flowing = 0 <= seconds < evidence.assumption("shift_tears_end")

    light: dict[str, float] = {}
    mover: dict[str, str | None] = {}
    word: dict[str, str] = {}
    for row in evidence.rows("places"):
        place = row["id"]
        moving = {branch: row[f"{branch}_word"] for branch in up if row[f"{branch}_word"]}
        light[place] = max((up[branch] for branch in moving), default=0.0)
        mover[place] = next(iter(moving)) if len(moving) == 1 else None
        if row["kind"] == "organ":
            word[place] = _word(moving)
    light |= {"sympathetic": up.get("sympathetic", 0.0), "vagus": up.get("parasympathetic", 0.0)}
    light["cervical"] = light["sympathetic"]
    for place in TEAR_ROUTE:
        light[place], mover[place] = float(flowing), "parasympathetic" if flowing else None
    light["brainstem"] = max(light["vagus"], light["facial_nerve"])
    word["tear_gland"] = "tears" if flowing else "not yet" if seconds < 0 else "over"
    # The heart's word follows its simulated rate: with both branches up it can stay at rest.
    change = state["heart_rate"] / rest["heart_rate"] - 1
    if abs(change) >= least:
        faster = change > 0
        word["heart"] = "faster" if faster else "slower"
        mover["heart"] = "sympathetic" if faster else "parasympathetic"
    elif len(up) < len(BRANCHES):
        word["heart"] = REST
    pupils = light["sympathetic"] - light["vagus"]
    return Body(flowing, pupils, light, mover, word)


def _word(moving: Mapping[str, str]) -> str:
    """The word of the one branch that is up, or that none or both are."""
    if len(moving) == 1:
        return next(iter(moving.values()))
    return BOTH if moving else REST


def mode(sympathetic: float, parasympathetic: float, least: float) -> str:
    """What the two branches do together, in words.

    ``least``: the drive from which on a branch counts as up or down.
    """

    def side(drive: float) -> int:
        return 0 if abs(drive) < least else 1 if drive > 0 else -1

    return MODES[side(sympathetic), side(parasympathetic)]
