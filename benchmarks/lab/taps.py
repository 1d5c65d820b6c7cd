"""A finger on one table of moderators: what it waits for, and what goes over the line meanwhile."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.lab.phone import SCREEN
from goodcry import evidence, outcome
from goodcry.figures import drops

WATCH = Path(__file__).with_name("tap.js").read_text(encoding="utf-8")
# What nothing has changed in for so long has settled.
QUIET = 500.0  # ms
PATIENCE = 60.0  # s
# Answers that are touched in turn, again and again: each moves a drop.
STEPS = (
    ("support", "helped"),
    ("company", "several people"),
    ("support", "hostile"),
    ("company", "one person"),
)
CENTRE = """input => {
  const label = input.closest("label") ?? input.labels[0] ?? input;
  label.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = label.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""


@dataclass(frozen=True)
class Table:
    """Where a table is, and the selectors of its radios (of a factor and a level) and result."""

    path: str
    radio: str
    result: str


@dataclass(frozen=True)
class Tap:
    """What one touch took, in ms since the finger was lifted; see tap.js."""

    shown: float
    answer: float
    settled: float


class Wrong(RuntimeError):
    """A table shows other counts than the model gives."""


def steps() -> Iterator[tuple[str, str, list[int]]]:
    """Factor and level to touch next, without end, and the counts that must stand there then."""
    base = evidence.load()
    scenario: dict[str, str] = {}
    for factor, level in itertools.cycle(STEPS):
        scenario[factor] = level
        counts = drops.whole_drops(outcome.predict(scenario, base))
        yield factor, level, list(counts.values())


class Visit:
    """A phone with a table open."""

    def __init__(self, page: Page, table: Table) -> None:
        self._page = page
        self._table = table
        self._steps = steps()

    def tap(self) -> Tap:
        """Touch the next answer. :class:`Wrong` if the result is not what the model expects."""
        factor, level, counts = next(self._steps)
        radio = self._page.locator(self._table.radio.format(factor=factor, level=level)).first
        result = self._page.locator(self._table.result).first
        x, y = radio.evaluate(CENTRE)
        self._page.evaluate(
            """([input, result, quiet]) => {
              window.tap = window.watchTap(input, result, quiet);
              window.tap.catch(() => {});
            }""",
            [radio.element_handle(), result.element_handle(), QUIET],
        )
        self._page.touchscreen.tap(x, y)
        noted: Mapping[str, float] = self._page.evaluate("() => window.tap")
        said = result.text_content() or ""
        if [int(number) for number in re.findall(r"\d+", said)] != counts:
            raise Wrong(f"{self._page.url} says {said!r} of {factor}: {level}, not {counts}")
        return Tap(**noted)


@contextmanager
def visit(browser: Browser, address: str, table: Table, slowdown: float = 1) -> Iterator[Visit]:
    """A phone that opens a table at a server's address, once that stands still.

    ``slowdown`` is that of its processor. It asks for less motion: no drop is on its way.
    """
    context = browser.new_context(
        viewport=SCREEN,  # type: ignore[arg-type]
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(WATCH)
    page = context.new_page()
    try:
        page.goto(address + table.path)
        page.locator(table.result).filter(has_text=re.compile(r"\d")).first.wait_for()
        page.evaluate("quiet => window.standsStill(quiet)", QUIET)
        tools = context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        yield Visit(page, table)
    finally:
        context.close()
