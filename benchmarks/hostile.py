"""Whether one visitor can use the server up. Writes docs/speed.md.

One after the other, everything is tried that a visitor can send to fill the memory or to keep the
processor busy, while another visitor goes on touching. What attacks runs in a process of its own.

    python benchmarks/hostile.py
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import multiprocessing
import random
import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.lab import report
from benchmarks.lab.server import Server
from benchmarks.lab.visitors import PROTOCOLS, VisitError, Visitor, set_a_factor

PAGE = "moderators"
SCENARIO = "support=helped&shame=ashamed"
# Seconds of thought of the other visitor before each touch.
THINKING = 0.2
# How many files a process may have open where nobody asks for more, as on a Mac.
FEW_FILES = 256
CLEARINGS = 250
BOMB = bytes(190_000_000)
UPLOAD = bytes(20_000_000)
# Nearly as much as a message may hold, 1 MB, and nearly 2 MB: four bytes each.
LONG, TOO_LONG = "\U00010000" * 240_000, "\U00010000" * 490_000
# A ligature of 18 letters, the longest there is, three bytes.
SEARCHED = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 320_000
# Games of the quiz and guesses that nobody could have played and made.
GAME, GUESSES = "a-" * 480_000, "1-45_" * 190_000
WAVES, PHONES = 4, 30

FAILURES = (VisitError, OSError, websockets.WebSocketException)
# What becomes of each thing that is sent.
ANSWERED, REFUSED = "answered", "refused"


async def nothing(url: str) -> list[str]:
    """Nobody attacks."""
    await asyncio.sleep(10)
    return []


async def empty_the_caches(url: str, page: str) -> list[str]:
    """Streamlit lets any visitor empty its caches, for everybody."""
    visitor = Visitor(url, page)
    await visitor.open()
    for _ in range(CLEARINGS):
        await visitor.send(BackMsg(clear_cache=True))
        await visitor.ask(SCENARIO)
    await visitor.close()
    return [ANSWERED] * CLEARINGS


async def bomb(url: str) -> list[str]:
    """Zeros that are small as long as they are packed, from four at once."""

    async def one() -> str:
        with contextlib.suppress(*FAILURES):
            async with websockets.connect(
                url.replace("http", "ws", 1) + "/_stcore/stream",
                subprotocols=PROTOCOLS,
                origin=websockets.Origin(url),
                compression="deflate",
                open_timeout=60,
                proxy=None,
            ) as socket:
                await socket.send(BOMB)
                await socket.recv()
                return ANSWERED
        return REFUSED

    return await asyncio.gather(*(one() for _ in range(4)))


async def upload(url: str) -> list[str]:
    """Files, though no page takes any, in the name of a session."""
    visitor = Visitor(url, PAGE)
    await visitor.open()
    done = await asyncio.to_thread(put, url, visitor.session)
    await visitor.close()
    return done


def put(url: str, session: str) -> list[str]:
    """Three files, with the token that Streamlit asks for."""
    host = urlsplit(url).netloc
    asking = http.client.HTTPConnection(host, timeout=60)
    asking.request("GET", "/_stcore/health")
    cookie = (asking.getresponse().getheader("Set-Cookie") or "").partition(";")[0]
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
    done = []
    for number in range(3):
        done.append(REFUSED)
        with contextlib.suppress(OSError, http.client.HTTPException):
            sending = http.client.HTTPConnection(host, timeout=60)
            sending.request(
                "PUT",
                f"/_stcore/upload_file/{session}/file{number}",
                head + UPLOAD + b"\r\n--x--\r\n",
                {
                    "Content-Type": "multipart/form-data; boundary=x",
                    "Cookie": cookie,
                    "X-Xsrftoken": cookie.partition("=")[2],
                },
            )
            if sending.getresponse().status < 300:
                done[-1] = ANSWERED
    return done


async def ask_four_times(url: str, page: str, query: str) -> list[str]:
    """A page with this in its address, from a new visitor each time."""
    done = []
    for _ in range(4):
        visitor = Visitor(url, page, patience=60)
        await visitor.open()
        done.append(REFUSED)
        with contextlib.suppress(*FAILURES):
            await visitor.ask(query)
            done[-1] = ANSWERED
        await visitor.close()
    return done


async def vanish(url: str) -> list[str]:
    """Phones that come in waves and leave without a word, where few files may be open."""
    became = []
    for _ in range(WAVES):
        phones = [Visitor(url, PAGE, patience=60) for _ in range(PHONES)]
        done = await asyncio.gather(*(phone.open() for phone in phones), return_exceptions=True)
        for phone, answer in zip(phones, done, strict=True):
            if isinstance(answer, FAILURES):
                became.append(REFUSED)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                became.append(ANSWERED)
                phone.vanish()
    return became


ATTACKS: dict[str, Callable[[str], Coroutine[None, None, list[str]]]] = {
    "nobody attacks": nothing,
    f"caches emptied {CLEARINGS} times, with a scenario": partial(empty_the_caches, page=PAGE),
    f"caches emptied {CLEARINGS} times, on the page of the body": partial(
        empty_the_caches, page="shift"
    ),
    "a compressed message of 190 MB, four at once": bomb,
    "three files of 20 MB": upload,
    "2 MB in a key that no page knows, four times": partial(
        ask_four_times, page="mechanisms", query=f"unknown={TOO_LONG}"
    ),
    "1 MB in a key that no page knows, four times": partial(
        ask_four_times, page="mechanisms", query=f"unknown={LONG}"
    ),
    "1 MB in a key that links would keep, four times": partial(
        ask_four_times, page="mechanisms", query=f"sort={LONG}&basis={LONG[:1]}"
    ),
    "a search for 1 MB of text, four times": partial(
        ask_four_times, page="evidence", query=f"q={SEARCHED}"
    ),
    "a game of 1 MB, four times": partial(
        ask_four_times, page="classroom", query=f"l_part=quiz&l_path={GAME}"
    ),
    "guesses of 1 MB, four times": partial(
        ask_four_times, page="classroom", query=f"l_part=guess&l_past={GUESSES}"
    ),
    f"{WAVES} waves of {PHONES} phones that vanish, {FEW_FILES} open files to begin with": vanish,
}


def attacked(name: str, url: str) -> list[str]:
    """Run one attack, in a process of its own; what became of each thing that was sent."""
    return asyncio.run(ATTACKS[name](url))


@dataclass
class Siege:
    """What an attack did: memory in MB; times of the other visitor's touches in s, and failures.

    ``became`` is what became of each thing that was sent.
    """

    before: float
    peak: float = 0
    after: float = 0
    touched: list[float] = field(default_factory=list)
    failed: int = 0
    became: list[str] = field(default_factory=list)


@contextlib.contextmanager
def peak_of(server: Server, found: Siege) -> Iterator[None]:
    """Note the most memory that the server holds within the block."""
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            found.peak = max(found.peak, server.memory)
            time.sleep(0.005)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()


async def besiege(server: Server, name: str, attackers: ProcessPoolExecutor) -> Siege:
    """Run one attack while another visitor goes on touching."""
    found = Siege(server.memory)
    chance = random.Random(name)
    other = Visitor(server.url, PAGE)
    await other.open()
    with peak_of(server, found):
        attack = asyncio.get_running_loop().run_in_executor(attackers, attacked, name, server.url)
        while not attack.done():
            try:
                found.touched.append(await set_a_factor(other, chance))
            except FAILURES:
                found.failed += 1
                other = Visitor(server.url, PAGE)
                await other.open()
            await asyncio.sleep(THINKING)
        found.became = await attack
        await set_a_factor(other, chance)
    await other.close()
    found.after = server.memory
    return found


def row(name: str, found: Siege) -> tuple[str, ...]:
    """An attack as a line of the table."""
    return (
        name,
        ", ".join(f"{count} {word}" for word, count in Counter(found.became).items()),
        *(f"{memory:.0f}" for memory in (found.before, found.peak, found.after)),
        f"{len(found.touched)} of {len(found.touched) + found.failed}",
        f"{1000 * max(found.touched):.0f}",
    )


@contextlib.contextmanager
def few_files() -> Iterator[None]:
    """Programs that are started within the block may open few files, until they ask for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FEW_FILES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def main() -> None:
    """Measure and write the table."""
    rows = []
    apart = multiprocessing.get_context("spawn")
    with contextlib.ExitStack() as stack:
        with few_files():
            server = stack.enter_context(Server())
        attackers = stack.enter_context(ProcessPoolExecutor(1, mp_context=apart))
        for name in ATTACKS:
            found = asyncio.run(besiege(server, name, attackers))
            rows.append(row(name, found))
            print(*rows[-1], sep=" | ", file=sys.stderr)
    heads = (
        "what one visitor does", "what becomes of it", "MB before", "MB at most", "MB after",
        "touches of another that were answered", "the slowest, ms",
    )  # fmt: skip
    report.write("hostile", f"{report.measured_on()}\n\n{report.table(heads, rows)}")


if __name__ == "__main__":
    main()
