"""What the address of a live class may hold: a room, or a set of questions, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from goodcry import live, live_hands
from goodcry.evidence import Evidence
from goodcry.ui.kit.parameters import Choice, Code, Course, Parameter, Switch

# The wall is for the last row. Others are to come into the room, whatever this screen shows of it:
# so a link to share holds the room alone.
ROOM = Code("room", live.read_code, otherwise="the way into a room")
WALL = Switch("wall", shared=False)
# What the phones show, for who steers.
LOOK = Switch("look", shared=False)


def of_a_class(_: Evidence) -> Iterator[Parameter]:
    """The room; or the set, and the hands that were counted for it."""
    yield ROOM
    yield WALL
    yield LOOK
    yield Choice("set", _sets, otherwise="all sets", shared=False)
    yield Switch("hands", shared=False)
    yield Course(
        "tally",
        lambda text, _: live_hands.readable(text),
        otherwise="counting from the start",
        shared=False,
    )


def _sets(evidence: Evidence) -> dict[str, str]:
    return {row["id"]: row["title"] for row in evidence.rows("live_sets")}
