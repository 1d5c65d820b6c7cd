"""The store of live classes: rooms, who came in, what they chose, and totals.

One vote is one statement, which looks for itself whether it may still be cast, and says so by what
it returns. While a teacher closes an item, votes under way come first. What people chose is kept
until the item is left; from then on there are totals. All of it goes with the room. A voter is a
random number from a browser, kept hashed with the room's code; who steers holds a key of which the
database has the hash.

Times are whole seconds of UTC, handed in. Nothing here knows of Streamlit. To be imported by live
pages alone: it brings SQLAlchemy.
"""

from __future__ import annotations

import hmac
import secrets
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection, Engine, RowMapping

from goodcry import live, rooms_database, rooms_rows
from goodcry.live import Command, Limits, Room
from goodcry.rooms_database import Away, temporary_url
from goodcry.rooms_rows import State, hashed

__all__ = [
    "Away",
    "Busy",
    "DoorShut",
    "Full",
    "Gone",
    "Rooms",
    "Stale",
    "State",
    "TooMany",
    "WrongKey",
    "connect",
    "temporary_url",
]

Found = TypeVar("Found")
# How often rooms past are looked for, s.
SWEEP_EVERY = 60


class Busy(Away):
    """More come in, or answer, than one server takes at once: try again in a moment."""


class Gone(Exception):
    """There is no such room, or no longer."""


class DoorShut(Exception):
    """The teacher lets nobody else in."""


class Full(Exception):
    """The room holds as many as it may."""


class TooMany(Exception):
    """No more rooms are opened just now."""


class WrongKey(Exception):
    """This key, or this number, does not steer the room."""


class Stale(Exception):
    """The room has gone on since: look at it before the next command."""


def connect(url: str, limits: Limits) -> Rooms:
    """The rooms of a database. ValueError for an address that is none, or of another kind."""
    return Rooms(rooms_database.engine(url), limits)


class Rooms:
    """All rooms of one database. Any thread may ask. Each method raises ``Away`` as well."""

    def __init__(self, engine: Engine, limits: Limits) -> None:
        self._engine = engine
        self._limits = limits
        self._rows = rooms_rows.Statements(engine.dialect.name)
        self._lock = Lock()
        self._opened: deque[int] = deque()
        # A second, how many came in within it, and how often each room was told something.
        self._second, self._joins, self._told = 0, 0, Counter[str]()
        self._swept = 0

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def open(self, set_id: str, now: int) -> tuple[Room, str]:
        """A new room in its lobby, and the key that steers it.

        Raises:
            TooMany: of all rooms, or of those that this server opened within the hour.
        """
        self._count_opening(now)
        self.sweep(now)
        key = secrets.token_urlsafe(16)
        return self._write(lambda c: self._open(c, set_id, key, now)), key

    def _count_opening(self, now: int) -> None:
        with self._lock:
            while self._opened and self._opened[0] <= now - 3600:
                self._opened.popleft()
            if len(self._opened) >= self._limits.rooms_an_hour:
                raise TooMany("this server has opened enough rooms within the hour")
            self._opened.append(now)

    def _open(self, connection: Connection, set_id: str, key: str, now: int) -> Room:
        if rooms_rows.count(connection) >= self._limits.rooms:
            raise TooMany("as many rooms are open as there may be")
        code = rooms_rows.draw(connection, now + self._limits.longest + self._limits.code_rest)
        room = Room(code, set_id, expires=now + min(self._limits.idle, self._limits.longest))
        rooms_rows.insert(connection, room, now)
        rooms_rows.add_key(connection, code, key)
        return room

    def state(self, code: str, now: int) -> State | None:
        """A room as it stands; None if there is none."""
        if now - self._swept >= SWEEP_EVERY:
            self.sweep(now)
        return self._read(lambda c: rooms_rows.state(c, code, now))

    def join(self, code: str, voter: str, now: int) -> Room:
        """Let a voter in; who is in already stays in.

        Raises:
            Gone, DoorShut, Full: nobody can come in.
            Busy: too many at once.
        """
        self._count_telling(code, now)
        return self._write(lambda c: self._join(c, code, voter, now))

    def _join(self, connection: Connection, code: str, voter: str, now: int) -> Room:
        found = self._found(connection, code, now)
        room = rooms_rows.room(found)
        if rooms_rows.has_joined(connection, code, voter):
            return room
        if not room.door:
            raise DoorShut(code)
        if room.joined >= self._limits.voters:
            raise Full(code)
        self._count_joining(now)
        rooms_rows.add_voter(connection, code, voter)
        return replace(room, joined=room.joined + 1)

    def _count_joining(self, now: int) -> None:
        with self._lock:
            self._begin(now)
            self._joins += 1
            if self._joins > self._limits.joins_a_second:
                raise Busy("too many come in within one second")

    def _count_telling(self, code: str, now: int) -> None:
        """One room that is flooded shall not keep the others waiting."""
        with self._lock:
            self._begin(now)
            self._told[code] += 1
            if self._told[code] > self._limits.answers_a_second:
                raise Busy("too much is told to one room within one second")

    def _begin(self, now: int) -> None:
        if now != self._second:
            self._second, self._joins, self._told = now, 0, Counter()

    def vote(
        self, code: str, voter: str, step: int, round: int, values: tuple[str, ...], now: int
    ) -> bool:
        """Put down what a voter chooses, in place of what he chose before; () takes it back.

        Returns:
            Whether it is in: the item is open in this round, the voter has come in and has not
            changed his mind too often.

        Raises:
            Busy: too many at once.
        """
        self._count_telling(code, now)
        vote = {
            "code": code,
            "voter": hashed(code, voter),
            "step": step,
            "round": round,
            "value": rooms_rows.joined_values(values),
            "changes": self._limits.changes,
            "now": now,
        }
        return self._write(lambda c: c.execute(self._rows.vote, vote).first() is not None)

    def mine(self, code: str, voter: str, step: int, round: int, now: int) -> tuple[str, ...]:
        """What a voter has chosen in a round, in alphabetical order; () if nothing is kept."""
        return self._read(lambda c: rooms_rows.mine(c, code, voter, step, round, now))

    def command(
        self, code: str, key: str, version: int, command: Command, items: int, now: int
    ) -> Room:
        """Carry out a command of whoever steers and saw this version; "end" deletes the room.

        Raises:
            Gone, WrongKey: nothing is changed.
            Stale: the room is past this version.
            ValueError: the room does not take this command now.
        """

        def work(connection: Connection) -> Room:
            found = self._found(connection, code, now)
            self._check_key(connection, code, key)
            room = rooms_rows.room(found)
            if room.version != version:
                raise Stale(code)
            there = live.after(room, command, items)
            if command is Command.END:
                rooms_rows.delete(connection, [code])
                return there
            if (there.step, there.round) != (room.step, room.round):
                rooms_rows.sum_up(connection, room)
            latest = found["opened"] + self._limits.longest
            there = replace(there, expires=min(now + self._limits.idle, latest))
            rooms_rows.update(connection, there)
            return there

        return self._write(work)

    def hand_over(self, code: str, key: str, now: int) -> str:
        """Six digits with which one other device can steer too, once and soon.

        Raises:
            Gone, WrongKey: there is nothing to hand over.
        """
        digits = f"{secrets.randbelow(10**6):06d}"
        until = now + self._limits.hand_over

        def work(connection: Connection) -> str:
            self._found(connection, code, now)
            self._check_key(connection, code, key)
            rooms_rows.set_hand(connection, code, hashed(code, digits), until)
            return digits

        return self._write(work)

    def take_over(self, code: str, digits: str, now: int) -> str:
        """A new key that steers the room too, for who has the six digits.

        Raises:
            Gone: there is no such room.
            WrongKey: wrong, used, too old, or tried too often: a new number is needed.
        """
        key = secrets.token_urlsafe(16)

        def work(connection: Connection) -> bool:
            found = self._found(connection, code, now)
            if found["hand_hash"] is None or found["hand_until"] <= now:
                return False
            if hmac.compare_digest(found["hand_hash"], hashed(code, digits)):
                rooms_rows.set_hand(connection, code, None, None)
                rooms_rows.add_key(connection, code, key)
                return True
            tries = found["hand_tries"] + 1
            spent = tries >= self._limits.hand_over_tries
            digits_hash, until = (
                (None, None) if spent else (found["hand_hash"], found["hand_until"])
            )
            rooms_rows.set_hand(connection, code, digits_hash, until, tries)
            return False

        if not self._write(work):
            raise WrongKey(code)
        return key

    def sweep(self, now: int) -> None:
        """Delete all rooms past their time, with all that hangs on them."""
        self._swept = now
        self._write(lambda c: rooms_rows.sweep(c, now))

    def _found(self, connection: Connection, code: str, now: int) -> RowMapping:
        """The row of a room, which nobody else changes until the transaction ends."""
        found = connection.execute(self._rows.hold, {"code": code, "now": now}).mappings().first()
        if found is None:
            raise Gone(code)
        return found

    def _check_key(self, connection: Connection, code: str, key: str) -> None:
        if not rooms_rows.holds_key(connection, code, key):
            raise WrongKey(code)

    def _write(self, work: Callable[[Connection], Found]) -> Found:
        return rooms_database.tried(self._engine, work)

    def _read(self, work: Callable[[Connection], Found]) -> Found:
        return rooms_database.tried(self._engine, work, reading=True)
