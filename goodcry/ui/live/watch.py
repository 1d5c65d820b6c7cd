"""What every phone of this process sees of a room: read once, handed to all.

Thirty phones that ask every two seconds are one question to the database twice a second. Whoever
finds that a room has changed and whoever then draws it are handed the same state, or a phone could
learn of a question and not find it.

``GOODCRY_LIVE_DB`` says where rooms are stored: unset, in a file of this machine; an address of
SQLAlchemy's; ``off`` for no live classes. ``GOODCRY_LIVE_OPEN`` is a word that whoever opens a room
has to know, or ``sha256:`` and its hash; unset, anybody may.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import TYPE_CHECKING

import streamlit as st

from goodcry.held import Held
from goodcry.live import Limits
from goodcry.ui.kit import frame, keys

if TYPE_CHECKING:
    from goodcry.rooms import Rooms, State

logger = logging.getLogger(__name__)

STORE, WORD = "GOODCRY_LIVE_DB", "GOODCRY_LIVE_OPEN"
OFF, HASHED = "off", "sha256:"
# So long a state is handed to others before somebody reads again, s.
FRESH = 0.5
# So long what was read last is good enough where the database does not answer, s.
STALE = 10.0
# So long the first to ask for a room are kept waiting, s.
PATIENCE = 5.0
# Where the database did not answer, nobody asks again for so long, s.
REST = 2.0
# More rooms than there can be: codes that somebody made up stand among them.
MOST_ROOMS = 1_000
MINUTE = 60.0


def is_off() -> bool:
    """Whether whoever runs the app has switched live classes off."""
    return os.environ.get(STORE, "").strip().lower() == OFF


def asks_for_a_word() -> bool:
    """Whether only who knows a word may open a room."""
    return bool(os.environ.get(WORD))


def knows(word: str) -> bool:
    """Whether this is the word that opens rooms; any is, where none is asked for."""
    wanted = os.environ.get(WORD, "")
    given = word.strip()
    if wanted.startswith(HASHED):
        wanted = wanted.removeprefix(HASHED).strip().lower()
        given = hashlib.sha256(given.encode()).hexdigest()
    return not wanted or hmac.compare_digest(given.encode(), wanted.strip().encode())


@dataclass
class Seen:
    """What was read of a room last: when it was tried, when it came, and what.

    ``known``: there is, or was, such a room.
    """

    reading: Lock = field(default_factory=Lock)
    tried: float | None = None
    came: float | None = None
    state: State | None = None
    known: bool = False


class RoomWatch:
    """The rooms, and what was read of each last."""

    def __init__(
        self,
        connect: Callable[[], Rooms],
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        """``clock`` counts seconds; ``now`` is the time of day, whole seconds of UTC."""
        self.now = now
        self._connect, self._clock = connect, clock
        self._rooms: Rooms | None = None
        self._connecting = Lock()
        self._failed = float("-inf")
        self._seen: dict[str, Seen] = {}

    def rooms(self) -> Rooms:
        """The store itself. ``rooms.Away`` where it does not answer."""
        from goodcry.rooms import Away

        if self._rooms is None:
            if self._clock() - self._failed < REST or not self._connecting.acquire(
                timeout=PATIENCE
            ):
                raise Away("the store of live classes does not answer")
            try:
                if self._rooms is None:
                    self._rooms = self._connect()
            except Away:
                self._failed = self._clock()
                raise
            finally:
                self._connecting.release()
        return self._rooms

    def state(self, code: str) -> State | None:
        """A room as it stands, half a second ago at most; None if there is none of this code.

        One of those who ask reads; meanwhile the others are handed what is there. ``rooms.Away``
        where there is nothing, or nothing of late.
        """
        from goodcry.rooms import Away

        seen = self._seen.get(code) or self._seen.setdefault(code, Seen())
        if self._is_old(seen, FRESH) and seen.reading.acquire(
            timeout=PATIENCE if seen.came is None else 0
        ):
            try:
                if self._is_old(seen, FRESH):
                    self._read(code, seen)
            finally:
                seen.reading.release()
        if seen.came is None or self._clock() - seen.came > STALE:
            raise Away("the store of live classes does not answer")
        return seen.state

    def at_hand(self, code: str) -> State | None:
        """A room that somebody has just read, half a second ago at most; never waits."""
        seen = self._seen.get(code)
        new = seen and seen.came is not None and self._clock() - seen.came < FRESH
        return seen.state if seen and new else None

    def knows(self, code: str) -> bool:
        """Whether somebody has found a room of this code here, be it over by now."""
        seen = self._seen.get(code)
        return seen is not None and seen.known

    def refresh(self, code: str) -> None:
        """Read a room anew: whoever has changed it wants to see that."""
        from goodcry.rooms import Away

        seen = self._seen.setdefault(code, Seen())
        with seen.reading:
            try:
                self._read(code, seen)
            except Away:
                return

    def _is_old(self, seen: Seen, age: float) -> bool:
        return seen.tried is None or self._clock() - seen.tried >= age

    def _read(self, code: str, seen: Seen) -> None:
        from goodcry.rooms import Away

        seen.tried = self._clock()
        try:
            seen.state = self.rooms().state(code, self.now())
            seen.came = self._clock()
            seen.known |= seen.state is not None
        except Away:
            pass
        finally:
            self._forget_some()

    def _forget_some(self) -> None:
        if len(self._seen) > MOST_ROOMS:
            old = [code for code, seen in self._seen.items() if self._is_old(seen, STALE)]
            for code in old:
                self._seen.pop(code, None)


@Held
def watch() -> RoomWatch:
    """The one of this process; connects once somebody asks for a room."""

    def connect() -> Rooms:
        from goodcry import rooms

        try:
            address = os.environ.get(STORE, "").strip() or rooms.temporary_url()
            return rooms.connect(address, Limits.read(frame.load_evidence()))
        except (OSError, ValueError) as error:
            # Visitors read that it does not answer; whoever runs the app reads why.
            logger.error("no store for live classes; see %s: %s", STORE, error)
            raise rooms.Away(str(error)) from error

    return RoomWatch(connect)


@Held
def made_ready() -> Thread:
    """The store is brought in behind the visitor's back, once: whoever comes next finds it there.

    It takes a third of a second, and other pages never need it.
    """

    def bring_in() -> None:
        from goodcry.rooms import Away

        with suppress(Away):  # said to whoever needs it
            watch().rooms()

    thread = Thread(target=bring_in, name="live classes", daemon=True)
    thread.start()
    return thread


class Misses:
    """Codes that were tried and of which there is no room, each for a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` counts seconds."""
        self._clock = clock
        self._tried: dict[str, float] = {}

    def allow(self, code: str, most: int) -> bool:
        """Whether this code may be tried: not after so many others."""
        now = self._clock()
        self._tried = {code: when for code, when in self._tried.items() if now - when < MINUTE}
        return len(self._tried.keys() - {code}) < most

    def add(self, code: str) -> None:
        """It is tried, or there is no such room."""
        self._tried.setdefault(code, self._clock())

    def drop(self, code: str) -> None:
        """There is such a room, or nobody knows."""
        self._tried.pop(code, None)


def misses() -> Misses:
    """Those of this session."""
    found: Misses = st.session_state.setdefault(keys.own("misses"), Misses())
    return found
