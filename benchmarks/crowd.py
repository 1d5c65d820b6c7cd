"""A whole class on the moderators page at once. Writes docs/speed.md.

Visitors without a browser speak Streamlit's own protocol: they open the page within half a minute,
then each sets ten factors with some seconds of thought before each. The floor, a page with one
chart, has the same number of visitors. Both are measured once more as on a machine without uvloop.
What a touch costs the server is measured at the end of each lesson, while all are still there: a
few hundred touches one after the other, and nothing else.

    python benchmarks/crowd.py [--visitors 200]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.lab import report
from benchmarks.lab.report import marked
from benchmarks.lab.server import APP, FLOOR, Server
from benchmarks.lab.visitors import Visitor, set_a_factor

FACTORS_SET = 10
# Seconds of thought before each touch: from, to.
THINKING = (5.0, 15.0)
# All scan the code within so many seconds.
ARRIVING = 30.0
# So many touches of one visitor after the other tell what one costs.
COSTING = 300
# Limits, as shares of what the floor takes in the same run: of a touch, the 95th percentile and the
# 99th; and of the processor time of one.
TOUCH_LIMIT, COST_LIMIT = 1.3, 1.1

Touch = Callable[[Visitor, random.Random], Awaitable[float]]


@dataclass
class Class:
    """What a class went through: times in s, memory in MB, processor time in s."""

    opened: list[float] = field(default_factory=list)
    touched: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    memory: float = 0
    processor: float = 0
    seconds: float = 0
    cost: float = 0  # processor time of one touch


async def run_again(visitor: Visitor, chance: random.Random) -> float:
    """Run the floor's page once more, as its toggle does."""
    return await visitor.again()


async def lesson(server: Server, page: str, touch: Touch, visitors: int) -> Class:
    """All open the page and stay; each touches ten times."""
    found = Class()
    done = asyncio.Event()
    there: list[Visitor] = []

    async def one(number: int) -> None:
        chance = random.Random(number)
        visitor = Visitor(server.url, page)
        await asyncio.sleep(chance.uniform(0, ARRIVING))
        found.opened.append(await visitor.open())
        there.append(visitor)
        for _ in range(FACTORS_SET):
            await asyncio.sleep(chance.uniform(*THINKING))
            found.touched.append(await touch(visitor, chance))
        await done.wait()  # nobody leaves before the last one is ready
        await visitor.close()

    async def watch() -> None:
        # Where this script itself is late, its times are not the server's.
        while not done.is_set():
            began = time.perf_counter()
            await asyncio.sleep(0.05)
            found.late.append(time.perf_counter() - began - 0.05)

    before, began = server.processor_seconds, time.perf_counter()
    watching = asyncio.create_task(watch())
    going = [asyncio.create_task(one(number)) for number in range(visitors)]
    while len(found.touched) < visitors * FACTORS_SET and not any(
        each.done() and each.exception() for each in going
    ):
        await asyncio.sleep(0.2)
    found.memory = server.memory
    found.seconds = time.perf_counter() - began
    found.processor = server.processor_seconds - before
    if len(there) == visitors:
        found.cost = await cost(server, there, touch)
    done.set()
    await asyncio.gather(watching, *going)
    return found


async def cost(server: Server, there: Sequence[Visitor], touch: Touch) -> float:
    """Processor time of one touch, s: visitors touch in turn, each when the other is answered."""
    chance = random.Random(0)
    before = server.processor_seconds
    for visitor in itertools.islice(itertools.cycle(there), COSTING):
        await touch(visitor, chance)
    return (server.processor_seconds - before) / COSTING


def percentile(values: list[float], share: int) -> float:
    """A percentile of times in s, as ms."""
    return 1000 * statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def row(name: str, found: Class, floor: Class | None = None) -> tuple[str, ...]:
    """What a class went through, as a line of the table; marked where it is over its limit."""

    def touch(share: int) -> str:
        taken = percentile(found.touched, share)
        over = floor is not None and taken > TOUCH_LIMIT * percentile(floor.touched, share)
        return marked(f"{taken:.0f}", over)

    return (
        name,
        f"{percentile(found.opened, 95):.0f}",
        f"{percentile(found.touched, 50):.0f}",
        touch(95),
        touch(99),
        f"{percentile(found.late, 95):.0f}",
        f"{found.memory:.0f}",
        f"{100 * found.processor / found.seconds:.0f} %",
        marked(
            f"{1000 * found.cost:.1f}",
            floor is not None and found.cost > COST_LIMIT * floor.cost,
        ),
    )


def main() -> None:
    """Measure and write the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--visitors", type=int, default=200)
    chosen = options.parse_args()
    rows = []
    for uvloop in (True, False):
        floor = None
        for script, page, touch in ((FLOOR, "chart", run_again), (APP, "moderators", set_a_factor)):
            name = f"{'' if floor else 'floor: '}{page}{'' if uvloop else ', without uvloop'}"
            with Server(script, uvloop=uvloop) as server:
                asyncio.run(Visitor(server.url, page).open())
                found = asyncio.run(lesson(server, page, touch, chosen.visitors))
            rows.append(row(name, found, floor))
            floor = floor or found
    heads = (
        "page", "opened, 95th ms", "touch, median ms", "touch, 95th ms", "touch, 99th ms",
        "script late by, 95th ms", "memory, MB", "processor",
        "processor a touch, ms",
    )  # fmt: skip
    report.write("class", f"{report.measured_on()}\n\n{report.table(heads, rows)}")


if __name__ == "__main__":
    main()
