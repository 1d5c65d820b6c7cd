"""How long a slow phone waits for each page, and what comes over the line. Writes docs/speed.md.

A phone that has never been here opens each page behind a compressing proxy: a quarter of this
machine's processor, slow 4G, and messages of the websocket held back as slow 4G would. Then it
touches each page's main control. All of it is compared with a floor, three pages of the same
Streamlit with nothing in them but a line of text, a table, or a toggle and one chart; the floor
is visited in turn with the app, so what else the machine does hits both. Ratios are what counts.

    python benchmarks/speed.py [--rounds 4] [--touches 20]
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser

from benchmarks.lab import phone, report
from benchmarks.lab.phone import Phone, Role
from benchmarks.lab.proxy import Proxy
from benchmarks.lab.server import FLOOR, ROOT, Server
from goodcry.ui.kit import registry

# What a page is there to say, where it is not its first paragraph.
MESSAGE = {"moderators": "such cries:"}
# A control of each page that asks the server for something new, and its two states in turn.
# Home has links only.
TOUCH: dict[str, tuple[Role, str, str]] = {
    "floor: chart": ("switch", "Lift the curve", "Lift the curve"),
    "moderators": ("radio", "helped", "hostile"),
    "shift": ("button", "later →", "← earlier"),
    "mechanisms": ("radio", "articles", "grade"),
    "who_cries": ("radio", "men", "women"),
    "care": ("switch", "Start the circle", "Stop the circle"),
    "classroom": ("radio", "Guess", "Lessons"),
    "evidence": ("radio", "Sources", "Findings"),
}
# Limits, as ratios to the floor.
HOME_LIMIT, WORDS_LIMIT, ALL_LIMIT, BYTES_LIMIT, TOUCH_LIMIT = 1.10, 1.15, 1.15, 1.10, 1.50


@dataclass
class Seen:
    """What phones noted of one page: times in ms, sizes in bytes; one number for each visit."""

    words: list[float] = field(default_factory=list)
    table: list[float] = field(default_factory=list)
    all: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    messages: list[float] = field(default_factory=list)
    touch: list[float] = field(default_factory=list)


def places(app: Proxy, floor: Proxy) -> dict[str, tuple[Proxy, str]]:
    """Name of each page -> where it is."""
    found = {
        "floor: home": (floor, "/"),
        "floor: text": (floor, "/text"),
        "floor: table": (floor, "/table"),
        "floor: chart": (floor, "/chart"),
    }
    for page in registry.PAGES:
        found[page.name] = (app, "/" if page.name == "home" else f"/{page.name}")
    return found


def visit(browser: Browser, proxy: Proxy, path: str, name: str, seen: Seen) -> None:
    """Open a page on a new phone and note what it took."""
    before = proxy.socket_bytes
    with Phone(browser, MESSAGE.get(name, "")) as device:
        noted = device.open(proxy.url + path)
        messages = proxy.socket_bytes - before
        seen.words.append(noted["words"])
        if noted["table"] is not None:
            seen.table.append(noted["table"])
        seen.all.append(noted["last"])
        seen.messages.append(messages)
        seen.bytes.append(device.file_bytes + messages)


def touches(browser: Browser, proxy: Proxy, path: str, name: str, count: int) -> list[float]:
    """Touch a page's control so many times; each touch's time until the page has settled, ms.

    Two touches before that are not counted: the first ones fetch code.
    """
    role, first, second = TOUCH[name]
    with Phone(browser) as device:
        device.open(proxy.url + path)
        taken = [device.tap(role, (first, second)[turn % 2]) for turn in range(count + 2)]
    return taken[2:]


def ratio(value: float, floor: float, limit: float | None = None) -> str:
    """A ratio, marked where it is over its limit."""
    found = value / floor
    return f"**{found:.2f}**" if limit and round(found, 2) > limit else f"{found:.2f}"


def high(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def loads(seen: dict[str, Seen]) -> str:
    """The table of what a first visit takes."""
    chart = seen["floor: chart"]
    middle = statistics.median
    rows = []
    for name, found in seen.items():
        at_root = name.endswith("home")
        words = HOME_LIMIT if at_root else WORDS_LIMIT
        text = seen["floor: home" if at_root else "floor: text"]
        rows.append(
            (
                name,
                ratio(middle(found.words), middle(text.words), words),
                ratio(middle(found.table), middle(text.words), words) if found.table else "",
                ratio(middle(found.all), middle(text.all)),
                ratio(middle(found.all), middle(chart.all), ALL_LIMIT),
                f"{middle(found.bytes) / 1000:,.0f}",
                ratio(middle(found.bytes), middle(text.bytes)),
                ratio(middle(found.bytes), middle(chart.bytes), BYTES_LIMIT),
                f"{middle(found.messages) / 1000:.1f}",
            )
        )
    heads = (
        "page", "message / text", "table / text", "all / text", "all / chart", "kB",
        "kB / text", "kB / chart", "of it messages, kB",
    )  # fmt: skip
    return report.table(heads, rows)


def touched(seen: dict[str, Seen]) -> str:
    """The table of what a touch takes."""
    floor = seen["floor: chart"].touch
    rows = [
        (
            name,
            " / ".join(dict.fromkeys(TOUCH[name][1:])),
            ratio(statistics.median(found.touch), statistics.median(floor)),
            ratio(high(found.touch), high(floor), TOUCH_LIMIT),
        )
        for name, found in seen.items()
        if found.touch
    ]
    return report.table(("page", "control", "median / floor", "95th / floor"), rows)


def main() -> None:
    """Measure and write the two tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=4, help="visits to each page; 0: none")
    options.add_argument("--touches", type=int, default=20, help="touches on each page; 0: none")
    chosen = options.parse_args()
    seen: dict[str, Seen] = defaultdict(Seen)
    with ExitStack() as stack:
        enter = stack.enter_context
        app, floor = (
            enter(Proxy(enter(Server(folder)).port, phone.ROUND_TRIP / 2, phone.DOWN))
            for folder in (ROOT, FLOOR)
        )
        browser = enter(phone.chromium())
        where = places(app, floor)
        for proxy, path in where.values():  # the server's own first visit is not the phone's
            with Phone(browser, slow=False) as device:
                device.open(proxy.url + path)
        for turn in range(chosen.rounds):
            for name, (proxy, path) in where.items():
                visit(browser, proxy, path, name, seen[name])
            print(f"round {turn + 1} of {chosen.rounds}", file=sys.stderr)
        for name in TOUCH if chosen.touches else ():
            seen[name].touch = touches(browser, *where[name], name, chosen.touches)
            print(f"touched {name}", file=sys.stderr)
    if chosen.rounds:
        report.write("loads", f"{report.measured_on()}\n\n{loads(seen)}")
    if chosen.touches:
        report.write("touches", f"{report.measured_on()}\n\n{touched(seen)}")


if __name__ == "__main__":
    main()
