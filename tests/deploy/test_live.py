"""A live class at a school's server: nginx, two replicas, and one PostgreSQL for both.

Phones without a browser do what one does (``benchmarks/lab/live_phone.py``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from benchmarks.lab.live_phone import Listener, Phone
from benchmarks.lab.visitors import VisitError
from goodcry import live_items, rooms
from goodcry.live import Command, Limits
from goodcry.rooms import Rooms
from goodcry.ui.live import watch
from tests.deploy import machines, phones
from tests.deploy.school import School
from tests.support import elsewhere, postgres
from tests.support.records import EVIDENCE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SET = "diary_memory"
ITEMS = live_items.live_set(SET, EVIDENCE).items
PHONES = 16
# Long enough for a machine that runs other tests as well, s.
PATIENCE = 90


@contextmanager
def running(school: School) -> Iterator[School]:
    """The school while it runs."""
    try:
        school.start()
        yield school
    finally:
        school.stop()


def nginx() -> str:
    """The program; the test is skipped or fails where there is none."""
    program = machines.nginx_program()
    if program is None:
        phones.unavailable("no nginx found")
    return str(program)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of the database that both replicas share."""
    with postgres.for_tests() as server:
        yield server.url


@pytest.fixture
def school(tmp_path: Path, database: str) -> Iterator[School]:
    """nginx and two replicas that share a database."""
    with running(School(nginx(), tmp_path, **{watch.STORE: database})) as found:
        yield found


@pytest.fixture
def store(database: str) -> Iterator[Rooms]:
    """The rooms of that database."""
    found = rooms.connect(database, Limits.read(EVIDENCE))
    yield found
    found.close()


async def until_it_can_vote(phone: Phone) -> None:
    """Wait until a phone has the question."""
    end = time.monotonic() + PATIENCE
    while not phone.can_vote:
        assert not phone.failed, phone.failed
        assert time.monotonic() < end, phone.places
        await asyncio.sleep(0.02)


class Pupil:
    """Somebody with a phone, who may come back with the same number."""

    def __init__(self, school: School, code: str, number: int) -> None:
        self.number = f"{number + 1:032x}"
        self.option = number % len(ITEMS[0].options)
        self._url, self._code, self._cookie = (
            f"http://127.0.0.1:{school.port}",
            code,
            f"good_cry_seat=seat-{number}",
        )
        self.phone = self._made()

    def _made(self) -> Phone:
        phone = Phone(self._url, self._code, self.number, cookie=self._cookie)
        phone.patience = PATIENCE
        return phone

    async def comes_back(self) -> None:
        """Open the page anew."""
        with suppress(VisitError, OSError):
            await self.phone.leave()
        self.phone = self._made()
        await self.phone.come()

    async def votes(self) -> None:
        """Answer; where the replica dies meanwhile, the phone says it again to the other one."""
        await until_it_can_vote(self.phone)
        await self.phone.vote(self.option)


async def lesson(school: School, store: Rooms) -> None:
    """A class answers, and one replica is killed in the middle of it."""
    now = int(time.time())
    room, key = store.open(SET, now)
    pupils = [Pupil(school, room.code, number) for number in range(PHONES)]
    for pupil in pupils:  # one after the other: the first at a replica has it load the store
        await pupil.phone.come()
    store.command(room.code, key, 0, Command.OPEN, len(ITEMS), now)
    await asyncio.gather(*(until_it_can_vote(pupil.phone) for pupil in pupils))
    for pupil in pupils[: PHONES // 2]:
        await pupil.votes()
    voting = [asyncio.create_task(pupil.votes()) for pupil in pupils[PHONES // 2 :]]
    school.replicas[0].kill()
    await asyncio.gather(*voting)
    state = store.state(room.code, now)
    assert state is not None
    assert (state.room.joined, state.counted) == (PHONES, PHONES)
    for pupil in pupils:
        chosen = ITEMS[0].options[pupil.option].value
        assert store.mine(room.code, pupil.number, 0, 1, now) == (chosen,)
    # Those of the dead replica who had answered can change it, on the page that they have open; and
    # whoever opens it anew is the same.
    for number, pupil in enumerate(pupils[: PHONES // 2]):
        if number % 2:
            await pupil.comes_back()
        pupil.option = 0
        await pupil.votes()
    state = store.state(room.code, now)
    assert state is not None
    assert (state.room.joined, state.counted) == (PHONES, PHONES)
    assert state.totals[0, 1][ITEMS[0].options[0].value] >= PHONES // 2
    store.command(room.code, key, 1, Command.END, len(ITEMS), now)
    await asyncio.gather(*(pupil.phone.leave() for pupil in pupils))


def test_no_answer_is_lost_when_a_replica_is_killed_while_a_class_answers(
    school: School, store: Rooms
) -> None:
    seats = school.serving(PHONES)
    assert len(seats) == 2, "both replicas have phones"
    elsewhere.run(lesson(school, store))


class Reader(Listener):
    """One who notes what a page says in its boxes."""

    def __init__(self, url: str, cookie: str) -> None:
        super().__init__(url, "", cookie=cookie)
        self.boxes: list[str] = []

    def _note(self, delta: Any) -> None:
        super()._note(delta)
        if delta.new_element.WhichOneof("type") == "alert":
            self.boxes.append(delta.new_element.alert.body)


def test_replicas_as_they_are_shipped_open_no_rooms(tmp_path: Path) -> None:
    """Each would have rooms of its own, and nginx seats a class on both."""
    shipped = machines.unit_section("Service")["Environment"].split()
    [setting] = [each for each in shipped if each.startswith(f"{watch.STORE}=")]
    school = School(nginx(), tmp_path, **dict([setting.split("=", 1)]))
    with running(school):
        for replica in school.replicas:
            cookie = f"good_cry_seat={school.seat_at(replica)}"
            reader = Reader(f"http://127.0.0.1:{school.port}", cookie)
            elsewhere.run(read(reader))
            assert any("switched off" in box for box in reader.boxes), reader.boxes


async def read(reader: Reader) -> None:
    """Open the page once."""
    await reader.open()
    await reader.close()
