"""``/healthz``: whether every page can be drawn, found out as a visitor would find it.

A page is opened in the running server, in a session of its own that ends with it. Streamlit's own
``/_stcore/health`` says ``ok`` as soon as it takes visitors, whatever they get to see.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import runtime
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.session_manager import SessionClient

from goodcry.server.headers import NOT_KEPT
from goodcry.ui.kit import registry

PAGES = tuple(page.name for page in registry.PAGES)
ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)
# So long the last look counts, s: nobody can keep the server busy by asking.
FRESH = 5.0
# So long who asks is kept waiting, s. Docker and the like give up after some seconds.
PATIENCE = 1.0
# A page that takes longer than this, s, does not come.
HUNG = 20.0


class Health:
    """What is known of the pages.

    A look draws one page, each in its turn. Where something was wrong, and at the start, it draws
    these pages, up to the first at which something still is. There is one look at a time. One that
    never ends stays the last, so that a hung page does not collect threads.
    """

    def __init__(
        self,
        pages: Sequence[str],
        draw: Callable[[str], Awaitable[str]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``draw`` gives what is wrong with a page, in a sentence; nothing if nothing is."""
        self._faults = {page: f"{page}: this page has not been drawn yet." for page in pages}
        self._turn = itertools.cycle(pages)
        self._draw = draw
        self._clock = clock
        self._look: asyncio.Task[None] | None = None
        self._since = 0.0

    async def fault(self) -> str:
        """What is wrong, in a sentence; empty if nothing is."""
        now = self._clock()
        if self._look is None or (self._look.done() and now - self._since >= FRESH):
            self._look = asyncio.create_task(self._looked())
            self._since = now
        await asyncio.wait([self._look], timeout=PATIENCE)
        if self._look.done() and self._look.exception() is not None:
            return "No page can be drawn."
        if not self._look.done() and now - self._since >= HUNG:
            return f"A page has not been drawn for {HUNG:.0f} seconds."
        return next((fault for fault in self._faults.values() if fault), "")

    async def _looked(self) -> None:
        wrong = [page for page, fault in self._faults.items() if fault]
        for page in wrong or [next(self._turn)]:
            self._faults[page] = await self._draw(page)
            if self._faults[page]:
                return


class Onlooker(SessionClient):
    """A visitor who takes in one page and keeps only what went wrong, and when it was done."""

    client_context = None

    def __init__(self, page: str) -> None:
        self.page = page
        self.fault = ""
        self.done = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take in what a browser would."""
        kind = msg.WhichOneof("type")
        if kind == "delta":
            self.fault = self.fault or self._fault(msg)
        elif kind == "page_not_found":
            self.fault = f"{self.page}: this page is missing."
        elif kind == "script_finished" and msg.script_finished in ENDED:
            if msg.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                self.fault = f"{self.page}: this page cannot be read."
            self.done.set()

    def _fault(self, msg: ForwardMsg) -> str:
        element = msg.delta.new_element
        if element.HasField("exception"):
            return f"{self.page}: this page cannot be drawn."
        if element.HasField("alert") and element.alert.format == Alert.ERROR:
            return f"{self.page}: {element.alert.body}"
        return ""


async def draw(page: str) -> str:
    """What is wrong with a page that somebody opens now, in a sentence; empty if nothing is."""
    server = runtime.get_instance()
    onlooker = Onlooker(page)
    session = server.connect_session(onlooker, {})
    try:
        request = BackMsg()
        request.rerun_script.page_name = "" if page == PAGES[0] else page
        server.handle_backmsg(session, request)
        await onlooker.done.wait()
    finally:
        server.close_session(session)
    return onlooker.fault


def routes(health: Health) -> list[Route]:
    """The address at which to ask."""

    async def answer(_: Request) -> PlainTextResponse:
        fault = await health.fault()
        return PlainTextResponse(fault or "ok", 503 if fault else 200, NOT_KEPT)

    return [Route("/healthz", answer)]
