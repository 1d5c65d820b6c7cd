"""How long a slow phone waits for each page, and what comes over the line. Writes docs/speed.md.

A phone that has never been here opens each page: a quarter of this machine's processor, slow 4G, an
empty cache, and messages of the websocket held back as slow 4G would. The app is served by
``serve.py`` and nothing else, once to a phone that takes gzip only and once to one that takes
brotli. It is compared with a floor, pages of the same Streamlit with nothing in them but a line of
text, a table, or a toggle and one chart: as Streamlit sends them, and behind a proxy that
compresses. Then the phone touches each page's main control. The floor is visited in turn with the
app, so what else the machine does hits both.

    python benchmarks/speed.py [--rounds 4] [--touches 20]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser

from benchmarks.lab import phone, report, visits
from benchmarks.lab.phone import Phone, Role
from benchmarks.lab.proxy import Proxy
from benchmarks.lab.server import APP, FLOOR, Server
from benchmarks.lab.visits import BARE, COMPRESSED, Seen
from goodcry.ui.kit import registry

# A control of each page that asks the server for something new, and its two states in turn.
# Home has links only.
TOUCH: dict[str, tuple[Role, str, str]] = {
    f"{COMPRESSED}: chart": ("switch", "Lift the curve", "Lift the curve"),
    "moderators": ("radio", "helped", "hostile"),
    "shift": ("button", "To the next moment", "To the moment before"),
    "mechanisms": ("link", "cortisol", "oxytocin"),
    "who_cries": ("radio", "About what", "How often"),
    "care": ("switch", "Start the circle", "Stop the circle"),
    "classroom": ("radio", "Guess", "Lessons"),
    "evidence": ("radio", "Sources", "Findings"),
}
# What a phone says that it takes; the first is what every table but the one of bytes is about.
GZIP, BROTLI = ("gzip",), ("gzip", "br")


@dataclass(frozen=True)
class Place:
    """Where a page is, and as what a phone comes there."""

    proxy: Proxy
    path: str
    encodings: tuple[str, ...] = GZIP


def places(app: Proxy, bare: Proxy, compressed: Proxy) -> dict[str, Place]:
    """Name of each page -> where it is."""
    found = {f"{BARE}: {name}": Place(bare, path) for name, path in visits.TEXTS.items()}
    found |= {
        f"{COMPRESSED}: {name}": Place(compressed, path) for name, path in visits.FLOOR.items()
    }
    for page in registry.PAGES:
        path = "/" if page.name == "home" else f"/{page.name}"
        found[page.name] = Place(app, path)
        found[page.name + visits.BROTLI] = Place(app, path, BROTLI)
    return found


def visit(browser: Browser, place: Place, seen: Seen) -> None:
    """Open a page on a new phone and note what it took."""
    before = place.proxy.socket_bytes
    with Phone(browser, place.encodings) as device:
        noted = device.open(place.proxy.url + place.path)
        seen.note(noted, device.file_bytes, place.proxy.socket_bytes - before)


def touches(browser: Browser, place: Place, name: str, count: int) -> list[float]:
    """Touch a page's control so many times; each touch's time until the page has settled, ms.

    Two touches before that are not counted: the first ones fetch code.
    """
    role, first, second = TOUCH[name]
    with Phone(browser) as device:
        device.open(place.proxy.url + place.path)
        taken = [device.tap(role, (first, second)[turn % 2]) for turn in range(count + 2)]
    return taken[2:]


def touched(times: dict[str, list[float]]) -> str:
    """The table of what a touch takes."""
    floor = times[f"{COMPRESSED}: chart"]
    rows = [
        (
            name,
            " / ".join(dict.fromkeys(TOUCH[name][1:])),
            *visits.touch_ratios(found, floor),
        )
        for name, found in times.items()
    ]
    return report.table(("page", "control", "median / floor", "95th / floor"), rows)


def main() -> None:
    """Measure and write the tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=4, help="visits to each page; 0: none")
    options.add_argument("--touches", type=int, default=20, help="touches on each page; 0: none")
    chosen = options.parse_args()
    seen: dict[str, Seen] = defaultdict(Seen)
    with ExitStack() as stack:
        enter = stack.enter_context
        app, floor = (enter(Server(script)).port for script in (APP, FLOOR))
        line = (phone.ROUND_TRIP / 2, phone.DOWN)
        where = places(
            enter(Proxy(app, *line)),
            enter(Proxy(floor, *line)),
            enter(Proxy(floor, *line, how="compress")),
        )
        browser = enter(phone.chromium())
        for place in where.values():  # the server's own first visit is not the phone's
            with Phone(browser, place.encodings, slow=False) as device:
                device.open(place.proxy.url + place.path)
        for turn in range(chosen.rounds):
            for name, place in where.items():
                visit(browser, place, seen[name])
            print(f"round {turn + 1} of {chosen.rounds}", file=sys.stderr)
        times = {}
        for name in TOUCH if chosen.touches else ():
            times[name] = touches(browser, where[name], name, chosen.touches)
            print(f"touched {name}", file=sys.stderr)
    if chosen.rounds:
        report.write(
            "first words", f"{report.measured_on()}\n\n{visits.waits(seen)}\n\n{visits.sent(seen)}"
        )
        report.write("loads", f"{report.measured_on()}\n\n{visits.whole(seen)}")
    if chosen.touches:
        report.write("touches", f"{report.measured_on()}\n\n{touched(times)}")


if __name__ == "__main__":
    main()
