"""Fingers that only want to scroll: they start a swipe on whatever a page has, and nothing changes.

All that can be touched is found on the page as it stands, by ``fingers.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.browser.server import alone
from tests.browser.visit import Visit, with_parts

FIND = with_parts("fingers.js")
SWIPE = 180  # px that the finger moves up or down
ASIDE = 70  # px that it moves sideways meanwhile, as thumbs do
LEAST_SCROLL = 100  # px; the first part of a swipe is spent before the browser calls it one
DRAG = 90  # px that a finger moves sideways to drag
ANSWERS = 60  # frames that a busy browser has for what a drag changes
SHARES = (1 / 3, 2 / 3, 1)  # of its way at which it is seen; each takes the browser a frame


class Tried:
    """The kinds of things that a finger has tried, on all pages and by all workers of a run.

    ``folder`` is the same for all of them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "fingers.json"

    def known(self) -> list[str]:
        """All so far."""
        with alone(self.folder):
            return self._read()

    def add(self, kinds: Iterable[str]) -> None:
        """Note what is being tried."""
        with alone(self.folder):
            self.file.write_text(json.dumps(sorted({*self._read(), *kinds})), encoding="utf-8")

    def _read(self) -> list[str]:
        return json.loads(self.file.read_text("utf-8")) if self.file.exists() else []


def touch(finger: Any, kind: str, *places: tuple[float, float]) -> None:
    """A single event of a finger, start, move, end or cancel, px; the page has dealt with it then.

    ``finger`` speaks Chrome's protocol: in a headless browser a whole gesture ends without a move.
    """
    points = [{"x": x, "y": y} for x, y in places]
    finger.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})


def move(finger: Any, x: float, y: float, distance: float, aside: float = 0) -> None:
    """Put a finger on a page, move it down (below 0: up) and meanwhile to the right, all in px."""
    touch(finger, "Start", (x, y))
    for share in SHARES:
        touch(finger, "Move", (x + aside * share, y + distance * share))


def trapped(visit: Visit, tried: Tried) -> list[str]:
    """Swipe from every kind of control and picture; drag those that are made to be dragged.

    What opens something is opened, and what is in there found, too. A kind that was tried before,
    on this page or another, is left out. Returns what was wrong.
    """
    page = visit.page
    found = page.evaluate(FIND, tried.known())
    tried.add(control["kind"] for control in found)
    finger = page.context.new_cdp_session(page)
    wrong = []
    for number, control in enumerate(found):
        each = page.evaluate_handle("at => fingers.found[at].each", number)
        faults = [*control["wrong"]]
        faults += [_swiped(page, finger, each, point) for point in range(control["points"])]
        if control["moved"]:
            faults.append(_dragged(visit, finger, each))
        wrong += [f"{control['kind']}: {fault}" for fault in dict.fromkeys(faults) if fault]
    openers = page.evaluate_handle("() => fingers.found.filter(({ opens }) => opens)")
    for number in range(page.evaluate("openers => openers.length", openers)):
        laid = page.evaluate("([all, at]) => fingers.lay(all[at].each)", [openers, number])
        if laid["places"]:
            page.touchscreen.tap(*laid["places"][0])
            visit.rest()
            wrong += trapped(visit, tried)
            page.keyboard.press("Escape")
            visit.rest()
    finger.detach()
    return wrong


def _swiped(page: Any, finger: Any, each: Any, point: int) -> str:
    before = page.evaluate("each => fingers.lay(each)", each)
    if point >= len(before["places"]):
        return ""
    x, y = before["places"][point]
    scrolls = before["scrolled"]
    # Up, as one reads on; at the end of all that scrolls down.
    way = -1 if max([left for _, left in scrolls], default=0) >= SWIPE else 1
    # The innermost that can follows the finger, and no other does.
    room = next((left for scroll in scrolls if (left := scroll[way < 0]) > 0), 0)
    move(finger, x, y, way * SWIPE, ASIDE if x < page.viewport_size["width"] / 2 else -ASIDE)
    least = min(LEAST_SCROLL, room)
    after = page.evaluate("least => fingers.done(least)", least)
    if after["moved"] >= least and not after["changed"]:
        # It is the browser's by now, which tells the page no more. A lifted one would push on.
        touch(finger, "Cancel")
        return ""
    touch(finger, "End")
    after = page.evaluate("least => fingers.done(least)", least)
    faults = []
    if after["changed"]:
        faults.append(f"a swipe changes it: {after['changed']}")
    if after["moved"] < least:
        faults.append(f"a swipe scrolls {after['moved']:.0f} px")
    return "; ".join(faults)


def _dragged(visit: Visit, finger: Any, each: Any) -> str:
    page = visit.page
    [[x, y]] = page.evaluate("each => fingers.lay(each, true)", each)["places"]
    move(finger, x, y, DRAG / 6, DRAG if x + DRAG < page.viewport_size["width"] else -DRAG)
    touch(finger, "End")
    visit.rest()
    after = page.evaluate("frames => fingers.done(0, frames)", ANSWERS)
    if after["moved"]:
        return "a drag scrolls the page"
    return "" if after["changed"] else "a drag does not move it"
