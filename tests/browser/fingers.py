"""Fingers that only want to scroll: they start a swipe on whatever a page has, and nothing changes.

All that can be touched is found on the page as it stands, by ``fingers.js``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.visit import Visit

FIND = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
SWIPE = 180  # px that the finger moves up or down
ASIDE = 70  # px that it moves sideways meanwhile, as thumbs do
LEAST_SCROLL = 100  # px; the first part of a swipe is spent before the browser calls it one
DRAG = 90  # px that a finger moves sideways to drag

Swipe = Callable[..., None]
# The kinds from which no other swipe is needed: they are the same on every page.
_tried: set[str] = set()


def trapped(visit: Visit, swipe: Swipe) -> list[str]:
    """Swipe from every kind of control and picture; drag those that are made to be dragged.

    What opens something is opened, and what is in there found, too. A kind that was tried before,
    on this page or another, is left out. Returns what was wrong.
    """
    page = visit.page
    found = page.evaluate(FIND, sorted(_tried))
    _tried.update(control["kind"] for control in found)
    wrong = []
    for number, control in enumerate(found):
        each = f"fingers.found[{number}].each"
        faults = [
            fault
            for point in range(page.evaluate(f"() => fingers.points({each}).length"))
            if (fault := _swiped(visit, swipe, each, point))
        ]
        if control["moved"] and (fault := _dragged(visit, swipe, each)):
            faults.append(fault)
        wrong += [f"{control['kind']}: {fault}" for fault in dict.fromkeys(faults)]
    openers = page.evaluate_handle("() => fingers.found.filter(({ opens }) => opens)")
    for number in range(page.evaluate("openers => openers.length", openers)):
        points = page.evaluate("([all, at]) => fingers.points(all[at].each)", [openers, number])
        if points:
            page.touchscreen.tap(*points[0])
            visit.rest()
            wrong += trapped(visit, swipe)
            page.keyboard.press("Escape")
            visit.rest()
    return wrong


def _swiped(visit: Visit, swipe: Swipe, each: str, point: int) -> str:
    page = visit.page
    places = page.evaluate(f"() => fingers.points({each})")
    if point >= len(places):
        return ""
    x, y = places[point]
    before, state = _now(page, each)
    # Up, as one reads on; at the end of all that scrolls down.
    way = -1 if max([left for _, left in before], default=0) >= SWIPE else 1
    # The innermost that can follows the finger, and no other does.
    room = next((left for scroll in before if (left := scroll[way < 0]) > 0), 0)
    swipe(page, x, y, way * SWIPE, ASIDE if x < page.viewport_size["width"] / 2 else -ASIDE)
    after, now = _now(page, each)
    faults = []
    if now != state:
        faults.append(f"a swipe changes it: {_difference(state, now)}")
    if (moved := _moved(before, after)) < min(LEAST_SCROLL, room):
        faults.append(f"a swipe scrolls {moved:.0f} px")
    return "; ".join(faults)


def _dragged(visit: Visit, swipe: Swipe, each: str) -> str:
    page = visit.page
    page.evaluate(f"() => fingers.points({each})")
    visit.rest()
    x, y = page.evaluate(f"() => fingers.handle({each})")
    before, state = _now(page, each)
    swipe(page, x, y, DRAG / 6, DRAG if x + DRAG < page.viewport_size["width"] else -DRAG)
    visit.rest()
    after, now = _now(page, each)
    if _moved(before, after):
        return "a drag scrolls the page"
    return "" if now != state else "a drag does not move it"


def _now(page: Any, each: str) -> tuple[list[list[float]], list[str]]:
    scrolled, state = page.evaluate(f"() => [fingers.scrolled({each}), fingers.state()]")
    return scrolled, state


def _moved(before: list[list[float]], after: list[list[float]]) -> float:
    return sum(abs(now[0] - then[0]) for then, now in zip(before, after, strict=True))


def _difference(before: list[str], after: list[str]) -> str:
    """What went away and what came."""
    gone = Counter(before) - Counter(after)
    new = Counter(after) - Counter(before)
    return f"{', '.join(gone)[:200]} -> {', '.join(new)[:200]}"
