"""Databases for the tests of live classes, and how a class is led there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import Engine, text

from goodcry import rooms, rooms_database
from goodcry.live import Command, Limits, Room
from goodcry.rooms import Rooms
from tests.support.records import EVIDENCE

LIMITS = Limits.read(EVIDENCE)
# Tests open and fill rooms faster than anybody may.
LOOSE = replace(
    LIMITS, rooms=10**6, rooms_an_hour=10**6, joins_a_second=10**6, answers_a_second=10**6
)
SET, ITEMS = "diary_memory", 2
NOW = 1_800_000_000
HOUR = 3600
TO_OPEN = (Command.OPEN,)
TO_CLOSED = (Command.OPEN, Command.CLOSE)
TO_NEXT = (Command.OPEN, Command.CLOSE, Command.SHOW, Command.NEXT)


@contextmanager
def store(url: str, limits: Limits = LOOSE) -> Iterator[Rooms]:
    """The rooms of a database, let go of afterwards."""
    found = rooms.connect(url, limits)
    try:
        yield found
    finally:
        found.close()


@dataclass
class Class:
    """A room that is led by its key, all at one time."""

    rooms: Rooms
    room: Room
    key: str

    @classmethod
    def open(cls, rooms: Rooms, *commands: Command, voters: str = "abc", now: int = NOW) -> Class:
        """A new room with these voters in it, after these commands."""
        led = cls(rooms, *rooms.open(SET, now))
        for voter in voters:
            led.room = rooms.join(led.room.code, voter, now)
        for command in commands:
            led.lead(command, now)
        return led

    @property
    def code(self) -> str:
        """The room's code."""
        return self.room.code

    def lead(self, command: Command, now: int = NOW) -> Room:
        """Carry out the next command."""
        version = self.room.version
        self.room = self.rooms.command(self.code, self.key, version, command, ITEMS, now)
        return self.room

    def vote(self, voter: str, *values: str, now: int = NOW) -> bool:
        """A vote for the item on the table."""
        return self.rooms.vote(self.code, voter, self.room.step, self.room.round, values, now)

    def mine(self, voter: str, now: int = NOW) -> tuple[str, ...]:
        """What a voter has chosen for the item on the table."""
        return self.rooms.mine(self.code, voter, self.room.step, self.room.round, now)


@cache
def _engine(url: str) -> Engine:
    return rooms_database.engine(url)


def rows(url: str, code: str | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Table -> its rows, or those of one room; codes at rest are left out."""
    with _engine(url).connect().execution_options(reading=True) as connection:
        return {
            table: [
                tuple(row)
                for row in connection.execute(text(f"SELECT * FROM {table}"))
                if code is None or row.code == code
            ]
            for table in rooms_database.TABLES
            if table != "live1_given"
        }
