"""Phones and walls of a live class without a browser.

A phone opens the page as a browser does, and then does what ``goodcry/ui/live/phone.js`` does: it
looks for news at the room's address after each interval that it is told, comes in and answers
there, and tries again where it is not answered. A wall, and a page of the floor, run a fragment.
What is heard of the room, and when, is noted.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import suppress
from typing import Any

import httpx2
import websockets

from benchmarks.lab.visitors import VisitError, Visitor

PAGE = "live"
PHONE = "goodcry_phone"
# What a phone shows of where the class stands: "Question 1 of 2 · open".
PLACE = re.compile(r"Question \d+ of \d+(?: · round \d+)? · [\w ]+")
VALUE = re.compile(r'name="answer" value="([^"]*)"')
# What a wall says of how many have answered.
COUNTED = re.compile(r"\b(\d+) +of \d+ answers? (?:is|are) in\b")
# As in phone.js, s.
PATIENCE, AGAIN, MOST = 4.0, 0.5, 2.0


class Listener(Visitor):
    """One who has the page open and lets it look for news by a fragment, as a browser does."""

    def __init__(
        self, url: str, room: str, number: str = "", page: str = PAGE, cookie: str = ""
    ) -> None:
        super().__init__(url, page, packed=True, cookie=cookie)
        self.room = room
        self.number = number
        self.every = 0.0
        self.ticks = 0
        self._watcher = ""
        self._going: asyncio.Task[None] | None = None

    async def come(self, **address: str) -> float:
        """Open the page, and look for news from now on. Returns the time it took to open, s."""
        began = time.perf_counter()
        await self.open({"room": self.room, **address})
        taken = time.perf_counter() - began
        self._going = asyncio.create_task(self._look_for_news())
        return taken

    async def leave(self) -> None:
        """Close the page."""
        if self._going:
            self._going.cancel()
            with suppress(asyncio.CancelledError, VisitError):
                await self._going
        await self.close()

    @property
    def failed(self) -> BaseException | None:
        """What ended the look for news, if anything has."""
        done = self._going is not None and self._going.done() and not self._going.cancelled()
        return self._going.exception() if done and self._going else None

    async def _look_for_news(self) -> None:
        while True:
            await asyncio.sleep(self.every or 1.0)
            if self._watcher:
                await self._run(self._watcher, by_itself=True)
                self.ticks += 1

    def _hear(self, kind: str, message: Any) -> None:
        if kind == "auto_rerun":
            self.every = message.auto_rerun.interval
            self._watcher = message.auto_rerun.fragment_id


class Phone(Listener):
    """A phone that answers.

    ``places`` holds what it showed of where the class stands, each with when it was first shown,
    and ``stored`` what it was last told to be in; None if it was told nothing of the kind. At
    ``spare`` is the server to which a proxy leads whom the other one does not answer.
    """

    def __init__(
        self, url: str, room: str, number: str, *, spare: str = "", cookie: str = ""
    ) -> None:
        super().__init__(url, room, number, cookie=cookie)
        self.spare = spare
        self.places: dict[str, float] = {}
        self.stored: list[str] | None = None
        self._cookie = cookie
        self._address = ""
        self._sheet: dict[str, Any] = {}
        self._etag = ""
        self._in: set[tuple[int, int]] = set()
        self._told = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def come(self, **address: str) -> float:
        """Open the page, come in, and look for news from now on; when its line ends, open another.

        Returns the time until the page was there, s.
        """
        taken = await super().come(**address)
        for each in (self._come_in(), self._hold_the_line(address)):
            self._begin(each)
        return taken

    async def leave(self) -> None:
        """Close the page."""
        # A task may miss that it is cancelled, where what it waits for comes in the same moment.
        while self._tasks:
            for each in [*self._tasks]:
                each.cancel()
            await asyncio.wait([*self._tasks], timeout=1)
        await super().leave()

    @property
    def can_vote(self) -> bool:
        """Whether there are answers to touch."""
        return bool(self._sheet.get("phase") == "open")

    async def vote(self, option: int) -> float:
        """Touch an option of the question on the table.

        Returns the time until the phone says that the answer is in, s; VisitError if it does not.
        """
        if not self.can_vote:
            raise VisitError(f"{self.room}: nothing to touch")
        began = time.perf_counter()
        value = VALUE.findall(self._sheet["html"])[option]
        answer = await self._tell([value])
        if answer["values"] != [value]:
            raise VisitError(f"{self.room}: {answer['said']}")
        self.stored = answer["values"]
        return time.perf_counter() - began

    def _begin(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _hold_the_line(self, address: dict[str, str]) -> None:
        """Streamlit's own line: as it ends, the browser opens the page anew."""
        while True:
            with suppress(websockets.ConnectionClosed):
                while True:
                    await self._socket.recv()
            for tries in range(1, 60):
                try:
                    # A session that is gone: the server does not know it.
                    self._page_hash, self._kept = "", {}
                    await self.open({"room": self.room, **address})
                    break
                except (OSError, VisitError, websockets.WebSocketException):
                    await self._pause(tries)

    async def _come_in(self) -> None:
        """Say that this phone is here, in each round that it has not been in."""
        if not self._sheet:
            return
        place = self._sheet["step"], self._sheet["round"]
        if place not in self._in:
            self._in.add(place)
            await self._tell(None)

    async def _tell(self, values: list[str] | None) -> dict[str, Any]:
        """What is answered to what the answers hold, told one after the other until it is."""
        async with self._told:
            told = {"number": self.number, "values": values}
            told |= {name: self._sheet[name] for name in ("step", "round")}
            end = time.perf_counter() + self.patience
            tries = 0
            while time.perf_counter() < end:
                answer = await self._get("POST", json=told)
                if answer is not None and answer.is_success:
                    found: dict[str, Any] = answer.json()
                    if "refused" in found:
                        raise VisitError(f"{self.room}: {found['refused']}")
                    return found
                tries += 1
                await self._pause(tries)
        raise VisitError(f"{self.room}: no answer in {self.patience:.0f} s")

    async def _look_for_news(self) -> None:
        failed = 0
        while True:
            if failed:
                await self._pause(failed)
            else:
                await asyncio.sleep(self.every)
            headers = {"If-None-Match": self._etag} if self._etag else {}
            answer = await self._get("GET", headers=headers)
            failed = 0 if answer is not None else failed + 1
            self.ticks += 1
            if answer is not None and answer.is_success and answer.json():
                self._etag = answer.headers["etag"]
                self._draw(answer.json())
                self._begin(self._come_in())

    async def _get(self, method: str, headers: Any = None, **what: Any) -> Any:
        if self._cookie:
            headers = (headers or {}) | {"Cookie": self._cookie}
        try:
            url = f"{self.url}/{self._address}"
            async with asyncio.timeout(PATIENCE):
                return await self._http.request(method, url, headers=headers, **what)
        except (httpx2.TransportError, TimeoutError) as error:
            if self.spare and isinstance(error, httpx2.TransportError):
                self.url = self.spare
            return None

    async def _pause(self, tries: int) -> None:
        await asyncio.sleep(min(MOST, AGAIN * 2 ** (tries - 1)))

    def _draw(self, sheet: dict[str, Any]) -> None:
        if self._sheet and sheet["version"] < self._sheet["version"]:
            return
        self._sheet, self.every = sheet, sheet["every"]
        if found := PLACE.search(sheet["html"]):
            self.places.setdefault(found[0], time.perf_counter())

    def _note(self, delta: Any) -> None:
        super()._note(delta)
        element = delta.new_element
        if element.WhichOneof("type") == "bidi_component":
            component = element.bidi_component
            if component.component_name == PHONE:
                data = json.loads(component.json)
                self._address = data["address"]
                self.every = self.every or data["every"]
                if data["sheet"]:  # else the store did not answer just then
                    self._draw(data["sheet"])


class Wall(Listener):
    """The wall: ``counts`` holds each number of answers that it has shown, with when."""

    def __init__(self, url: str, room: str) -> None:
        super().__init__(url, room)
        self.counts: dict[int, float] = {}

    async def come(self, **address: str) -> float:
        """Open the wall of the room."""
        return await super().come(wall="true", **address)

    def _note(self, delta: Any) -> None:
        super()._note(delta)
        element = delta.new_element
        if element.WhichOneof("type") == "html":
            text = re.sub("<[^>]+>|\\s+", " ", element.html.body)
            if found := COUNTED.search(text):
                self.counts.setdefault(int(found[1]), time.perf_counter())
