"""Hands counted in a class without phones: where it stands, as one short text for the address.

``2s1_0.3.4.5-1.1.6.4_2.5`` says: question 2 is shown, in its first round. In the first round of
question 1 there were 0, 3, 4 and 5 hands for its answers, in the second 1, 1, 6 and 4. What does
not belong there is skipped, so that a mistyped address does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from goodcry import live
from goodcry.live import Command, Phase, Room
from goodcry.live_items import LiveSet

# Where it stands, and behind it the hands of each question.
TEXT = re.compile(r"([1-9]\d?)([ocs])([1-9])((?:_[\d.-]*)*)")
PHASES: Mapping[str, Phase] = {"o": "open", "c": "closed", "s": "shown"}
# As many hands as a lecture hall has.
MOST = 999

Counts = Mapping[str, int]


@dataclass(frozen=True)
class Hands:
    """A class whose hands are counted.

    Attributes:
        room: where it stands; there is no store, and nobody else in it.
        counts: (question from 0, round from 1) -> option -> hands.
    """

    room: Room
    counts: Mapping[tuple[int, int], Counts] = field(default_factory=dict)

    @property
    def at(self) -> tuple[int, int]:
        """The question and the round on the table."""
        return self.room.step, self.room.round

    def plus(self, option: str, number: int) -> Hands:
        """With so many hands more, or less, for an answer of the question on the table."""
        now = dict(self.counts.get(self.at, {}))
        now[option] = min(max(now.get(option, 0) + number, 0), MOST)
        return replace(self, counts={**self.counts, self.at: now})

    def after(self, command: Command, items: int) -> Hands:
        """After a command. ValueError where it cannot be given now."""
        return replace(self, room=live.after(self.room, command, items))


def read(text: str, found: LiveSet) -> Hands:
    """What a text says of a set; from the start where it says nothing that can be read.

    >>> from goodcry import evidence, live_items
    >>> found = live_items.live_set("diary_memory", evidence.load())
    >>> hands = read("", found).plus("30", 2).plus("40", 1)
    >>> write(hands, found)
    '1o1_0.0.0.2.1.0.0.0.0.0'
    >>> again = read(write(hands, found), found)
    >>> again.at, again.counts[again.at]["30"]
    ((0, 1), 2)
    """
    start = Hands(Room("", found.id, phase="open"))
    match = TEXT.fullmatch(text)
    if not match or int(match[1]) > len(found.items):
        return start
    room = replace(start.room, step=int(match[1]) - 1, phase=PHASES[match[2]], round=int(match[3]))
    counts = {
        (step, number): _counts(part, [option.value for option in item.options])
        for step, (item, parts) in enumerate(
            zip(found.items, match[4].split("_")[1:], strict=False)
        )
        for number, part in enumerate(parts.split("-"), start=1)
        if part
    }
    return Hands(room, counts)


def _counts(text: str, options: list[str]) -> Counts:
    numbers = [min(int(part), MOST) if part.isdigit() else 0 for part in text.split(".")]
    return dict(zip(options, numbers, strict=False))


def write(hands: Hands, found: LiveSet) -> str:
    """The text for where a class stands; :func:`read` turns it back."""
    room = hands.room
    [letter] = [letter for letter, phase in PHASES.items() if phase == room.phase]
    parts = []
    for step, item in enumerate(found.items[: room.step + 1]):
        last = max((number for at, number in hands.counts if at == step), default=0)
        parts.append(
            "-".join(
                ".".join(
                    str(hands.counts.get((step, number), {}).get(option.value, 0))
                    for option in item.options
                )
                for number in range(1, last + 1)
            )
        )
    return f"{room.step + 1}{letter}{room.round}" + "".join(f"_{part}" for part in parts).rstrip(
        "_"
    )


def readable(text: str) -> str:
    """The text, if it is one; else nothing.

    >>> readable("1o1_0.2"), readable("all of it")
    ('1o1_0.2', '')
    """
    return text if TEXT.fullmatch(text) else ""
