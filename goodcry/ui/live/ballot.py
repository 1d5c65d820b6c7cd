"""What a phone answers, and what it is told of it.

A phone sends what its answers hold, not that they were touched: whatever of it came late, twice, or
by another server, the last word counts. Nothing is said to be in before the store has said so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from goodcry import live_items
from goodcry.evidence import Evidence
from goodcry.live_items import Item
from goodcry.ui.kit import pocket, wording
from goodcry.ui.live.sheet import words
from goodcry.ui.live.watch import watch

TOUCH = "Touch an answer. You can change it as long as the question is open."
TOO_OFTEN = "**You have changed it too often.** What you had before is in."
NOTHING = "You gave no answer to this one."
LATE = "Your last touch came after this question was closed, so it does not count."
FULL = "This room is full. Take part together with a neighbour."
SHUT = "Your teacher has closed the door, so nobody else can come in now."
CALLED = {"number": "guess of", "grade": "rating", "several": "choice of", "place": "answer"}
# No room is asked the same so often.
MOST_ROUNDS = 1000


def answer(evidence: Evidence, code: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Take what a phone tells, and what it is answered (``Answer`` in ``phone.js``).

    Args:
        evidence: the evidence base.
        code: of the room.
        told: ``number`` of the phone in this room, ``step`` and ``round`` of what it shows, and
            ``values``, what its answers hold; None to come in, and to be told what is stored.

    Raises:
        ValueError: nothing that a phone of ours tells.
        rooms.Gone: there is no such room, or no longer.
        rooms.Away: the store does not answer; what was told is to be told again.
    """
    from goodcry import rooms

    state = watch().state(code)
    if state is None:
        raise rooms.Gone(code)
    items = live_items.live_set(state.room.set_id, evidence).items
    number, step, round = _read(told, len(items))
    item, now, store = items[step], watch().now(), watch().rooms()
    values = told.get("values")
    before = ""
    if values is None:
        try:
            store.join(code, number, now)
        except rooms.Full:
            return {"refused": words(FULL)}
        except rooms.DoorShut:
            return {"refused": words(SHUT)}
    else:
        chosen = _chosen(values, item)
        if store.vote(code, number, step, round, chosen, now):
            return _told(item, chosen, state.room.version)
        watch().refresh(code)
        state = watch().state(code)
        if state is None:
            raise rooms.Gone(code)
        room = state.room
        still = (room.step, room.round, room.phase) == (step, round, "open")
        before = TOO_OFTEN if still else LATE
    stored = _in_order(store.mine(code, number, step, round, now), item)
    return _told(item, stored, state.room.version, before)


def _read(told: Mapping[str, Any], items: int) -> tuple[str, int, int]:
    number, step, round = (told.get(name) for name in ("number", "step", "round"))
    if not isinstance(number, str) or not pocket.NUMBER.fullmatch(number):
        raise ValueError("no number of a phone")
    if type(step) is not int or not 0 <= step < items:
        raise ValueError("no question of this room")
    if type(round) is not int or not 1 <= round <= MOST_ROUNDS:
        raise ValueError("no round of this room")
    return number, step, round


def _chosen(values: object, item: Item) -> tuple[str, ...]:
    """What is chosen, in the order of the options."""
    options = {option.value for option in item.options}
    if (
        not isinstance(values, list)
        or len(values) > item.most
        or not all(isinstance(value, str) and value in options for value in values)
    ):
        raise ValueError("no answer to this question")
    return _in_order(values, item)


def _in_order(values: Collection[str], item: Item) -> tuple[str, ...]:
    return tuple(option.value for option in item.options if option.value in values)


def _told(item: Item, values: Sequence[str], version: int, before: str = "") -> dict[str, Any]:
    """What is stored, and what is said of it: while the question is open, and afterwards."""
    named = ", ".join(f"**{item.label_of(value)}**" for value in values)
    own = f"Your {CALLED[item.kind].removesuffix(' of')}: {named}." if values else NOTHING
    return {
        "values": list(values),
        "said": words(before or _is_in(item, values)),
        "own": words(f"{before} {own}" if before == LATE else own),
        "version": version,
    }


def _is_in(item: Item, values: Sequence[str]) -> str:
    """That an answer is stored, and what it is."""
    if not values:
        return TOUCH
    many = len(values) > 1
    what = wording.in_words(len(values)) if many else item.label_of(values[0])
    return f"Your {CALLED[item.kind]} **{what}** is in. You can change it."
