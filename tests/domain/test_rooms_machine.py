"""Whatever a class does in whatever order, the store holds what it must, on both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from goodcry import live, rooms
from goodcry.live import Command, Room
from goodcry.rooms import DoorShut, Full, Gone, Stale, WrongKey
from tests.support.live_rooms import HOUR, ITEMS, LOOSE, NOW, SET, rows

VOTERS = st.sampled_from("abcd")
VALUES = st.lists(st.sampled_from(["30", "40", "50"]), max_size=3, unique=True).map(tuple)
FEW = replace(LOOSE, voters=3, changes=3)


class AClass(RuleBasedStateMachine):
    """One room, beside a plain model of it."""

    url = ""

    def __init__(self) -> None:
        super().__init__()
        self.store = rooms.connect(self.url, FEW)
        self.now = NOW
        self.joined: set[str] = set()
        # (step, round) -> voter -> what was chosen, and how often it was changed.
        self.votes: dict[tuple[int, int], dict[str, tuple[tuple[str, ...], int]]] = {}
        self.digits = ""

    @initialize()
    def open(self) -> None:
        self.room, key = self.store.open(SET, self.now)
        self.keys = [key]
        self.opened = self.now

    @property
    def gone(self) -> bool:
        """Whether the room is over or past its time."""
        return self.room.phase == "over" or self.now >= self.room.expires

    @property
    def here(self) -> tuple[int, int]:
        """Item and round on the table."""
        return self.room.step, self.room.round

    @rule(voter=VOTERS)
    def join(self, voter: str) -> None:
        expected: type[Exception] | None = None
        if self.gone:
            expected = Gone
        elif voter not in self.joined and not self.room.door:
            expected = DoorShut
        elif voter not in self.joined and len(self.joined) >= FEW.voters:
            expected = Full
        if expected:
            with pytest.raises(expected):
                self.store.join(self.room.code, voter, self.now)
            return
        self.joined.add(voter)
        self.room = replace(self.room, joined=len(self.joined))
        assert self.store.join(self.room.code, voter, self.now) == self.room

    @rule(
        voter=VOTERS,
        values=VALUES,
        step=st.sampled_from([0, 0, 0, 1]),
        of=st.sampled_from([0, 0, -1, 1]),
    )
    def vote(self, voter: str, values: tuple[str, ...], step: int, of: int) -> None:
        there = self.room.step + step, self.room.round + of
        kept = self.votes.get(there, {})
        changes = kept[voter][1] + 1 if voter in kept else 0
        may = (
            not self.gone
            and self.room.phase == "open"
            and there == self.here
            and voter in self.joined
            and changes <= FEW.changes
        )
        assert self.store.vote(self.room.code, voter, *there, values, self.now) == may
        if may:
            self.votes.setdefault(there, {})[voter] = (tuple(sorted(values)), changes)

    @rule(command=st.sampled_from([*Command, *[Command.OPEN, Command.CLOSE, Command.AGAIN] * 2]))
    def lead(self, command: Command) -> None:
        call = self._steer(command, self.keys[-1], self.room.version)
        if self.gone:
            with pytest.raises(Gone):
                call()
        elif command not in live.allowed(self.room, ITEMS):
            with pytest.raises(ValueError, match="allowed"):
                call()
        else:
            there = live.after(self.room, command, ITEMS)
            if command is not Command.END:
                end = min(self.now + FEW.idle, self.opened + FEW.longest)
                there = replace(there, expires=end)
            assert call() == there
            self.room = there

    @precondition(lambda self: not self.gone)
    @rule(command=st.sampled_from(Command), key=st.booleans(), past=st.integers(1, 3))
    def lead_wrongly(self, command: Command, key: bool, past: int) -> None:
        if key:
            with pytest.raises(Stale):
                self._steer(command, self.keys[0], self.room.version - past)()
        else:
            with pytest.raises(WrongKey):
                self._steer(command, "wrong", self.room.version)()

    def _steer(self, command: Command, key: str, version: int) -> Callable[[], Room]:
        code, now = self.room.code, self.now
        return lambda: self.store.command(code, key, version, command, ITEMS, now)

    @precondition(lambda self: not self.gone)
    @rule()
    def hand_over(self) -> None:
        digits = self.store.hand_over(self.room.code, self.keys[-1], self.now)
        self.keys.append(self.store.take_over(self.room.code, digits, self.now))

    @rule(seconds=st.sampled_from([1, 60, HOUR, 3 * HOUR, 4 * HOUR]))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @invariant()
    def the_store_holds_what_it_must(self) -> None:
        state = self.store.state(self.room.code, self.now)
        if self.gone:
            assert state is None
            self.store.sweep(self.now)
            assert not any(rows(self.url, self.room.code).values())
            return
        assert state is not None
        assert state.room == self.room
        chosen = {
            there: [values for values, _ in votes.values() if values]
            for there, votes in self.votes.items()
        }
        totals = {there: Counter(sum(values, ())) for there, values in chosen.items() if values}
        answers = {there: len(values) for there, values in chosen.items() if values}
        assert {there: found for there, found in state.totals.items() if found} == totals
        assert {there: found for there, found in state.answers.items() if found} == answers
        assert state.counted == answers.get(self.here, 0)
        for voter in "abcd":
            kept, _ = self.votes.get(self.here, {}).get(voter, ((), 0))
            assert self.store.mine(self.room.code, voter, *self.here, self.now) == kept

    def teardown(self) -> None:
        self.store.sweep(self.now + 100 * HOUR)
        self.store.close()


def test_whatever_a_class_does_the_store_holds_what_it_must(url: str) -> None:
    class Here(AClass):
        pass

    Here.url = url
    run_state_machine_as_test(
        Here, settings=settings(max_examples=10, stateful_step_count=20, deadline=None)
    )
