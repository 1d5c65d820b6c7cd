"""The body during a cry: how long an account takes to simulate, and how smoothly it plays.

Simulating: the median of 50 runs, and its ratio to sorting an array, which says on a slower machine
what the milliseconds say on this one. Playing: the time from frame to frame while the instrument
plays on a phone with a quarter of this processor, beside an empty loop of frames on the same
page, turn and turn about; then the frames from a finger's move to the moved picture. A machine that
is late by itself is late in both: playing may have as many long frames as the empty loop, no more.
Run from the repository:

    python benchmarks/shift.py
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.lab.phone import PROCESSOR_SLOWDOWN, chromium
from goodcry import evidence
from goodcry.autonomic import simulate
from tests.browser.server import started
from tests.browser.visit import device, rest

RUNS = 50
REFERENCE_SIZE = 100_000
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
ROUNDS = 6
FRAMES = 240
MEDIAN, LONG = 20.0, 60.0  # ms
# Times between frames, ms.
BETWEEN = """async count => {
  const times = [];
  for (let before = await new Promise(requestAnimationFrame); times.length < count;) {
    const now = await new Promise(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times;
}"""
# How many frames after a finger has moved the picture has moved, for each of some moves.
ANSWERED = """async ([band, moves]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const { left, top, width } = band.getBoundingClientRect();
  const head = band.querySelector(".head:not(.was)");
  const finger = (type, share) => band.dispatchEvent(new PointerEvent(type, { pointerId: 1,
    isPrimary: true, pointerType: "mouse", clientX: left + share * width, clientY: top + 9 }));
  band.setPointerCapture = () => {};
  finger("pointerdown", 0.1);
  const counts = [];
  for (let move = 1; move <= moves; move += 1) {
    await frame();
    const before = getComputedStyle(head).transform;
    finger("pointermove", 0.1 + 0.8 * move / moves);
    let frames = 0;
    // A callback that is asked for now runs after the instrument's own in the same frame.
    do { await frame(); frames += 1; } while (getComputedStyle(head).transform === before);
    counts.push(frames);
  }
  finger("pointerup", 0.9);
  return counts;
}"""


def median_milliseconds(work: Callable[[], object]) -> float:
    """Median wall time of ``RUNS`` calls, ms, after one call to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def simulating() -> None:
    """Print one line for each account."""
    base = evidence.load()
    shuffled = np.random.default_rng(0).permutation(REFERENCE_SIZE)
    reference = median_milliseconds(partial(np.sort, shuffled))
    print(f"sorting {REFERENCE_SIZE} numbers: {reference:.2f} ms")
    for row in base.rows("accounts"):
        account = row["id"]
        taken = median_milliseconds(partial(simulate, account, base))
        print(f"{account}: {taken:.2f} ms, {taken / reference:.1f} times the sort")


def playing() -> bool:
    """Print the frames of each round; whether all are within the limits."""
    good = True
    empty: list[float] = []
    played: list[float] = []
    with started() as address, chromium() as browser:
        context = device(browser, **PHONE)
        page = context.new_page()
        page.goto(f"{address}/shift")
        rest(page)
        tools = context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_SLOWDOWN})
        play = page.get_by_role("button", name="Play", exact=True)
        for _ in range(ROUNDS):
            empty += page.evaluate(BETWEEN, FRAMES)
            play.tap()
            played += page.evaluate(BETWEEN, FRAMES)
            page.get_by_role("button", name="To the moment before").tap()
            good &= dragged(page)
        context.close()
    late = show("an empty loop", empty)
    return show("playing", played) <= late and statistics.median(played) <= MEDIAN and good


def show(what: str, times: list[float]) -> int:
    """Print the times between frames (ms); how many of them are long."""
    middle, longest = statistics.median(times), max(times)
    late = sum(each > LONG for each in times)
    print(
        f"{what}: median {middle:.1f} ms, longest {longest:.1f} ms, "
        f"{late} of {len(times)} frames over {LONG:.0f} ms"
    )
    return late


def dragged(page: Any) -> bool:
    """Print after how many frames a drag moves the picture; whether it is always the next."""
    band = page.locator(".band").element_handle()
    counts = page.evaluate(ANSWERED, [band, RUNS])
    print(f"a drag moves the picture after {min(counts)} to {max(counts)} frames")
    return max(counts) == 1


if __name__ == "__main__":
    simulating()
    sys.exit(not playing())
