"""A live class: its room, the phases that the teacher leads it through, codes and limits.

A room walks through a set of items (:mod:`goodcry.live_items`): lobby, then each item open,
closed, shown, and over. "Again" asks the item on the table once more, as its next round. Nothing
here knows of a database or of a page; times are whole seconds of UTC, handed in.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import Literal

from goodcry.evidence import Evidence

# No letter or digit that looks or sounds like another: no O and I, none of B, G, L, Q, S, Z.
LETTERS = "ACDEFHJKMNPRTUVWXY"
LENGTH = 5
# No code holds one of these words of a schoolyard.
NEVER_DRAWN = (
    *("CRAP", "CUNT", "DAMN", "DEAD", "DEATH", "FART", "FAT", "FUCK", "HATE", "HURT"),
    *("KKK", "NAKED", "NUDE", "PUKE", "RAPE", "TURD", "WANK", "XXX"),
)

Phase = Literal["lobby", "open", "closed", "shown", "over"]


class Command(StrEnum):
    """What whoever steers a room can do."""

    OPEN = "open"
    CLOSE = "close"
    SHOW = "show"
    NEXT = "next"
    AGAIN = "again"
    SHUT_DOOR = "shut the door"
    OPEN_DOOR = "open the door"
    END = "end"


@dataclass(frozen=True)
class Room:
    """A room as it stands.

    Attributes:
        code: five letters of ``LETTERS``.
        set_id: key of ``live_sets.csv``.
        step: which item of the set is on the table, from 0.
        round: how often it is asked, from 1.
        phase: what may be done with it.
        door: whether new voters may come in.
        version: grows by one with each command.
        joined: how many voters have come in.
        expires: when it is deleted by itself, s of UTC.
    """

    code: str
    set_id: str
    step: int = 0
    round: int = 1
    phase: Phase = "lobby"
    door: bool = True
    version: int = 0
    joined: int = 0
    expires: int = 0


@dataclass(frozen=True)
class Limits:
    """What keeps a live class small and short: rows ``live_…`` of ``settings.csv``.

    Spans of time are in seconds.
    """

    rooms: int
    rooms_an_hour: int
    voters: int
    changes: int
    joins_a_second: int
    answers_a_second: int
    misses_a_minute: int
    idle: int
    longest: int
    code_rest: int
    poll_shortest: float
    poll_longest: float
    polls_a_second: float
    hand_over: int
    hand_over_tries: int
    fewest_answers: int
    fewest_for_percent: int

    @classmethod
    def read(cls, evidence: Evidence) -> Limits:
        """The limits as the data have them."""

        def whole(name: str) -> int:
            return round(evidence.setting(f"live_{name}"))

        return cls(
            rooms=whole("rooms"),
            rooms_an_hour=whole("rooms_an_hour"),
            voters=whole("voters"),
            changes=whole("changes"),
            joins_a_second=whole("joins_a_second"),
            answers_a_second=whole("answers_a_second"),
            misses_a_minute=whole("misses_a_minute"),
            idle=3600 * whole("idle"),
            longest=3600 * whole("longest"),
            code_rest=3600 * whole("code_rest"),
            poll_shortest=evidence.setting("live_poll_shortest"),
            poll_longest=evidence.setting("live_poll_longest"),
            polls_a_second=evidence.setting("live_polls_a_second"),
            hand_over=whole("hand_over"),
            hand_over_tries=whole("hand_over_tries"),
            fewest_answers=whole("fewest_answers"),
            fewest_for_percent=whole("fewest_for_percent"),
        )


def poll_seconds(joined: int, limits: Limits) -> float:
    """After how many seconds a phone asks again: the fuller the room, the longer."""
    wanted = joined / limits.polls_a_second
    return min(limits.poll_longest, max(limits.poll_shortest, wanted))


_IN_PHASE: dict[Phase, tuple[Command, ...]] = {
    "lobby": (Command.OPEN,),
    "open": (Command.CLOSE,),
    "closed": (Command.SHOW, Command.AGAIN),
    "shown": (Command.NEXT, Command.AGAIN),
}


def allowed(room: Room, items: int) -> tuple[Command, ...]:
    """The commands that a room takes as it stands, the usual one first; none once it is over.

    ``items`` is how many the set has.
    """
    if room.phase == "over":
        return ()
    last = room.step + 1 >= items
    steps = [command for command in _IN_PHASE[room.phase] if not (command is Command.NEXT and last)]
    return (*steps, Command.SHUT_DOOR if room.door else Command.OPEN_DOOR, Command.END)


def after(room: Room, command: Command, items: int) -> Room:
    """The room after a command, one version on.

    Raises:
        ValueError: the room does not take this command now; the message names what it takes.
    """
    can = allowed(room, items)
    if command not in can:
        words = ", ".join(can) or "nothing, it is over"
        raise ValueError(f"{command.value!r} in phase {room.phase!r}; allowed: {words}")
    there = replace(room, version=room.version + 1)
    match command:
        case Command.OPEN:
            return replace(there, phase="open")
        case Command.CLOSE:
            return replace(there, phase="closed")
        case Command.SHOW:
            return replace(there, phase="shown")
        case Command.NEXT:
            return replace(there, step=room.step + 1, round=1, phase="open")
        case Command.AGAIN:
            return replace(there, round=room.round + 1, phase="open")
        case Command.SHUT_DOOR | Command.OPEN_DOOR:
            return replace(there, door=command is Command.OPEN_DOOR)
        case Command.END:
            return replace(there, phase="over", door=False)


def read_code(text: str) -> str:
    """The code that somebody typed, in capitals without blanks and dashes.

    Raises:
        ValueError: no code can look so; the message says why, in words for whoever typed it.

    >>> read_code(" ac-d ef")
    'ACDEF'
    """
    code = "".join(sign for sign in text.upper() if not sign.isspace() and sign not in "-–—_.")
    strange = [sign for sign in code if sign not in LETTERS]
    if strange:
        sign = strange[0]
        kind = "letter" if sign in string.ascii_uppercase else "sign"
        raise ValueError(f"No code has the {kind} {sign}. Look at the screen once more.")
    if len(code) != LENGTH:
        raise ValueError(f"A code has {LENGTH} letters; this one has {len(code)}.")
    return code


def new_code(random: Random) -> str:
    """A code by lot. Hand in ``secrets.SystemRandom()``, so that nobody can guess the next."""
    while True:
        code = "".join(random.choice(LETTERS) for _ in range(LENGTH))
        if not any(word in code for word in NEVER_DRAWN):
            return code
