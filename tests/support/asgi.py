"""Asks an ASGI app as a server would, without one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

from tests.support import elsewhere

VISITOR = "192.168.7.23"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body in words."""
        return self.body.decode()


def ask(
    app: ASGIApp,
    address: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: Iterable[bytes] = (),
    client: str = VISITOR,
) -> Answer:
    """The answer to a request: ``body`` in the parts in which it comes, from a network address.

    What is sent is in ``headers`` alone: no length is worked out.
    """
    return elsewhere.run(asked(app, address, method, headers, body, client))


async def asked(
    app: ASGIApp,
    address: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: Iterable[bytes] = (),
    client: str = VISITOR,
) -> Answer:
    """The same among others that ask at the same time."""
    path, _, query = address.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in {"Host": "school.example", **(headers or {})}.items()
        ],
        "client": (client, 50_000) if client else None,
        "server": ("127.0.0.1", 8501),
    }
    parts = iter(body)
    asked_for_all = False
    sent: list[Message] = []

    async def receive() -> Message:
        nonlocal asked_for_all
        if asked_for_all:
            await asyncio.Event().wait()  # whoever asked stays, and says no more
        part = next(parts, None)
        asked_for_all = part is None
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    return Answer(
        start["status"],
        Headers(raw=start.get("headers", [])),
        b"".join(message.get("body", b"") for message in sent[1:]),
    )
