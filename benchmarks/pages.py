"""How long one touch keeps the server busy: a rerun of each page, in AppTest.

The pages are as behind ``serve.py``, with its settings. Prints the median and the 95th percentile
of a rerun, and the ratio to a page that holds one toggle and one line of text (so that the figures
speak on a slower machine, too). On the moderators page each one touches another answer; the
parts of the mechanisms page are measured one by one. Run from the repository:

    python benchmarks/pages.py
"""

from __future__ import annotations

import itertools
import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from goodcry import evidence
from goodcry.server import settings
from goodcry.ui.kit import registry
from goodcry.ui.mechanisms import parts
from tests.support import table

ROOT = Path(__file__).resolve().parent.parent
RUNS = 60


def floor_page() -> None:
    """The smallest page with something to touch."""
    import streamlit as st

    st.toggle("On", key="on")
    st.write("One line of text.")


def open_page(script: str, **parameters: str) -> AppTest:
    """A page opened the way a visitor does, through app.py, with an address that sets something."""
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    if script != "app.py":
        page.switch_page(script)
    for key, value in parameters.items():
        page.query_params[key] = value
    page.run()
    if page.exception:
        raise RuntimeError(f"{script}: {page.exception[0].value}")
    return page


def reruns(page: AppTest, run: Callable[[AppTest], object] = AppTest.run) -> list[float]:
    """Milliseconds of each rerun, after ten to warm up."""
    times = []
    for turn in range(RUNS + 10):
        start = time.perf_counter()
        run(page)
        if turn >= 10:
            times.append(1000 * (time.perf_counter() - start))
    return times


def touch_answers() -> Callable[[AppTest], object]:
    """Touches another answer of the moderators page each time it is called."""
    levels = evidence.load().rows("factor_levels")
    answers = itertools.cycle((row["factor"], row["level"]) for row in levels)

    def touch(page: AppTest) -> object:
        factor, level = next(answers)
        return table.touch(page, **{factor: level})

    return touch


def main() -> None:
    """Print one line for each page."""
    logging.disable(logging.WARNING)
    settings.hold()
    floor = reruns(AppTest.from_function(floor_page).run())
    rows = [("floor: a toggle and a line", floor)]
    for page in registry.PAGES:
        opened = open_page(page.script)
        run = touch_answers() if page.name == "moderators" else AppTest.run
        rows.append((page.name, reruns(opened, run)))
    for part in (parts.WEB, parts.BENCH, parts.CLOCKS, parts.KINDS):
        opened = open_page("pages/mechanisms.py", m_part=part)
        rows.append((f"mechanisms, {part}", reruns(opened)))
    print(f"{'page':<30}{'median ms':>10}{'95th ms':>10}{'x floor':>9}")
    for name, times in rows:
        median = statistics.median(times)
        high = statistics.quantiles(times, n=20)[-1]
        print(f"{name:<30}{median:>10.1f}{high:>10.1f}{median / statistics.median(floor):>9.1f}")


if __name__ == "__main__":
    main()
