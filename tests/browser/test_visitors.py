"""The visitors of the benchmarks speak Streamlit's protocol as it is; no browser is needed."""

from __future__ import annotations

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.lab.visitors import LEVELS, Visitor, set_a_factor

pytestmark = pytest.mark.browser


def test_a_visitor_comes_with_a_choice_in_the_address_and_makes_others(server: str) -> None:
    async def visit() -> None:
        visitor = Visitor(server, "moderators")
        await visitor.open({"support": "helped"})
        assert visitor.chosen("support") == "helped"
        await visitor.choose("support", "hostile")
        assert visitor.chosen("support") == "hostile"
        for factor in LEVELS:
            assert visitor.chosen(factor)
        await set_a_factor(visitor, random.Random(0))
        await visitor.close()

    # The browser of other tests keeps a loop of its own in this thread.
    with ThreadPoolExecutor() as elsewhere:
        elsewhere.submit(asyncio.run, visit()).result()
