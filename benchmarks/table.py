"""How soon the moderator table answers a finger, beside the same table in Dash and in Shiny.

Writes docs/speed.md. All are visited in turn, round by round, on a phone with this processor and
with a quarter of it; then behind a line of 150 ms there and back. The peers (benchmarks/peers) are
installed in an environment of their own when it is missing. Each draws its drops once as a chart of
Plotly, as its own guide does, and once as one picture, the lightest that it can.

    python benchmarks/table.py [--rounds 4] [--taps 8] [--without "Shiny, Plotly"]

A touch of Shiny with a chart takes seconds: a round of all tables takes ten minutes, without that
one two.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser

from benchmarks.lab import peers, phone, report, taps
from benchmarks.lab.proxy import Proxy
from benchmarks.lab.report import marked
from benchmarks.lab.server import Local, Server
from benchmarks.lab.taps import Table, Tap

# There and back.
ROUND_TRIP = 150.0  # ms
OURS, COMPARED = "ours", "Dash, Plotly"
PEER = Table("/", '#{factor} input[value="{level}"]', "#counts")
TABLES = {
    OURS: Table(
        "/moderators",
        '[data-factor="{factor}"] input[value="{level}"]',
        '[data-name="A"] .counts',
    ),
    COMPARED: PEER,
    "Dash, picture": PEER,
    "Shiny, Plotly": PEER,
    "Shiny, picture": PEER,
}
# Limits of ours: shares of what Dash takes; bytes; and ms, with which a line has nothing to do.
ANSWER_LIMIT, SETTLED_LIMIT, BYTES_LIMIT, SHOWN_LIMIT = 1.1, 0.6, 3000, 50
# The first touches fetch code, and are not counted.
WARMING = 2


@dataclass
class Seen:
    """What touches of one table took, by the phone's processor, and behind the slow line."""

    fast: list[Tap] = field(default_factory=list)
    slow: list[Tap] = field(default_factory=list)
    late: list[Tap] = field(default_factory=list)
    up: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)


def servers() -> dict[str, Local]:
    """Each table's server, by the table's name; none is started yet."""
    return {
        OURS: Server(),
        COMPARED: peers.dash("plotly"),
        "Dash, picture": peers.dash("svg"),
        "Shiny, Plotly": peers.shiny("plotly"),
        "Shiny, picture": peers.shiny("svg"),
    }


def touched(browser: Browser, url: str, table: Table, count: int, slowdown: float = 1) -> list[Tap]:
    """What so many touches of a table take."""
    with taps.visit(browser, url, table, slowdown) as visit:
        return [visit.tap() for _ in range(WARMING + count)][WARMING:]


def carried(browser: Browser, proxy: Proxy, table: Table, count: int, seen: Seen) -> None:
    """Touch a table behind a slow line, and note what the line carries."""
    with taps.visit(browser, proxy.url, table) as visit:
        for turn in range(WARMING + count):
            before = proxy.bytes
            tap = visit.tap()
            up, down = (now - then for now, then in zip(proxy.bytes, before, strict=True))
            if turn >= WARMING:
                seen.late.append(tap)
                seen.up.append(up)
                seen.down.append(down)


def middle(found: Sequence[Tap], name: str) -> float:
    """The median of one of the times, ms."""
    return statistics.median(getattr(tap, name) for tap in found)


def times(seen: Mapping[str, Seen]) -> str:
    """The table of answers and settled pages."""
    rows = []
    for name, found in seen.items():
        row = [name]
        for pace in ("fast", "slow"):
            for what, limit in (("answer", ANSWER_LIMIT), ("settled", SETTLED_LIMIT)):
                taken = middle(getattr(found, pace), what)
                ratio = round(taken / middle(getattr(seen[COMPARED], pace), what), 2)
                row += [f"{taken:.0f}", marked(f"{ratio:.2f}", name == OURS and ratio > limit)]
        rows.append(row)
    heads = (
        "table", "answer, ms", "/ Dash", "settled, ms", "/ Dash",
        "answer at a quarter, ms", "/ Dash", "settled at a quarter, ms", "/ Dash",
    )  # fmt: skip
    return report.table(heads, rows)


def line(seen: Mapping[str, Seen]) -> str:
    """The table of what a slow line carries and holds back."""
    rows = []
    for name, found in seen.items():
        up, down = statistics.median(found.up), statistics.median(found.down)
        shown = middle(found.late, "shown")
        rows.append(
            (
                name,
                f"{up:,.0f}",
                f"{down:,.0f}",
                marked(f"{up + down:,.0f}", name == OURS and up + down >= BYTES_LIMIT),
                marked(f"{shown:.0f}", name == OURS and shown > SHOWN_LIMIT),
                f"{middle(found.late, 'answer'):.0f}",
            )
        )
    heads = (
        "table", "bytes up", "bytes down", "bytes a touch",
        "choice shows after, ms", "answer, ms",
    )  # fmt: skip
    return report.table(heads, rows)


def main() -> None:
    """Measure and write the tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--taps", type=int, default=8, help="touches of each table in a round")
    options.add_argument(
        "--without", action="append", default=[], choices=[*TABLES][2:], help="leave this peer out"
    )
    chosen = options.parse_args()
    tables = {name: table for name, table in TABLES.items() if name not in chosen.without}
    seen: dict[str, Seen] = defaultdict(Seen)
    with ExitStack() as stack:
        running = {
            name: stack.enter_context(server)
            for name, server in servers().items()
            if name in tables
        }
        lines = {
            name: stack.enter_context(
                Proxy(server.port, ROUND_TRIP / 2, how="everything", health=server.health)
            )
            for name, server in running.items()
        }
        browser = stack.enter_context(phone.chromium())
        for turn in range(chosen.rounds):
            for name, table in tables.items():
                found, url = seen[name], running[name].url
                found.fast += touched(browser, url, table, chosen.taps)
                found.slow += touched(browser, url, table, chosen.taps, phone.PROCESSOR_SLOWDOWN)
                carried(browser, lines[name], table, chosen.taps, found)
            print(f"round {turn + 1} of {chosen.rounds}", file=sys.stderr)
    report.write("table", f"{report.measured_on()}\n\n{times(seen)}\n\n{line(seen)}")


if __name__ == "__main__":
    main()
