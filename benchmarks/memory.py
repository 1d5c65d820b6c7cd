"""Whether the server grows while visitors come and go, or stay and touch. Writes docs/speed.md.

Takes a good half hour.

    python benchmarks/memory.py [--come 5000] [--touches 100000]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.lab import report
from benchmarks.lab.server import Server
from benchmarks.lab.visitors import Visitor, set_a_factor

PAGE = "moderators"
# Visitors at the same time.
AT_ONCE = 20
SAMPLES = 10


async def come_and_go(server: Server, count: int) -> list[float]:
    """Visitors open the page, touch once and leave; returns the server's memory on the way, MB."""
    memory = [server.memory]
    for sample in range(SAMPLES):

        async def some(first: int, last: int) -> None:
            for number in range(first, last):
                visitor = Visitor(server.url, PAGE)
                await visitor.open()
                await set_a_factor(visitor, random.Random(number))
                await visitor.close()

        share = count // SAMPLES // AT_ONCE
        await asyncio.gather(*(some(0, share) for _ in range(AT_ONCE)))
        memory.append(server.memory)
        print(f"{(sample + 1) * share * AT_ONCE} came: {memory[-1]:.0f} MB", file=sys.stderr)
    return memory


async def stay_and_touch(server: Server, count: int) -> list[float]:
    """Visitors stay and touch on; returns the server's memory on the way, MB."""
    visitors = [Visitor(server.url, PAGE) for _ in range(AT_ONCE)]
    await asyncio.gather(*(visitor.open() for visitor in visitors))
    memory = [server.memory]

    async def on(visitor: Visitor, chance: random.Random, touches: int) -> None:
        for _ in range(touches):
            await set_a_factor(visitor, chance)

    share = count // SAMPLES // AT_ONCE
    for sample in range(SAMPLES):
        await asyncio.gather(
            *(on(each, random.Random(f"{sample} {n}"), share) for n, each in enumerate(visitors))
        )
        memory.append(server.memory)
        print(f"{(sample + 1) * share * AT_ONCE} touches: {memory[-1]:.0f} MB", file=sys.stderr)
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    return memory


def growth(name: str, count: int, memory: list[float]) -> tuple[str, ...]:
    """How the server's memory went, as a line of the table."""
    middle = memory[len(memory) // 2]
    return (
        name,
        f"{count:,}",
        f"{memory[0]:.0f}",
        f"{middle:.0f}",
        f"{memory[-1]:.0f}",
        f"{round(memory[-1] - memory[0]):+d}",
        f"{round(memory[-1] - middle):+d}",
    )


def main() -> None:
    """Measure and write the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--come", type=int, default=5_000, help="visitors who come and go")
    options.add_argument("--touches", type=int, default=100_000, help="touches of those who stay")
    chosen = options.parse_args()
    with Server() as app:
        asyncio.run(come_and_go(app, 2 * AT_ONCE * SAMPLES))  # what one visitor fills once
        came = asyncio.run(come_and_go(app, chosen.come))
        stayed = asyncio.run(stay_and_touch(app, chosen.touches))
    heads = ("", "how many", "MB before", "half-way", "after", "grown by", "in the second half")
    rows = [
        growth("came and went", chosen.come, came),
        growth("stayed and touched", chosen.touches, stayed),
    ]
    report.write("memory", f"{report.measured_on()}\n\n{report.table(heads, rows)}")


if __name__ == "__main__":
    main()
