"""Who comes in has the page drawn in turn, a few at a time.

Thirty phones come in together; a hundred do whose other server was killed. Each has its page drawn
by a thread of its own, and Python lets one of them work at a time. All at once, they keep the
server itself from its work for seconds: nobody gets a page before all have theirs, and whoever only
touches or answers waits as long. In turn, the first is there at once and the last no later, and all
else is answered in between.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

AT_ONCE = 12
# After so long the next one need not wait for a page any more, s.
LONGEST = 1.0
# That a page is drawn is said in fewer bytes.
SHORT = 100


class Arrivals:
    """Middleware that lets the first request of each socket wait until few others are drawn."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes and goes, the first request in its turn."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        turn = Turn(self._turns)

        async def in_turn() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await turn.begin()
            return message

        async def watched(message: Message) -> None:
            await send(message)
            if message["type"] == "websocket.send" and is_drawn(message.get("bytes") or b""):
                turn.end()

        try:
            await self.app(scope, in_turn, watched)
        finally:
            turn.end()


class Turn:
    """One page's turn: it comes once, and ends when the page is drawn, or after a while."""

    def __init__(self, turns: asyncio.Semaphore) -> None:
        self._turns = turns
        self._came = False
        self._late: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        """Wait until it is this one's turn; once only."""
        if not self._came:
            self._came = True
            await self._turns.acquire()
            self._late = asyncio.get_running_loop().call_later(LONGEST, self.end)

    def end(self) -> None:
        """The next one may begin."""
        if self._late:
            self._late.cancel()
            self._late = None
            self._turns.release()


def is_drawn(data: bytes) -> bool:
    """Whether the server says by this message that a page is drawn."""
    return len(data) < SHORT and (
        ForwardMsg.FromString(data).WhichOneof("type") == "script_finished"
    )
