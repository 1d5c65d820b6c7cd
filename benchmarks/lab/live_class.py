"""A class on its phones before one or more servers: it comes in, waits, answers, goes on."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.lab.live_phone import Listener, Phone, Wall
from benchmarks.lab.server import Server
from goodcry import live_items
from goodcry.evidence import Evidence
from goodcry.live import Command, Room
from goodcry.live_items import Item
from goodcry.rooms import Rooms

SET = "diary_memory"
# All come within so many seconds, answer within so many, and are watched while they wait.
ARRIVING, ANSWERING, WAITING = 10.0, 10.0, 20.0
# Longer than a phone waits between two looks.
PATIENCE = 30.0


def now() -> int:
    """The time of day, s of UTC."""
    return int(time.time())


@dataclass
class Noted:
    """What a class went through; times in s."""

    opened: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    on_the_wall: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0


@dataclass(frozen=True)
class Idle:
    """What so many cost while nothing happens: share of a core, and s of it a tick."""

    share: float
    tick: float


class Lesson:
    """A room of a store, steered from here, and its phones."""

    def __init__(self, store: Rooms, evidence: Evidence) -> None:
        self.store = store
        self.items: Sequence[Item] = live_items.live_set(SET, evidence).items
        self.room: Room
        self.room, self.key = store.open(SET, now())
        self.phones: list[Phone] = []
        self.noted = Noted()
        self._chance = random.Random(0)

    def lead(self, *commands: Command) -> float:
        """Carry out commands; returns when the last was done."""
        for command in commands:
            version, items = self.room.version, len(self.items)
            self.room = self.store.command(self.room.code, self.key, version, command, items, now())
        return time.perf_counter()

    async def come(self, servers: Sequence[Server], number: int, within: float = ARRIVING) -> None:
        """So many phones come in, seated at the servers in turn."""
        urls = [server.url for server in servers]
        self.phones += [
            Phone(
                urls[each % len(urls)],
                self.room.code,
                f"{each + 1:032x}",
                spare=urls[(each + 1) % len(urls)] if urls[1:] else "",
            )
            for each in range(number)
        ]

        async def one(phone: Phone) -> None:
            await asyncio.sleep(self._chance.uniform(0, within))
            self.noted.opened.append(await phone.come())

        await asyncio.gather(*map(one, self.phones))

    async def go_on(self, *commands: Command) -> None:
        """Commands, the last of which opens a question; note when each phone shows it."""
        done = self.lead(*commands)
        again = f" · round {self.room.round}" if self.room.round > 1 else ""
        place = f"Question {self.room.step + 1} of {len(self.items)}{again} · open"
        await self.until(lambda phone: place in phone.places and phone.can_vote)
        self.noted.seen += [phone.places[place] - done for phone in self.phones]

    async def until(self, there: object, seconds: float = PATIENCE) -> None:
        """Wait until each phone is so far. TimeoutError if some are not."""
        end = time.perf_counter() + seconds
        while late := [phone for phone in self.phones if not there(phone)]:  # type: ignore[operator]
            if time.perf_counter() > end:
                raise TimeoutError(f"{len(late)} phones are not so far: {late[0].places}")
            await asyncio.sleep(0.02)

    async def answer(self, wall: Wall | None = None, within: float = ANSWERING) -> None:
        """Each phone answers once."""
        touched: list[float] = []

        async def one(phone: Phone) -> None:
            await asyncio.sleep(self._chance.uniform(0, within))
            self.noted.answered.append(await phone.vote(self._any()))
            touched.append(time.perf_counter() - self.noted.answered[-1])

        await asyncio.gather(*map(one, self.phones))
        if wall:
            self.noted.on_the_wall += await _shown(wall, touched)

    def _any(self) -> int:
        """The place of some option of the question on the table."""
        return self._chance.randrange(len(self.items[self.room.step].options))

    def check(self) -> None:
        """Hold what phones were told beside what is stored."""
        room = self.room
        for phone in self.phones:
            if phone.stored is None:
                continue
            found = self.store.mine(room.code, phone.number, room.step, room.round, now())
            self.noted.acknowledged += 1
            self.noted.lost += [*found] != phone.stored
            phone.stored = None
        state = self.store.state(room.code, now())
        counted = state.counted if state else 0
        self.noted.doubled += max(0, counted - len(self.phones))

    async def answer_elsewhere(self, phones: Sequence[Phone]) -> None:
        """Phones whose server has just been killed answer once more: now by another one."""
        began = time.perf_counter()

        async def one(phone: Phone) -> None:
            await phone.vote(self._any())
            self.noted.moved.append(time.perf_counter() - began)

        await asyncio.gather(*map(one, phones))

    async def leave(self) -> None:
        """End the room; all close their pages."""
        if self.room.phase != "over":
            self.lead(Command.END)
        await asyncio.gather(*(phone.leave() for phone in self.phones))


async def _shown(wall: Wall, touched: Sequence[float]) -> list[float]:
    """For each touch that came to be in, how much later the wall had counted as many, s."""
    end = time.perf_counter() + PATIENCE
    while max(wall.counts, default=0) < len(touched) and time.perf_counter() < end:
        await asyncio.sleep(0.05)
    found = []
    for number, when in enumerate(sorted(touched), start=1):
        shown = [at for count, at in wall.counts.items() if count >= number]
        found.append(min(shown) - when)
    return found


async def idle(servers: Sequence[Server], listeners: Sequence[Listener]) -> Idle:
    """What all cost together while nothing happens."""

    def total() -> tuple[float, int]:
        return (
            sum(server.processor_seconds for server in servers),
            sum(each.ticks for each in listeners),
        )

    before, began = total(), time.perf_counter()
    await asyncio.sleep(WAITING)
    processor, ticks = (b - a for a, b in zip(before, total(), strict=True))
    return Idle(processor / (time.perf_counter() - began), processor / ticks)


@contextmanager
def slowed(server: Server, share: float, turn: float = 0.1) -> Iterator[None]:
    """The server runs for this share of each turn (s) alone, as on a weak host."""
    done = threading.Event()

    def hold() -> None:
        while not done.is_set():
            os.kill(server.pid, signal.SIGSTOP)
            done.wait(turn * (1 - share))
            os.kill(server.pid, signal.SIGCONT)
            done.wait(turn * share)

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        os.kill(server.pid, signal.SIGCONT)


def high(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
