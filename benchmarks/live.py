"""A live class of two hundred phones: is a vote ever lost, how soon is it there, what does it cost.

Phones without a browser open the page by Streamlit's own protocol, and come in, wait, answer and go
on with the teacher at the address that a browser asks, too; the floor is a page whose fragment runs
as often and draws nothing. Then a class on two servers with PostgreSQL loses one of them in the
middle of an answer, the database starts anew in the middle of another, and thirty phones sit before
a tenth of a core. A real phone's line is cut under a tap. Servers, database and phones share the
machine. Writes docs/speed.md; with only one part measured, it prints that part's lines.

    python benchmarks/live.py [--phones 200] [--rounds 3] [--only killed]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.lab import live_class, phone, report, visits
from benchmarks.lab.live_class import Idle, Lesson, high
from benchmarks.lab.live_phone import Listener, Phone, Wall
from benchmarks.lab.live_rows import Row, at_most, votes
from benchmarks.lab.proxy import Proxy
from benchmarks.lab.server import FLOOR, Server
from benchmarks.lab.visitors import Visitor
from goodcry import rooms
from goodcry.evidence import Evidence, load
from goodcry.live import Command, Limits
from goodcry.rooms import Rooms
from tests.browser.line import Line
from tests.support import live_rooms, postgres

STORE = "GOODCRY_LIVE_DB"
# As the unit and the image set it.
PACKED = {"STREAMLIT_SERVER_ENABLE_WEBSOCKET_COMPRESSION": "true"}
SHOW_AND_GO_ON = (Command.CLOSE, Command.SHOW, Command.NEXT)
TOUCHES = 5
CUT_SECONDS = 4.0
# In the order of the table.
PARTS = ("class", "weak", "cut", "first", "killed", "restarted")


@contextmanager
def store(url: str, evidence: Evidence) -> Iterator[Rooms]:
    """The rooms of a database."""
    found = rooms.connect(url, Limits.read(evidence))
    try:
        yield found
    finally:
        found.close()


def knows_sqlalchemy(server: Server) -> bool:
    """Whether a server has loaded SQLAlchemy."""
    maps = psutil.Process(server.pid).memory_maps()
    return any("sqlalchemy" in each.path for each in maps)


async def whole_class(url: str, number: int, evidence: Evidence) -> list[Row]:
    """One process and a file: all come in, wait, answer twice, and the room ends."""
    with Server(environment=PACKED | {STORE: url}) as server, store(url, evidence) as found:
        for page in ("", "moderators", "classroom"):
            await Visitor(server.url, page).open()
        late = not knows_sqlalchemy(server)
        bare = server.memory
        lesson = Lesson(found, evidence)
        first = Phone(server.url, lesson.room.code, f"{number + 1:032x}")
        await first.come()
        before = server.memory
        await lesson.come([server], number)
        full = server.memory
        waited = await live_class.idle([server], lesson.phones)
        wire = await on_the_wire(server, lesson.room.code)
        await first.leave()
        wall = Wall(server.url, lesson.room.code)
        await wall.come()
        await lesson.go_on(Command.OPEN)
        await lesson.answer(wall)
        lesson.check()
        await lesson.go_on(*SHOW_AND_GO_ON)
        await lesson.answer()
        lesson.check()
        await lesson.leave()
        await wall.leave()
        left = sum(map(len, live_rooms.rows(url).values()))
    pauses = [phone.every for phone in lesson.phones]
    floor = await floor_idle(pauses)
    noted = lesson.noted
    return [
        votes(f"{number} phones answer within 10 s", noted),
        at_most("touch to *is in*, 95th", 1000 * high(noted.answered), 300, "ms", 0),
        at_most("answer to wall, 95th", high(noted.on_the_wall), 2, "s", 2),
        at_most("teacher goes on to phone, 95th", high(noted.seen), 3.5, "s"),
        at_most("processor while all wait", 100 * waited.share, 25, "% of a core", 0),
        at_most("processor a tick / floor", waited.tick / floor.tick, 1.3, "", 2),
        at_most("memory of the phones", full - before, 60, "MB", 0),
        at_most("the same with libraries", full - bare, 100, "MB", 0),
        at_most("a tick on the wire", wire / 1000, 1.2, "kB", 2),
        Row("other pages load SQLAlchemy", "no" if late else "yes", "no", late),
        at_most("rows after the end", left, 0, "", 0),
    ]


async def on_the_wire(server: Server, room: str) -> float:
    """What a look for news takes in both directions, bytes, with its heads and packed."""
    with Proxy(server.port) as line:
        phone = Phone(line.url, room, f"{0:032x}")
        await phone.come()
        before, ticks = sum(line.bytes), phone.ticks
        await asyncio.sleep(live_class.WAITING)
        found = (sum(line.bytes) - before) / (phone.ticks - ticks)
        await phone.leave()
    return found


async def floor_idle(pauses: Sequence[float]) -> Idle:
    """As many visitors of a page that looks for news after these pauses, s, and draws nothing."""
    with Server(FLOOR, environment=PACKED) as server:
        listeners = [Listener(server.url, "", page="ticks") for _ in pauses]
        await asyncio.gather(*(each.come() for each in listeners))
        for each, pause in zip(listeners, pauses, strict=True):
            each.every = pause
        found = await live_class.idle([server], listeners)
        await asyncio.gather(*(each.leave() for each in listeners))
    return found


async def a_server_killed(url: str, number: int, evidence: Evidence) -> list[Row]:
    """Two servers, one database; one of them is killed while all answer."""
    with (
        Server(environment=PACKED | {STORE: url}) as first,
        Server(environment=PACKED | {STORE: url}) as second,
        store(url, evidence) as found,
    ):
        lesson = Lesson(found, evidence)
        await lesson.come([first, second], number)
        await lesson.go_on(Command.OPEN)
        answering = asyncio.create_task(lesson.answer())
        await asyncio.sleep(live_class.ANSWERING / 2)
        theirs = [phone for phone in lesson.phones if phone.url == first.url]
        first.kill()
        await asyncio.gather(lesson.answer_elsewhere(theirs), answering)
        lesson.check()
        await lesson.leave()
    return [
        votes("one of two servers killed", lesson.noted),
        at_most("its phones answer again, 95th", high(lesson.noted.moved), 5, "s"),
    ]


async def a_database_restarted(server: postgres.Postgres, number: int, e: Evidence) -> list[Row]:
    """The database starts anew while all answer, in good order and as after a crash."""
    with Server(environment=PACKED | {STORE: server.url}) as app, store(server.url, e) as found:
        lesson = Lesson(found, e)
        await lesson.come([app], number)
        endings: tuple[postgres.Ending, ...] = ("fast", "immediate")
        for how, commands in zip(endings, ((Command.OPEN,), SHOW_AND_GO_ON), strict=True):
            await lesson.go_on(*commands)
            answering = asyncio.create_task(lesson.answer())
            await asyncio.sleep(live_class.ANSWERING / 2)
            await asyncio.to_thread(server.restart, how)
            await answering
            lesson.check()
        await lesson.leave()
    return [
        votes("database restarted twice", lesson.noted),
        at_most("slowest answer meanwhile", max(lesson.noted.answered), 5, "s"),
    ]


async def a_weak_host(url: str, evidence: Evidence) -> list[Row]:
    """Thirty phones before a tenth of a core."""
    with Server(environment=PACKED | {STORE: url}) as server, store(url, evidence) as found:
        lesson = Lesson(found, evidence)
        await lesson.come([server], 30)
        with live_class.slowed(server, 0.1):
            await lesson.go_on(Command.OPEN)
            await lesson.answer()
            lesson.check()
        await lesson.leave()
    return [
        votes("30 phones, a tenth of a core", lesson.noted),
        at_most("teacher goes on to phone there, 95th", high(lesson.noted.seen), 4, "s"),
    ]


def a_line_cut(url: str, evidence: Evidence) -> list[Row]:
    """A real phone's line is cut, it is touched, the line comes back: how soon the answer is in."""
    taken = []
    with (
        Server(environment=PACKED | {STORE: url}) as server,
        store(url, evidence) as found,
        phone.chromium() as way,
    ):
        line = Line(server.port)
        for _ in range(TOUCHES):
            lesson = Lesson(found, evidence)
            page = way.new_page(viewport=phone.SCREEN)  # type: ignore[arg-type]
            page.goto(f"{line.address}/live?room={lesson.room.code}")
            page.get_by_text("You are in").wait_for()
            lesson.lead(Command.OPEN)
            touch = page.get_by_role("radio").nth(3)
            touch.wait_for()
            with line.cut():
                touch.click()
                page.wait_for_timeout(1000 * CUT_SECONDS)
            began = time.perf_counter()
            while counted(found, lesson) == 0 and time.perf_counter() - began < 30:
                page.wait_for_timeout(50)
            taken.append(time.perf_counter() - began)
            page.close()
            lesson.lead(Command.END)
        line.close()
    return [at_most(f"touch on a line cut for {CUT_SECONDS:g} s: in after", max(taken), 5, "s")]


def counted(found: Rooms, lesson: Lesson) -> int:
    """How many have answered."""
    state = found.state(lesson.room.code, live_class.now())
    return state.counted if state else 0


def first_visits(url: str, evidence: Evidence, turns: int) -> list[Row]:
    """What comes over the line at a phone's first visit to a room, beside our page of text."""
    seen: dict[str, list[int]] = defaultdict(list)
    slow = (phone.ROUND_TRIP / 2, phone.DOWN)
    with (
        Server(environment=PACKED | {STORE: url}) as server,
        Server(FLOOR) as floor,
        store(url, evidence) as found,
        Proxy(server.port, *slow) as app,
        Proxy(floor.port, *slow, how="compress") as text,
        phone.chromium() as way,
    ):
        lesson = Lesson(found, evidence)
        places = {"room": (app, f"/live?room={lesson.room.code}"), "text": (text, "/text")}
        for turn in range(turns + 1):  # the servers' own first visits do not count
            for name, (proxy, path) in places.items():
                before = proxy.socket_bytes
                with phone.Phone(way) as device:
                    device.open(proxy.url + path, repeats=name == "text")
                    if turn:
                        seen[name].append(device.file_bytes + proxy.socket_bytes - before)
    room, page = (visits.middle(seen[name]) for name in places)
    return [at_most(f"first visit ({room / 1000:,.0f} kB) / text, bytes", room / page, 1.1, "", 2)]


def measured(part: str, number: int, turns: int, evidence: Evidence) -> Sequence[Row]:
    """The lines of one part of the table."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/rooms.db"
        match part:
            case "class":
                return asyncio.run(whole_class(url, number, evidence))
            case "weak":
                return asyncio.run(a_weak_host(url, evidence))
            case "cut":
                return a_line_cut(url, evidence)
            case "first":
                return first_visits(url, evidence, turns) if turns else []
    programs = postgres.programs()
    if programs is None:
        raise RuntimeError("no PostgreSQL on this machine")
    with postgres.running(programs) as server:
        if part == "killed":
            return asyncio.run(a_server_killed(server.url, number, evidence))
        return asyncio.run(a_database_restarted(server, number, evidence))


def main() -> None:
    """Measure and write the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--phones", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3, help="first visits; 0: none")
    options.add_argument("--only", choices=PARTS)
    chosen = options.parse_args()
    evidence, head = load(), ("", "measured", "limit")
    lines = []
    for part in [chosen.only] if chosen.only else PARTS:
        found = [row.cells() for row in measured(part, chosen.phones, chosen.rounds, evidence)]
        print(report.table(head, found), flush=True)
        lines += found
    if not chosen.only:
        report.write("live", f"{report.measured_on()}\n\n{report.table(head, lines)}")


if __name__ == "__main__":
    main()
