"""Phones of a live class without a browser: they come in, look for news, and touch an answer.

As a browser does, a phone asks for news at the address and after each interval that the page names,
has drawn anew what the news are of, and sends all that its controls hold with each request. A wall,
and a page of the floor, run a fragment instead. What is heard of the room, and when, is noted.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import suppress
from typing import Any

import httpx2

from benchmarks.lab.visitors import VisitError, Visitor

PAGE = "live"
POCKET, SAID, NEWS = "goodcry_pocket", "goodcry_said", "goodcry_news"
# What a phone says once an answer is in.
IN = re.compile(r"\b(is|are) in\. You can change")
# What it says of where the class stands: "Question 1 of 2 · open".
PLACE = re.compile(r"Question \d+ of \d+.* · [\w ]+")
# What a wall says of how many have answered.
COUNTED = re.compile(r"\b(\d+) +of \d+ answers? (?:is|are) in\b")


class Listener(Visitor):
    """One who has the page open and lets it look for news, as a browser does.

    ``places`` holds what the page said of where the class stands, each with when it was first said.
    """

    def __init__(
        self, url: str, room: str, number: str = "", page: str = PAGE, cookie: str = ""
    ) -> None:
        super().__init__(url, page, packed=True, cookie=cookie)
        self.room = room
        self.number = number
        self.every = 0.0
        self.ticks = 0
        self.places: dict[str, float] = {}
        self.said = ""
        self._watcher = ""
        self._news: dict[str, Any] = {}
        self._pocket = ""
        self._whole = True
        self._answers: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self._touched: dict[str, str] = {}
        self._line = asyncio.Lock()
        self._going: asyncio.Task[None] | None = None

    async def come(self, **address: str) -> float:
        """Open the page, tell what the browser keeps, and look for news from now on.

        Returns the time it took, s.
        """
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
            if self._news:
                await self._ask()
            elif self._watcher:
                async with self._line:
                    await self._run(self._watcher, by_itself=True)
            self.ticks += 1

    async def _ask(self) -> None:
        """Look for news as ``goodcry/ui/live/news.js`` does."""
        asked = self._news
        try:
            answer = await self._http.get(f"{self.url}/{asked['address']}")
        except httpx2.TransportError:
            return  # its server is gone: the line tells
        if answer.is_success and (asked["waits"] or answer.text != asked["version"]):
            async with self._line:
                if asked is self._news:
                    await self._run(self._watcher)

    async def _run(self, fragment: str = "", *, by_itself: bool = False) -> float:
        """Run the page, and tell what the browser keeps where it asks."""
        self._whole = not fragment
        if not by_itself:
            self._answers = ("", "", ())
        taken = await super()._run(fragment, by_itself=by_itself)
        if self.number and self._pocket and self._pocket not in self._states:
            told = {"room": self.room, "number": self.number, "key": "", "kept": True}
            self._states[self._pocket] = json.dumps({"told": told})
            self._whole = True
            taken += await super()._run()
        return taken

    def _hear(self, kind: str, message: Any) -> None:
        if kind == "new_session":
            if self._whole:  # a page that is drawn anew says anew when to look
                self._watcher, self._news = "", {}
            self._whole = True  # what follows on a fragment is the page
        elif kind == "auto_rerun":
            self.every = message.auto_rerun.interval
            self._watcher = message.auto_rerun.fragment_id

    def _fill(self, states: Any) -> None:
        super()._fill(states)
        for identity, label in self._touched.items():
            states.widgets.add(id=identity).string_array_value.data.append(label)

    def _note(self, delta: Any) -> None:
        super()._note(delta)
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "bidi_component":
            component = element.bidi_component
            if component.component_name == POCKET:
                self._pocket = component.id
            elif component.component_name == NEWS:
                self._news = json.loads(component.json)
                self.every, self._watcher = self._news["every"], delta.fragment_id
            elif component.component_name == SAID:
                self.said = json.loads(component.json)["text"]
        elif kind == "button_group":
            group = element.button_group
            labels = tuple(option.content for option in group.options)
            self._answers = group.id, delta.fragment_id, labels
        elif kind == "markdown":
            self._read(element.markdown.body)
        elif kind == "html":
            self._read(element.html.body)

    def _read(self, text: str) -> None:
        if found := PLACE.search(text):
            self.places.setdefault(found[0], time.perf_counter())


class Phone(Listener):
    """A phone that answers."""

    async def vote(self, option: int) -> float:
        """Touch an option of the question on the table.

        Returns the time until the page says that the answer is in, s; VisitError if it does not.
        """
        identity, fragment, labels = self._answers
        if not identity:
            raise VisitError(f"{self.room}: nothing to touch")
        began = time.perf_counter()
        async with self._line:
            self.said = ""
            self._touched[identity] = labels[option]
            await self._run(fragment)
        while not IN.search(self.said):  # a later look for news stores it
            if self.failed or time.perf_counter() - began > self.patience:
                raise VisitError(f"{self.room}: {self.said or 'nothing was said of the answer'}")
            await asyncio.sleep(0.02)
        return time.perf_counter() - began

    @property
    def can_vote(self) -> bool:
        """Whether there are answers to touch."""
        return bool(self._answers[0])


class Wall(Listener):
    """The wall: ``counts`` holds each number of answers that it has shown, with when."""

    def __init__(self, url: str, room: str) -> None:
        super().__init__(url, room)
        self.counts: dict[int, float] = {}

    async def come(self, **address: str) -> float:
        """Open the wall of the room."""
        return await super().come(wall="true", **address)

    def _read(self, text: str) -> None:
        super()._read(text)
        if found := COUNTED.search(re.sub("<[^>]+>|\\s+", " ", text)):
            self.counts.setdefault(int(found[1]), time.perf_counter())
