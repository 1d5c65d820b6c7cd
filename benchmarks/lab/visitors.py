"""Visitors without a browser: they speak Streamlit's own protocol over a websocket.

A visitor opens the socket that the browser would open, asks for a page, notes the controls that
arrive, and then asks for the page again and again with one answer changed.
"""

from __future__ import annotations

import asyncio
import random
import time
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from goodcry import evidence, outcome

PROTOCOLS = [websockets.Subprotocol("streamlit"), websockets.Subprotocol("no-cookie")]
FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)
# For how many runs a browser keeps a large message, so that the server need not send it again.
KEPT_RUNS = 2


class VisitError(RuntimeError):
    """A visit went wrong: an exception in the app, a lost connection, no answer in time."""


class Visitor:
    """One session on one page; ``session`` names it once it is open."""

    def __init__(self, url: str, page: str, patience: float = 30) -> None:
        self.url = url
        self.page = page
        self.patience = patience  # s
        self.session = ""
        self._runs = 0
        self._page_hash = ""
        self._kept: dict[str, int] = {}
        self._choices: dict[str, list[str]] = {}
        self._fragment_of: dict[str, str] = {}
        self._socket: Any = None

    async def open(self, parameters: dict[str, str] | None = None) -> float:
        """Connect and run the page for the first time. Returns the time it took, s."""
        began = time.perf_counter()
        self._socket = await websockets.connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=PROTOCOLS,
            origin=websockets.Origin(self.url),
            max_size=None,
            compression=None,
            ping_interval=None,
            open_timeout=self.patience,
            proxy=None,
        )
        await self._run(urlencode(parameters or {}))
        return time.perf_counter() - began

    async def choose(self, key: str, option: str) -> float:
        """Touch one option of the pills with this key. Returns the time until the answer, s."""
        identity = self._pills(key)
        self._choices[identity] = [option]
        return await self._run(fragment=self._fragment_of.get(identity, ""))

    def chosen(self, key: str) -> str:
        """The option of the pills with this key that is chosen."""
        return self._choices[self._pills(key)][0]

    def _pills(self, key: str) -> str:
        for identity in self._choices:
            if identity.endswith(f"-{key}"):
                return identity
        raise VisitError(f"{self.page} has no pills {key!r}")

    async def again(self) -> float:
        """Run the page once more with nothing changed. Returns the time until the answer, s."""
        return await self._run()

    async def ask(self, query: str) -> float:
        """Run the page with just this in its address, as it is. Returns the time it took, s."""
        self._choices = {}
        return await self._run(query)

    async def send(self, message: BackMsg) -> None:
        """Send a message of any kind, and do not wait for an answer."""
        await self._socket.send(message.SerializeToString())

    async def close(self) -> None:
        """Leave."""
        if self._socket is not None:
            await self._socket.close()

    def vanish(self) -> None:
        """Leave without a word, as a phone does whose line is cut."""
        self._socket.transport.abort()

    async def _run(self, query: str = "", fragment: str = "") -> float:
        self._runs += 1
        self._kept = {key: run for key, run in self._kept.items() if self._runs - run <= KEPT_RUNS}
        message = BackMsg()
        request = message.rerun_script
        request.query_string = query
        request.fragment_id = fragment
        request.cached_message_hashes.extend(self._kept)
        request.context_info.url = f"{self.url}/{self.page}"
        request.context_info.timezone = "Europe/London"
        request.context_info.locale = "en-GB"
        if self._page_hash:
            request.page_script_hash = self._page_hash
        else:
            request.page_name = self.page
        for identity, chosen in self._choices.items():
            state = request.widget_states.widgets.add(id=identity)
            state.string_array_value.data.extend(chosen)
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        try:
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
            if kind == "ref_hash":
                self._kept[message.ref_hash] = self._runs
            elif kind == "new_session":
                self.session = message.new_session.initialize.session_id
                self._page_hash = message.new_session.page_script_hash or self._page_hash
            elif kind == "navigation":
                self._page_hash = message.navigation.page_script_hash or self._page_hash
            elif kind == "page_not_found":
                raise VisitError(f"there is no page {self.page!r}")
            elif kind == "delta":
                self._note(message.delta)
            elif kind == "script_finished":
                if message.script_finished in FINISHED:
                    return
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise VisitError(f"{self.page} does not compile")

    def _note(self, delta: Any) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise VisitError(f"{self.page}: {element.exception.message[:200]}")
        if kind == "button_group":
            group = element.button_group
            self._fragment_of[group.id] = delta.fragment_id
            names = [option.content for option in group.options]
            if group.set_value:
                self._choices[group.id] = list(group.raw_values)
            else:
                self._choices.setdefault(group.id, [names[place] for place in group.default])


def levels() -> dict[str, list[str]]:
    """Factor -> its levels, for the factors that stand in sight on the page."""
    base = evidence.load()
    every = {
        factor["id"]: base.where("factor_levels", factor=factor["id"])
        for factor in base.rows("factors")
    }
    return {
        factor: [row["level"] for row in rows]
        for factor, rows in every.items()
        if any(map(outcome.pushes, rows))
    }


LEVELS = levels()


async def set_a_factor(visitor: Visitor, chance: random.Random) -> float:
    """Set one factor to another of its levels."""
    factor = chance.choice(list(LEVELS))
    chosen = visitor.chosen(factor)
    return await visitor.choose(
        factor, chance.choice([level for level in LEVELS[factor] if level != chosen])
    )
