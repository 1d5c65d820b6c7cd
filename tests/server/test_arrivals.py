"""Pages of those who come in are drawn a few at a time, and nobody waits for one for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from goodcry.server import arrivals
from goodcry.server.arrivals import AT_ONCE, Arrivals
from tests.support import elsewhere

MANY = AT_ONCE + 3


def finished() -> bytes:
    """What the server says last of a page."""
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return message.SerializeToString()


def part() -> bytes:
    """What it says before."""
    message = ForwardMsg()
    message.delta.new_element.html.body = "words"
    return message.SerializeToString()


class Visitor:
    """A socket of a server whose pages are drawn when the test says so.

    ``asked`` counts its requests that came as far as the page.
    """

    def __init__(self, app: Arrivals, visitors: dict[int, Visitor]) -> None:
        self.asked = 0
        self.answers: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.requests: asyncio.Queue[Message] = asyncio.Queue()
        visitors[id(self)] = self
        self.scope: Scope = {"type": "websocket", "visitor": id(self)}
        self.life = asyncio.create_task(app(self.scope, self.requests.get, self.hear))
        self.heard: list[bytes] = []

    async def hear(self, message: Message) -> None:
        if message["type"] == "websocket.send":
            self.heard.append(message["bytes"])

    def ask(self) -> None:
        self.requests.put_nowait({"type": "websocket.receive", "bytes": b"draw"})


def town() -> tuple[Arrivals, dict[int, Visitor]]:
    visitors: dict[int, Visitor] = {}

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        visitor = visitors[scope["visitor"]]
        while (await receive())["type"] == "websocket.receive":
            visitor.asked += 1
            while (data := await visitor.answers.get()) is not None:
                await send({"type": "websocket.send", "bytes": data})

    return Arrivals(page), visitors


async def settled() -> None:
    """All that can go on by itself has gone on."""
    for _ in range(20):
        await asyncio.sleep(0)


def run(walk: Callable[[list[Visitor]], Coroutine[Any, Any, None]]) -> None:
    """A walk with many visitors who have all asked for their page."""

    async def walked() -> None:
        app, known = town()
        visitors = [Visitor(app, known) for _ in range(MANY)]
        for visitor in visitors:
            visitor.ask()
        await settled()
        try:
            await walk(visitors)
        finally:
            for visitor in visitors:
                visitor.life.cancel()

    elsewhere.run(walked())


def drawn(visitors: list[Visitor]) -> list[int]:
    return [visitor.asked for visitor in visitors]


def test_the_next_page_is_drawn_when_one_is_there() -> None:
    async def walk(visitors: list[Visitor]) -> None:
        assert drawn(visitors) == [1] * AT_ONCE + [0] * (MANY - AT_ONCE)
        visitors[1].answers.put_nowait(part())
        await settled()
        assert visitors[1].heard == [part()]
        assert drawn(visitors)[AT_ONCE:] == [0, 0, 0], "a part is no page"
        visitors[1].answers.put_nowait(finished())
        await settled()
        assert visitors[1].heard == [part(), finished()]
        assert drawn(visitors)[AT_ONCE:] == [1, 0, 0], "in the order in which they came"

    run(walk)


def test_who_is_in_waits_for_nobody() -> None:
    async def walk(visitors: list[Visitor]) -> None:
        first = visitors[0]
        for data in (finished(), None):
            first.answers.put_nowait(data)
        await settled()
        first.ask()
        await settled()
        assert first.asked == 2
        first.answers.put_nowait(finished())
        await settled()
        assert sum(drawn(visitors)) == AT_ONCE + 2, "a touch gives nobody a second turn"

    run(walk)


def test_who_leaves_gives_the_turn_away() -> None:
    async def walk(visitors: list[Visitor]) -> None:
        waiting = visitors[AT_ONCE]
        waiting.life.cancel()
        visitors[0].life.cancel()
        await settled()
        assert drawn(visitors)[AT_ONCE:] == [0, 1, 0]
        visitors[1].requests.put_nowait({"type": "websocket.disconnect"})
        visitors[1].answers.put_nowait(None)
        await settled()
        assert drawn(visitors)[AT_ONCE:] == [0, 1, 1]

    run(walk)


def test_a_page_that_takes_long_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "LONGEST", 0.0)

    async def walk(visitors: list[Visitor]) -> None:
        while not all(drawn(visitors)):
            await asyncio.sleep(0)
        visitors[0].answers.put_nowait(finished())
        await settled()

    run(walk)


def test_requests_for_files_go_through() -> None:
    passed = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append((scope, receive, send))

    async def walk() -> None:
        given: Any = ({"type": "http"}, object(), object())
        await Arrivals(app)(*given)
        assert passed == [given]

    elsewhere.run(walk())
