"""A live class in tests of pages: rooms of their own, and phones that are in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from goodcry import live_items, rooms
from goodcry.live import Command, Limits, Room
from goodcry.live_items import Item
from goodcry.rooms import Rooms, State
from goodcry.ui.kit import pocket
from goodcry.ui.live import watch
from tests.support.app import unopened
from tests.support.records import EVIDENCE

SCRIPT = "pages/live.py"
# Some second of UTC.
NOON = 1_800_000_000
# What a browser would keep on the device; see goodcry/ui/kit/pocket.js.
NUMBER, KEPT = "number of this phone", "whether its browser lends storage"


def told(*, data: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What a browser tells of its pocket."""
    if data["empty"] or NUMBER not in st.session_state:
        return {}
    number, kept = st.session_state[NUMBER], st.session_state[KEPT]
    held = {"room": data["room"], "number": number, "key": data["key"], "kept": kept}
    return {"told": held}


class School:
    """A store of rooms that pages and tests share, on a clock that stands still.

    ``changed`` is told the code of each room that has changed.
    """

    def __init__(
        self, store: Rooms, now: int, changed: Callable[[str], object] = lambda _: None
    ) -> None:
        self.store, self.now, self.changed = store, now, changed
        self.keys: dict[str, str] = {}

    def open(self, set_id: str) -> str:
        """The code of a new room."""
        room, self.keys[room.code] = self.store.open(set_id, self.now)
        return room.code

    def room(self, code: str) -> Room:
        """A room as it stands."""
        return self.state(code).room

    def state(self, code: str) -> State:
        """All that a wall would see."""
        found = self.store.state(code, self.now)
        assert found, f"the room {code} is gone"
        return found

    def item(self, code: str) -> Item:
        """What is on the table."""
        room = self.room(code)
        return live_items.live_set(room.set_id, EVIDENCE).items[room.step]

    def say(self, code: str, *commands: Command) -> None:
        """Commands of the teacher, one after the other."""
        for command in commands:
            room = self.room(code)
            items = len(live_items.live_set(room.set_id, EVIDENCE).items)
            self.store.command(code, self.keys[code], room.version, command, items, self.now)
            self.changed(code)

    def answers(self, code: str, *values: str) -> None:
        """So many others come in and answer, one value each."""
        room = self.room(code)
        for number, value in enumerate(values):
            voter = f"{number:032x}"
            self.store.join(code, voter, self.now)
            assert self.store.vote(code, voter, room.step, room.round, (value,), self.now)
        self.changed(code)

    def totals(self, code: str) -> dict[str, int]:
        """What is counted for the round on the table."""
        state = self.state(code)
        return dict(state.totals.get((state.room.step, state.room.round), {}))


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    """Rooms in a file of this test alone; pages read them at each run."""
    url = f"sqlite:///{tmp_path / 'rooms.db'}"
    monkeypatch.setenv(watch.STORE, url)
    monkeypatch.setattr(watch, "FRESH", 0.0)
    monkeypatch.setattr(pocket, "_component", told)
    watch.watch.clear()
    store = rooms.connect(url, Limits.read(EVIDENCE))
    found = School(store, NOON, lambda code: watch.watch().refresh(code))
    monkeypatch.setattr(watch.watch(), "now", lambda: found.now)
    yield found
    watch.watch.clear()
    found.store.close()


def phone(code: str, number: int = 1, *, kept: bool = True, **address: str) -> AppTest:
    """The page in a room, on the phone with this number."""
    page = unopened(SCRIPT)
    page.query_params.update({"room": code, **address})
    page.session_state[NUMBER] = f"{number + 0xABC:032x}"
    page.session_state[KEPT] = kept
    return page.run()


def said(page: AppTest) -> str:
    """The sentence that tells whether an answer is in."""
    for element in page.get("bidi_component"):
        if element.proto.component_name == "goodcry_said":
            return str(json.loads(element.proto.json)["text"])
    return ""
