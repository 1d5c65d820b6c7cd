"""What a class answered: its results round by round, on a wall, and as a file of totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goodcry import class_result
from goodcry.class_result import Result
from goodcry.live import Limits, Room
from goodcry.live_items import Item, LiveSet
from goodcry.ui.kit import by_hand, faces

if TYPE_CHECKING:
    from goodcry.rooms import State


def of(item: Item, step: int, state: State, limits: Limits) -> list[Result]:
    """The results of an item that may be looked at, in the order of its rounds.

    Those of the round on the table only once it is closed.
    """
    return [
        _at(item, at, state, limits)
        for at in sorted(state.answers)
        if at[0] == step and not _is_open(state.room, at)
    ]


def now(item: Item, state: State, limits: Limits) -> Result:
    """The result of the round on the table as it stands, open or not."""
    return _at(item, (state.room.step, state.room.round), state, limits)


def _at(item: Item, at: tuple[int, int], state: State, limits: Limits) -> Result:
    return class_result.result(item, state.totals.get(at, {}), limits, state.answers.get(at, 0))


def beside(results: Sequence[Result]) -> list[Result]:
    """Those to be drawn side by side: the first and the last that have enough answers."""
    shown = [result for result in results if result.shown]
    return shown if len(shown) < 2 else [shown[0], shown[-1]]


def _is_open(room: Room, at: tuple[int, int]) -> bool:
    return room.phase == "open" and at == (room.step, room.round)


def take(state: State, found: LiveSet, limits: Limits, *, key: str) -> None:
    """A button that saves the totals of all that was closed; no row of it is a person."""
    rows = table(state, found, limits)
    if rows:
        name = f"a-good-cry-class-{found.id.replace('_', '-')}.csv"
        saved = by_hand.Button(
            "save", "Take the results (CSV)", faces.as_csv(rows), name, "Saved. Totals only."
        )
        by_hand.buttons([saved], key=key)


def table(state: State, found: LiveSet, limits: Limits) -> list[dict[str, object]]:
    """How often each answer was given, round by round; of few answers only how many there were."""
    rows: list[dict[str, object]] = []
    for step, item in enumerate(found.items):
        for number, result in enumerate(of(item, step, state, limits), start=1):
            for option in item.options:
                rows.append(
                    {
                        "question": item.question,
                        "unit": item.unit,
                        "round": number,
                        "people who answered": result.answers,
                        "answer": option.label,
                        "chosen": result.counts[option.value] if result.shown else None,
                    }
                )
    return rows
