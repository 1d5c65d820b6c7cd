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
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
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
# As many as fit into a message of 2 MB: four bytes each.
LONG = "\U00010000" * 490_000
# A ligature of 18 letters, the longest there is, three bytes.
SEARCHED = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 500_000
WAVES, PHONES = 4, 30

REFUSED = (VisitError, OSError, websockets.WebSocketException)


async def nothing(url: str) -> None:
    """Nobody attacks."""
    await asyncio.sleep(10)


async def empty_the_caches(url: str, page: str) -> None:
    """Streamlit lets any visitor empty its caches, for everybody."""
    visitor = Visitor(url, page)
    await visitor.open()
    for _ in range(CLEARINGS):
        await visitor.send(BackMsg(clear_cache=True))
        await visitor.ask(SCENARIO)
    await visitor.close()


async def empty_the_caches_of_a_scenario(url: str) -> None:
    """With a scenario set, the page asks most of the evidence."""
    await empty_the_caches(url, PAGE)


async def empty_the_caches_of_courses(url: str) -> None:
    """The page that keeps what it has worked out in Streamlit's caches."""
    await empty_the_caches(url, "shift")


async def bomb(url: str) -> None:
    """Zeros that are small as long as they are packed, from four at once."""

    async def one() -> None:
        with contextlib.suppress(*REFUSED):
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

    await asyncio.gather(*(one() for _ in range(4)))


async def upload(url: str) -> None:
    """Files, though no page takes any, in the name of a session."""
    visitor = Visitor(url, PAGE)
    await visitor.open()
    await asyncio.to_thread(put, url, visitor.session)
    await visitor.close()


def put(url: str, session: str) -> None:
    """Three files, with the token that Streamlit asks for."""
    host = urlsplit(url).netloc
    asking = http.client.HTTPConnection(host, timeout=60)
    asking.request("GET", "/_stcore/health")
    cookie = (asking.getresponse().getheader("Set-Cookie") or "").partition(";")[0]
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
    for number in range(3):
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
            sending.getresponse().read()


async def ask_four_times(url: str, page: str, query: str) -> None:
    """A page with this in its address, from a new visitor each time."""
    for _ in range(4):
        visitor = Visitor(url, page, patience=60)
        with contextlib.suppress(*REFUSED):
            await visitor.open()
            await visitor.ask(query)
        await visitor.close()


async def unknown_key(url: str) -> None:
    """A key that no page knows, in the address of a page full of links."""
    await ask_four_times(url, "mechanisms", f"unknown={LONG}")


async def known_key(url: str) -> None:
    """The same in a key that the page knows and links keep."""
    await ask_four_times(url, "mechanisms", f"sort={LONG}&basis={LONG[:1]}")


async def search(url: str) -> None:
    """A text to search for that gets eighteen times as long once it is folded."""
    await ask_four_times(url, "evidence", f"q={SEARCHED}")


async def play(url: str) -> None:
    """A game of the quiz, and guesses, that nobody could have played."""
    await ask_four_times(url, "classroom", f"l_part=quiz&l_path={'a-' * 400_000}")
    await ask_four_times(url, "classroom", f"l_part=guess&l_past={'1-45_' * 300_000}")


async def vanish(url: str) -> None:
    """Phones that come in waves and leave without a word, where few files may be open."""
    for _ in range(WAVES):
        phones = [Visitor(url, PAGE, patience=60) for _ in range(PHONES)]
        done = await asyncio.gather(*(phone.open() for phone in phones), return_exceptions=True)
        for phone, answer in zip(phones, done, strict=True):
            if isinstance(answer, REFUSED):
                continue
            if isinstance(answer, BaseException):
                raise answer
            phone.vanish()


ATTACKS: dict[str, Callable[[str], Awaitable[None]]] = {
    "nobody attacks": nothing,
    f"caches emptied {CLEARINGS} times, with a scenario": empty_the_caches_of_a_scenario,
    f"caches emptied {CLEARINGS} times, on the page of the body": empty_the_caches_of_courses,
    "a compressed message of 190 MB, four at once": bomb,
    "three files of 20 MB": upload,
    "a key of 2 MB that no page knows, four times": unknown_key,
    "a key of 2 MB that links would keep, four times": known_key,
    "a search for 1.5 MB of text, four times": search,
    "a game and guesses of 1 MB, four times each": play,
    f"{WAVES} waves of {PHONES} phones that vanish, {FEW_FILES} open files to begin with": vanish,
}


def attacked(name: str, url: str) -> None:
    """Run one attack; in a process of its own."""
    asyncio.run(_whole(ATTACKS[name](url)))


async def _whole(attack: Awaitable[None]) -> None:
    await attack


@dataclass
class Siege:
    """What an attack did: memory in MB; times of the other visitor's touches in s, and failures."""

    before: float
    peak: float = 0
    after: float = 0
    touched: list[float] = field(default_factory=list)
    failed: int = 0


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
            except REFUSED:
                found.failed += 1
                other = Visitor(server.url, PAGE)
                await other.open()
            await asyncio.sleep(THINKING)
        await attack
        await set_a_factor(other, chance)
    await other.close()
    found.after = server.memory
    return found


def row(name: str, found: Siege) -> tuple[str, ...]:
    """An attack as a line of the table."""
    return (
        name,
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
        "what one visitor does", "MB before", "MB at most", "MB after",
        "touches of another that were answered", "the slowest, ms",
    )  # fmt: skip
    report.write("hostile", f"{report.measured_on()}\n\n{report.table(heads, rows)}")


if __name__ == "__main__":
    main()
