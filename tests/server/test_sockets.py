"""The sockets of a real uvicorn, with each kind of event loop, and the files a server may open."""

from __future__ import annotations

import resource
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.sync.client import connect

from goodcry.server import sockets
from goodcry.server.sockets import Sockets
from tests.support.asgi import ask

LOOPS = ("asyncio", "uvloop")


def waits_for_more(receive: Any) -> str:
    """Whether the connection of a request holds small answers back: "yes" or "no"."""
    connection = receive.__self__.transport.get_extra_info("socket")
    return "no" if connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) else "yes"


async def by_request(request: Request) -> PlainTextResponse:
    return PlainTextResponse(waits_for_more(request.receive))


async def by_socket(connection: WebSocket) -> None:
    await connection.accept()
    # Starlette hands its own `receive` on; uvicorn's is the one it was given.
    await connection.send_text(waits_for_more(connection._receive))
    await connection.close()


APP = Starlette(
    routes=[Route("/", by_request), WebSocketRoute("/socket", by_socket)],
    middleware=[Middleware(Sockets)],
)


@contextmanager
def served(loop: str) -> Iterator[str]:
    """Host and port of the app above, its listening socket opened as Streamlit opens it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        config = uvicorn.Config(APP, loop=loop, ws="websockets-sansio", log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield "{}:{}".format(*listening.getsockname())
        finally:
            server.should_exit = True
            thread.join()


@pytest.mark.parametrize("loop", LOOPS)
def test_no_answer_is_held_back(loop: str) -> None:
    if loop == "uvloop":
        pytest.importorskip("uvloop", reason="not for this system")
    with served(loop) as place:
        with urllib.request.urlopen(f"http://{place}/", timeout=30) as answer:
            assert answer.read() == b"no"
        with connect(f"ws://{place}/socket", proxy=None) as line:
            assert line.recv() == "no"


def test_behind_another_server_it_stands_aside() -> None:
    app = Starlette(
        routes=[Route("/", lambda _: PlainTextResponse("here"))], middleware=[Middleware(Sockets)]
    )
    assert ask(app, "/").text == "here"


@pytest.fixture
def few_files() -> Iterator[int]:
    """As a Mac's terminal starts with; gives the hard limit."""
    before, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (before, hard))


def test_the_server_opens_as_many_files_as_it_may(few_files: int) -> None:
    with served("asyncio") as place, urllib.request.urlopen(f"http://{place}/", timeout=30):
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == few_files


def test_where_no_end_is_promised_and_one_is_kept_it_takes_what_it_gets(
    few_files: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted = resource.setrlimit

    def as_a_mac(kind: int, limits: tuple[int, int]) -> None:
        if limits[0] > sockets.OPEN_FILES or limits[0] == resource.RLIM_INFINITY:
            raise ValueError("current limit exceeds maximum limit")
        granted(kind, limits)

    monkeypatch.setattr(resource, "setrlimit", as_a_mac)
    sockets.open_many_files()
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == sockets.OPEN_FILES
    monkeypatch.undo()
