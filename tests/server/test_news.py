"""The news of a room at an address: that it has changed, and nothing of what it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from goodcry.live import Command
from goodcry.rooms import Away, Rooms
from goodcry.server import news
from goodcry.ui.kit import served
from goodcry.ui.live import watch
from tests.support import live
from tests.support.asgi import Answer, ask
from tests.support.live import School, phone

school = live.school
APP = Starlette(routes=news.routes())
ON = (Command.OPEN, Command.CLOSE, Command.SHOW, Command.NEXT)


def get(code: str) -> Answer:
    return ask(APP, f"/live-news?room={code}")


def told(page: AppTest) -> dict[str, Any]:
    """What a phone's page hands to what asks for news."""
    assert not page.exception
    [found] = [
        element.proto.json
        for element in page.get("bidi_component")
        if element.proto.component_name == "goodcry_news"
    ]
    return dict(json.loads(found))


def test_a_phone_asks_where_news_are_and_hears_of_each_step_of_its_class(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(served.SERVED, "1")
    code = school.open("diary_memory")
    page = phone(code)
    for command in ON:
        before = told(page)
        assert get(code).text == before["version"]
        school.say(code, command)
        answer = ask(APP, f"/{before['address']}")
        assert answer.text == str(school.room(code).version) != before["version"]
        assert answer.headers["cache-control"] == "no-store"
        page.run()
    school.say(code, Command.END)
    assert get(code).text == "gone"


def test_what_waits_is_asked_for_again_although_nothing_has_changed(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise Away("no answer")

    monkeypatch.setenv(served.SERVED, "1")
    code = school.open("diary_memory")
    assert not told(phone(code))["waits"]
    monkeypatch.setattr(Rooms, "join", silent)
    assert told(phone(code, 2))["waits"]


def test_where_no_room_can_be_the_address_says_so(school: School) -> None:
    assert get("ACDEF").text == "gone"
    answer = get("B0B")
    assert (answer.status, answer.text) == (404, news.NO_CODE)


def test_a_store_that_does_not_answer_has_no_news(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise Away("no answer")

    monkeypatch.setattr(Rooms, "state", silent)
    assert get("ACDEF").status == 503
    monkeypatch.setenv(watch.STORE, watch.OFF)
    assert get("ACDEF").status == 503


def test_what_was_read_just_now_is_not_read_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    read = Rooms.state
    code = school.open("diary_memory")

    def counted(self: Rooms, code: str, now: int) -> Any:
        reads.append(code)
        return read(self, code, now)

    monkeypatch.setattr(Rooms, "state", counted)
    monkeypatch.setattr(watch, "FRESH", 60.0)
    for _ in range(3):
        assert get(code).text == "0"
    assert reads == [code]
