"""An answer leaves piece by piece."""

from __future__ import annotations

from typing import Any

import pytest

from goodcry.server.answer import PIECE, Answer
from tests.support import elsewhere


@pytest.mark.parametrize("length", [0, 1, PIECE, PIECE + 1, 5 * PIECE])
def test_no_piece_is_large(length: int) -> None:
    """What a slow phone has not taken yet waits in the server's memory, a piece at a time."""
    body = bytes(i % 251 for i in range(length))
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read from a GET")

    scope = {"type": "http", "method": "GET", "headers": []}
    elsewhere.run(Answer(body, {"content-type": "text/css"})(scope, receive, send))
    start, *pieces = messages
    assert (b"content-length", str(length).encode()) in start["headers"]
    assert b"".join(piece["body"] for piece in pieces) == body
    assert max(len(piece["body"]) for piece in pieces) <= PIECE
    assert [piece.get("more_body", False) for piece in pieces] == [True] * (len(pieces) - 1) + [
        False
    ]
