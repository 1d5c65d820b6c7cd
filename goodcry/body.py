"""What the body does at a moment of an account: nerves, organs, and a word for each.

Tears and the heart's slowing take different nerves. So tears follow the clock (from the first tear
to the drawn end), the facial nerve with them; the vagus follows the account's parasympathetic
drive, which was read off the heart. That the same drive reaches lungs, gut and pupils is assumed.

All of it is a table (:class:`Rules`): what drives each place, and by which word. It is plain data,
so that a browser can read it as well and draw a body at every frame.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence

BRANCHES = ("sympathetic", "parasympathetic")
# A driver beside the two branches: the order for tears, which leaves in the facial nerve.
TEARS = "tears"
# The driver of each nerve and relay; those of the organs stand in the table of places.
NERVES: Mapping[str, tuple[str, ...]] = {
    "facial_nerve": (TEARS,),
    "pterygopalatine": (TEARS,),
    "vagus": ("parasympathetic",),
    "brainstem": ("parasympathetic", TEARS),
    "sympathetic": ("sympathetic",),
    "cervical": ("sympathetic",),
}
# Of the organs that the parasympathetic branch reaches, those at the end of the vagus; the order to
# the pupils takes another nerve (III).
VAGUS_REACHES = ("heart", "lungs", "gut")
# The organ whose word follows its simulated rate: with both branches up it can stay at rest.
BY_RATE = "heart"
FLOWING = "tears"
# For none, for both at once, for tears before and after they flow, and for a nerve that is cut. The
# general rule says what a nerve does when it works, not what happens when it is silent: that is
# untold.
WORDS: Mapping[str, str] = {
    "rest": "at rest",
    "both": "both ways",
    "untold": "not known",
    "before": "not yet",
    "over": "over",
    "cut": "cut",
}
# Each word as a sign.
SIGNS: Mapping[str, str] = {
    "faster": "↑",
    "slower": "↓",
    "wider": "↑",
    "narrower": "↓",
    "more": "↑",
    "less": "↓",
    "active": "↑",
}
# What a branch does whose nerve is cut, beside down (-1), at rest (0) and up (1).
CUT = 2
# What the sympathetic (the push) and the parasympathetic branch (the brake) do together.
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
    (CUT, 0): "the push is cut, the brake at rest",
    (CUT, 1): "the push is cut, the brake up",
    (CUT, -1): "the push is cut, the brake down",
    (0, CUT): "the push is at rest, the brake cut",
    (1, CUT): "the push is up, the brake cut",
    (-1, CUT): "the push is down, the brake cut",
    (CUT, CUT): "push and brake are cut",
}


@dataclass(frozen=True)
class Rules:
    """What drives each place, as numbers and words. The same for all accounts."""

    least: float
    """Drive, and share of the heart's rate, from which on a change counts."""
    strongest: float
    """The largest drive of all accounts: a place is then fully lit."""
    end: float
    """Assumed end of the tears, s from the first one."""
    drivers: Mapping[str, Mapping[str, str]]
    """Place -> driver (a branch or the tears) -> the organ's word, empty for nerves and relays."""
    words: Mapping[str, str]
    """The words for what no single driver does."""
    cuts: Mapping[str, tuple[str, tuple[str, ...]]]
    """Nerve that can be cut -> its branch, and the places which that then no longer reaches."""


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
    """What a place does, in a word; only for organs, and for a nerve that is cut."""


def rules(evidence: Evidence) -> Rules:
    """The table of what drives each place, from the places, the accounts and the assumptions."""
    drivers: dict[str, Mapping[str, str]] = {}
    for row in evidence.rows("places"):
        words = {branch: row[f"{branch}_word"] for branch in BRANCHES if row[f"{branch}_word"]}
        drivers[row["id"]] = words or dict.fromkeys(NERVES.get(row["id"], ()), "")
    drivers["tear_gland"] = {TEARS: FLOWING}
    pushed = (place for place, own in drivers.items() if "sympathetic" in own)
    return Rules(
        least=evidence.assumption("shift_word_threshold"),
        strongest=max(abs(row[b]) for row in evidence.rows("account_knots") for b in BRANCHES),
        end=evidence.assumption("shift_tears_end"),
        drivers=drivers,
        words=WORDS,
        cuts={
            "vagus": ("parasympathetic", ("vagus", *VAGUS_REACHES)),
            "sympathetic": ("sympathetic", tuple(pushed)),
        },
    )


def at_moment(course: TimeCourse, seconds: float, evidence: Evidence) -> Body:
    """The body at a moment, in s from the first tear. ValueError outside the course."""
    return of(rules(evidence), course.at(seconds), course.at(float(course.t[0])), seconds)


def of(
    table: Rules,
    state: Mapping[str, float],
    rest: Mapping[str, float],
    seconds: float,
    cut: Collection[str] = (),
) -> Body:
    """The body for drives and a heart rate, whether an account gives them or a reader sets them.

    ``state`` and ``rest``: ``sympathetic`` and ``parasympathetic`` (-1 to 1) and ``heart_rate``
    (per min), now and at rest. ``seconds`` from the first tear. ``cut``: the nerves of
    ``table.cuts`` that are cut; what they would have reached is as silent as they are.
    """
    level = {
        branch: min(1.0, state[branch] / table.strongest)
        for branch in BRANCHES
        if state[branch] >= table.least
    }
    flowing = 0 <= seconds < table.end
    if flowing:
        level[TEARS] = 1.0
    down = {branch for branch in BRANCHES if state[branch] <= -table.least}

    def silent(place: str) -> set[str]:
        return {branch for branch, places in map(table.cuts.__getitem__, cut) if place in places}

    light: dict[str, float] = {}
    mover: dict[str, str | None] = {}
    word: dict[str, str] = {}
    for place, drivers in table.drivers.items():
        off = silent(place)
        moving = [driver for driver in drivers if driver in level and driver not in off]
        light[place] = max((level[driver] for driver in moving), default=0.0)
        branches = {"sympathetic" if d == "sympathetic" else "parasympathetic" for d in moving}
        mover[place] = branches.pop() if len(branches) == 1 else None
        if any(drivers.values()):
            word[place] = _word(table.words, drivers, moving, down | off)
    word |= dict.fromkeys(cut, table.words["cut"])
    if not flowing:
        word["tear_gland"] = table.words["before" if seconds < 0 else "over"]
    change = state["heart_rate"] / rest["heart_rate"] - 1
    if abs(change) >= table.least:
        branch = "sympathetic" if change > 0 else "parasympathetic"
        word[BY_RATE] = table.drivers[BY_RATE][branch]
        # With a nerve cut the heart may change because nothing holds it: then nothing moves it.
        mover[BY_RATE] = branch if not silent(BY_RATE) or mover[BY_RATE] == branch else None
    elif word[BY_RATE] != table.words["both"]:
        word[BY_RATE] = table.words["rest"]
    widens, narrows = (
        0.0 if branch in silent("pupils") else level.get(branch, 0.0) for branch in BRANCHES
    )
    return Body(flowing, widens - narrows, light, mover, word)


def _word(
    words: Mapping[str, str], drivers: Mapping[str, str], moving: list[str], down: Iterable[str]
) -> str:
    """The word of the one driver that is up; or that both are, that all rest, that none tells."""
    if moving:
        return drivers[moving[0]] if len(moving) == 1 else words["both"]
    return words["untold" if any(driver in drivers for driver in down) else "rest"]


def mode(sympathetic: float, parasympathetic: float, least: float) -> str:
    """What the two branches do together, in words.

    ``least``: the drive from which on a branch counts as up or down.
    """

    def side(drive: float) -> int:
        return 0 if abs(drive) < least else 1 if drive > 0 else -1

    return MODES[side(sympathetic), side(parasympathetic)]
