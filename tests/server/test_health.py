"""When the pages are drawn for a health check, and what it says of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.applications import Starlette

from goodcry.server import health
from goodcry.server.health import FRESH, HUNG, Health
from tests.support import elsewhere
from tests.support.asgi import ask

PAGES = ("home", "care", "evidence")
DAMAGED = "home: evidence/findings.csv, line 3: no such source."


class Pages:
    """Pages that are drawn by saying what is wrong with them, and a clock that is set by hand."""

    def __init__(self) -> None:
        self.faults = dict.fromkeys(PAGES, "")
        self.drawn: list[str] = []
        self.now = 0.0
        self.hold: asyncio.Event | None = None
        self.health = Health(PAGES, self.draw, lambda: self.now)

    async def draw(self, page: str) -> str:
        self.drawn.append(page)
        if self.hold:
            await self.hold.wait()
        return self.faults[page]

    async def later(self, seconds: float = FRESH) -> str:
        """What a check says after some seconds."""
        self.now += seconds
        return await self.health.fault()


def at(check: Callable[[Pages], Awaitable[None]]) -> Callable[[], None]:
    """A test in an event loop, with pages of its own."""

    def run() -> None:
        async def pages() -> None:
            await check(Pages())

        elsewhere.run(pages())

    run.__name__ = check.__name__
    return run


@at
async def test_the_first_check_draws_every_page(pages: Pages) -> None:
    assert await pages.health.fault() == ""
    assert pages.drawn == list(PAGES)


@at
async def test_later_checks_draw_one_page_each_in_turn(pages: Pages) -> None:
    await pages.health.fault()
    pages.drawn.clear()
    for _ in range(4):
        assert await pages.later() == ""
    assert pages.drawn == ["home", "care", "evidence", "home"]


@at
async def test_nobody_keeps_the_server_busy_by_asking(pages: Pages) -> None:
    await pages.health.fault()
    pages.drawn.clear()
    for _ in range(50):
        assert await pages.later(FRESH / 100) == ""
    assert pages.drawn == []


@at
async def test_those_who_ask_at_once_share_one_look(pages: Pages) -> None:
    said = await asyncio.gather(*(pages.health.fault() for _ in range(50)))
    assert set(said) == {""}
    assert pages.drawn == list(PAGES)


@at
async def test_a_page_that_breaks_is_named_until_it_is_mended(pages: Pages) -> None:
    await pages.health.fault()
    pages.faults["care"] = "care: this page cannot be drawn."
    assert await pages.later() == ""  # the first page in turn
    assert await pages.later() == pages.faults["care"]
    assert await pages.later(1) == pages.faults["care"]
    pages.drawn.clear()
    pages.faults["care"] = ""
    assert await pages.later() == ""
    assert pages.drawn == ["care"], "nothing but what was wrong"


@at
async def test_damaged_evidence_is_found_at_the_first_page_and_mended_at_once(
    pages: Pages,
) -> None:
    pages.faults = dict.fromkeys(PAGES, DAMAGED)
    assert await pages.health.fault() == DAMAGED
    assert pages.drawn == ["home"]
    pages.faults = dict.fromkeys(PAGES, "")
    assert await pages.later() == ""
    assert pages.drawn == ["home", *PAGES]


def test_a_page_that_hangs_is_said_to_and_is_not_drawn_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.0)

    async def check() -> None:
        pages = Pages()
        pages.hold = asyncio.Event()
        assert await pages.health.fault() == "home: this page has not been drawn yet."
        await asyncio.sleep(0)
        assert str(int(HUNG)) in await pages.later(HUNG)
        assert str(int(HUNG)) in await pages.later(HUNG)
        assert pages.drawn == ["home"]
        pages.hold.set()
        while pages.drawn != list(PAGES):
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert await pages.later(0) == ""

    elsewhere.run(check())


@at
async def test_a_server_that_cannot_even_try_is_not_well(pages: Pages) -> None:
    async def stopped(_: str) -> str:
        raise RuntimeError("the runtime has stopped, at /a/secret/place")

    assert await Health(PAGES, stopped).fault() == "No page can be drawn."


@pytest.mark.parametrize(("fault", "status"), [("", 200), (DAMAGED, 503)])
def test_the_answer_is_ok_or_the_sentence(fault: str, status: int) -> None:
    async def draw(_: str) -> str:
        return fault

    app = Starlette(routes=health.routes(Health(PAGES, draw)))
    answer = ask(app, "/healthz")
    assert (answer.status, answer.text) == (status, fault or "ok")
    assert answer.headers["Cache-Control"] == "no-store"
