"""The visitors of the benchmarks speak Streamlit's protocol as it is; no browser is needed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from benchmarks.lab.proxy import Proxy
from benchmarks.lab.visitors import Visitor, set_a_factor
from goodcry import evidence, outcome
from goodcry.figures import drops

pytestmark = pytest.mark.browser

# What one touch may send and bring, heads of messages included.
MOST_BYTES = 3000
TOUCHES = 8


def done(visit: Coroutine[Any, Any, None]) -> None:
    """Run a visit elsewhere: the browser of other tests keeps a loop of its own in this thread."""
    with ThreadPoolExecutor() as elsewhere:
        elsewhere.submit(asyncio.run, visit).result()


def test_a_visitor_comes_with_a_choice_in_the_address_and_makes_others(server: str) -> None:
    base = evidence.load()

    async def visit() -> None:
        visitor = Visitor(server, "moderators")
        await visitor.open({"support": "helped"})
        assert visitor.chosen == {"support": "helped"}
        await visitor.choose("support", "hostile")
        assert visitor.chosen == {"support": "hostile"}
        for _ in range(TOUCHES):
            before = visitor.chosen
            await set_a_factor(visitor, random.Random(0))
            assert visitor.chosen != before
            counts = drops.whole_drops(outcome.predict(visitor.chosen, base))
            assert visitor.answer["answers"]["A"]["counts"] == counts
        await visitor.close()

    done(visit())


def test_a_touch_costs_little_on_the_line(server: str) -> None:
    async def visit(line: Proxy) -> None:
        visitor = Visitor(line.url, "moderators", packed=True)
        await visitor.open()
        chance = random.Random(0)
        for _ in range(TOUCHES):
            before = sum(line.bytes)
            await set_a_factor(visitor, chance)
            assert 0 < sum(line.bytes) - before < MOST_BYTES
        await visitor.close()

    with Proxy(int(server.rpartition(":")[2])) as line:
        done(visit(line))
