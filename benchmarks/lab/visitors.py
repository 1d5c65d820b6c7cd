"""Visitors without a browser: they speak Streamlit's own protocol over a websocket.

A visitor opens the socket that the browser would open, asks for a page, notes what its moderator
table offers, if it has one, and then touches one answer after the other.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from typing import Any
from urllib.parse import urlencode

import httpx2
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PROTOCOLS = [websockets.Subprotocol("streamlit"), websockets.Subprotocol("no-cookie")]
FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)
# How the two components of the moderator table are called: what is offered, and what is answered.
TABLE, ANSWER = "goodcry_table", "goodcry_answer"
# For how many runs a browser keeps a large message, so that the server need not send it again.
KEPT_RUNS = 2


class VisitError(RuntimeError):
    """A visit went wrong: an exception in the app, a lost connection, no answer in time."""


class Visitor:
    """One session on one page; ``session`` names it once it is open.

    ``offered`` holds the levels of each factor of the moderator table that moves its drops, and
    ``answer`` what the table was last sent. Messages are packed only if ``packed``; ``cookie``
    goes with the socket.
    """

    def __init__(
        self, url: str, page: str, patience: float = 30, packed: bool = False, cookie: str = ""
    ) -> None:
        self.url = url
        self.page = page
        self.patience = patience  # s
        self.session = ""
        self.offered: dict[str, list[str]] = {}
        self.answer: dict[str, Any] = {}
        self._packed = packed
        self._headers = {"Cookie": cookie} if cookie else {}
        self._runs = 0
        self._page_hash = ""
        self._kept: dict[str, int] = {}
        self._query = ""
        self._feed, self._fragment = "", ""
        self._states: dict[str, str] = {}
        self._socket: Any = None
        self._http = httpx2.AsyncClient(timeout=patience, trust_env=False)

    async def open(self, parameters: dict[str, str] | None = None) -> float:
        """Connect and run the page for the first time. Returns the time it took, s."""
        began = time.perf_counter()
        self._socket = await websockets.connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=PROTOCOLS,
            origin=websockets.Origin(self.url),
            max_size=None,
            additional_headers=self._headers,
            compression="deflate" if self._packed else None,
            ping_interval=None,
            open_timeout=self.patience,
            proxy=None,
        )
        await self.ask(urlencode(parameters or {}))
        return time.perf_counter() - began

    @property
    def chosen(self) -> dict[str, str]:
        """What is set in the moderator table, factor -> level."""
        return dict(self.answer["chosen"]["A"])

    async def choose(self, factor: str, level: str) -> float:
        """Touch an answer of the moderator table. Returns the time until the result is there, s.

        As the table in a browser does: it asks at the address of answers, then tells the page.
        """
        turn = self.answer["turn"] + 1
        texts = self.chosen | {factor: level}
        address = f"{self.url}/answers/{self.page}?{urlencode(texts | {'last': factor})}"
        began = time.perf_counter()
        answered = (await self._http.get(address)).raise_for_status().json()
        taken = time.perf_counter() - began
        told = {"chosen": {**texts, "turn": turn, "last": factor}}
        self._states[self._feed] = json.dumps(told)
        await self._run(self._fragment)
        if self.answer != answered | {"turn": turn}:
            raise VisitError(f"{self.page} does not say of {factor}: {level} what was answered")
        return taken

    async def again(self) -> float:
        """Run the page once more with nothing changed. Returns the time until the answer, s."""
        return await self._run()

    async def ask(self, query: str) -> float:
        """Run the page with just this in its address, as it is. Returns the time it took, s."""
        self._query, self._states = query, {}
        return await self._run()

    async def send(self, message: BackMsg) -> None:
        """Send a message of any kind, and do not wait for an answer."""
        await self._socket.send(message.SerializeToString())

    async def close(self) -> None:
        """Leave."""
        await self._http.aclose()
        if self._socket is not None:
            await self._socket.close()

    def vanish(self) -> None:
        """Leave without a word, as a phone does whose line is cut."""
        self._socket.transport.abort()

    async def _run(self, fragment: str = "", *, by_itself: bool = False) -> float:
        self._runs += 1
        self._kept = {key: run for key, run in self._kept.items() if self._runs - run <= KEPT_RUNS}
        message = BackMsg()
        request = message.rerun_script
        request.query_string = self._query
        request.fragment_id = fragment
        request.cached_message_hashes.extend(self._kept)
        request.context_info.url = f"{self.url}/{self.page}"
        request.context_info.timezone = "Europe/London"
        request.context_info.locale = "en-GB"
        if self._page_hash:
            request.page_script_hash = self._page_hash
        else:
            request.page_name = self.page
        request.is_auto_rerun = by_itself
        self._fill(request.widget_states)
        began = time.perf_counter()
        try:
            await self._socket.send(message.SerializeToString())
            await asyncio.wait_for(self._listen(), self.patience)
        except TimeoutError:
            raise VisitError(f"{self.page}: no answer in {self.patience:.0f} s") from None
        except websockets.ConnectionClosed as error:
            raise VisitError(f"{self.page}: {error}") from None
        return time.perf_counter() - began

    async def _listen(self) -> None:
        """Take in what the server sends until the run has ended."""
        while True:
            data = await self._socket.recv()
            message = ForwardMsg.FromString(data)
            if message.metadata.cacheable and message.hash:
                self._kept[message.hash] = self._runs
            kind = message.WhichOneof("type")
            self._hear(kind, message)
            if kind == "ref_hash":
                self._kept[message.ref_hash] = self._runs
            elif kind == "new_session":
                self.session = message.new_session.initialize.session_id
                self._page_hash = message.new_session.page_script_hash or self._page_hash
            elif kind == "navigation":
                self._page_hash = message.navigation.page_script_hash or self._page_hash
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "page_not_found":
                raise VisitError(f"there is no page {self.page!r}")
            elif kind == "delta":
                self._note(message.delta)
            elif kind == "script_finished":
                if message.script_finished in FINISHED:
                    return
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise VisitError(f"{self.page} does not compile")

    def _fill(self, states: Any) -> None:
        """Put what is set on the page into a request."""
        for identity, state in self._states.items():
            states.widgets.add(id=identity, json_value=state)

    def _hear(self, kind: str, message: Any) -> None:
        """Take in what only some visitors look at."""

    def _note(self, delta: Any) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise VisitError(f"{self.page}: {element.exception.message[:200]}")
        if kind == "bidi_component":
            component = element.bidi_component
            if component.component_name == TABLE:
                self.offered = {
                    factor["id"]: [level["id"] for level in factor["levels"]]
                    for family in json.loads(component.json)["families"]
                    for factor in family["factors"]
                    if factor["moves"]
                }
            elif component.component_name == ANSWER:
                self._feed, self._fragment = component.id, delta.fragment_id
                self.answer = json.loads(component.json)


async def set_a_factor(visitor: Visitor, chance: random.Random) -> float:
    """Set one factor of the moderator table to another of its levels."""
    factor = chance.choice(list(visitor.offered))
    others = [level for level in visitor.offered[factor] if level != visitor.chosen.get(factor)]
    return await visitor.choose(factor, chance.choice(others))
