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
from tests.support.app import text_of, unopened, words_of
from tests.support.records import EVIDENCE

SCRIPT = "pages/live.py"
# Some second of UTC.
NOON = 1_800_000_000
# What a browser would keep on the device; see goodcry/ui/kit/pocket_held.js.
NUMBER, KEPT = "number of this phone", "whether its browser lends storage"


def told(*, data: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What a browser tells of its pocket: of a key, where it holds one."""
    if data["empty"] or not data["key"]:
        return {}
    kept = st.session_state[KEPT]
    return {"told": {"room": data["room"], "key": data["key"], "kept": kept}}


def no_answer(*_: object) -> None:
    """What is asked of a store that is away."""
    raise rooms.Away("no answer")


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


def phone(code: str, number: int = 1, **address: str) -> AppTest:
    """The page in a room, on the phone with this number, which has come in if it may."""
    page = unopened(SCRIPT)
    page.query_params.update({"room": code, **address})
    page.session_state[NUMBER] = f"{number + 0xABC:032x}"
    page.session_state[KEPT] = True
    page.run()
    shown = drawn(page)
    return page if shown is None or shown["looks"] else tell(page, None)


def drawn(page: AppTest) -> dict[str, Any] | None:
    """What the page hands to the phone in the browser; None where none is drawn."""
    for element in page.get("bidi_component"):
        if element.proto.component_name == "goodcry_phone":
            return dict(json.loads(element.proto.json))
    return None


def tell(page: AppTest, values: list[str] | None) -> AppTest:
    """Let the phone say what its answers hold; None: that it is here, as it does by itself."""
    shown = drawn(page)
    assert shown, "no phone is drawn"
    turn = ((shown.get("answer") or {}).get("turn") or 0) + 1
    sheet = shown["sheet"] or {"step": 0, "round": 1}
    told = {
        "turn": turn,
        "number": page.session_state[NUMBER],
        "step": sheet["step"],
        "round": sheet["round"],
        "values": values,
    }
    page.session_state[f"v_phone_{shown['room']}"] = {"told": told}
    return page.run()


def answer(page: AppTest) -> dict[str, Any]:
    """What the phone was answered last."""
    shown = drawn(page)
    assert shown, "no phone is drawn"
    return dict(shown["answer"])


def words(page: AppTest) -> str:
    """All that is read on a phone, of the page and of what the browser draws."""
    shown = drawn(page)
    if shown is None:
        return text_of(page)
    parts = [(shown["sheet"] or {}).get("html", ""), *shown["words"].values()]
    answered = shown.get("answer") or {}
    parts += [answered.get(name, "") for name in ("said", "own", "refused")]
    read = words_of("\n".join(f"<p>{part}</p>" for part in parts))
    return (text_of(page) + "\n" + read).replace("\u00a0", " ")


def said(page: AppTest) -> str:
    """The sentence that tells whether an answer is in."""
    for element in page.get("bidi_component"):
        if element.proto.component_name == "goodcry_said":
            return str(json.loads(element.proto.json)["text"])
    return ""
