"""A room at an address: what its phones show, who may answer there, and nothing told too soon."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from starlette.applications import Starlette

from goodcry import live_items, live_measured
from goodcry.live import LENGTH, Command, Limits
from goodcry.rooms import Rooms
from goodcry.server import rooms
from goodcry.ui.kit import served
from goodcry.ui.live import ballot, sheet, watch
from tests.support import live
from tests.support.app import unopened
from tests.support.asgi import Answer, ask
from tests.support.live import School, drawn
from tests.support.records import EVIDENCE

school = live.school
APP = Starlette(routes=rooms.routes())
NUMBER = f"{7:032x}"
# What a browser says of a request of the page's own.
OWN = {
    "Content-Type": "application/json",
    "Origin": "http://school.example",
    "Sec-Fetch-Site": "same-origin",
}


def get(code: str, etag: str = "") -> Answer:
    headers = {"If-None-Match": etag} if etag else {}
    return ask(APP, f"/live-room?room={code}", headers=headers)


def post(code: str, headers: dict[str, str] | None = None, **told: Any) -> Answer:
    body = {"number": NUMBER, "step": 0, "round": 1, "values": None} | told
    return send(code, [json.dumps(body).encode()], OWN if headers is None else headers)


def send(code: str, body: Iterable[bytes], headers: dict[str, str] | None = None) -> Answer:
    return ask(APP, f"/live-room?room={code}", "POST", headers or OWN, body)


def test_a_phone_is_told_of_each_step_of_its_class_and_of_nothing_else(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, Command.OPEN)
    etag = get(code).headers["etag"]
    school.answers(code, "30")
    assert get(code, etag).status == 304, "what others answer is no news"
    for command in (Command.CLOSE, Command.SHOW, Command.NEXT, Command.SHUT_DOOR):
        school.say(code, command)
        answer = get(code, etag)
        etag = answer.headers["etag"]
        assert answer.status == 200
        assert json.loads(answer.text) == sheet.of(school.state(code), EVIDENCE)
        assert answer.headers["cache-control"] == "no-store"
        again = get(code, etag)
        assert (again.status, again.body) == (304, b"")
    school.say(code, Command.END)
    assert get(code, etag).text == "null"


def test_the_page_hands_to_the_browser_what_the_address_tells(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(served.SERVED, "1")
    code = school.open("diary_memory")
    school.say(code, Command.OPEN)
    page = unopened(live.SCRIPT)
    page.query_params["room"] = code
    shown = drawn(page.run())
    assert shown
    assert shown["sheet"] == json.loads(ask(APP, f"/{shown['address']}").text)


def test_nothing_measured_is_looked_up_before_it_is_shown(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open("diary_memory")

    def peeping(*_: Any) -> None:
        raise AssertionError("it was asked what was measured")

    with monkeypatch.context() as patch:
        patch.setattr(live_measured, "measured", peeping)
        for command in (Command.OPEN, Command.CLOSE):
            school.say(code, command)
            assert get(code).status == post(code).status == post(code, values=["30"]).status == 200
    school.say(code, Command.SHOW)
    item = live_items.live_set("diary_memory", EVIDENCE).items[0]
    assert live_measured.measured(item, EVIDENCE).certainty in get(code).text


def test_who_comes_in_answers_and_is_told_what_is_stored(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, Command.OPEN)
    assert json.loads(post(code).text)["values"] == []
    for value in ("30", "50"):
        told = json.loads(post(code, values=[value]).text)
        assert told["values"] == [value] and "is in" in told["said"]
    assert school.totals(code) == {"50": 1} and school.room(code).joined == 1
    assert json.loads(post(code).text)["values"] == ["50"], "in another tab, by another replica"
    school.say(code, Command.CLOSE)
    assert json.loads(post(code, values=["30"]).text)["said"] == ballot.LATE
    school.say(code, Command.END)
    assert post(code, values=["30"]).text == "null"


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_no_other_site_can_answer_for_whoever_visits_it(
    headers: dict[str, str], school: School
) -> None:
    code = school.open("diary_memory")
    school.say(code, Command.OPEN)
    answer = post(code, OWN | headers)
    assert (answer.status, answer.text) == (403, rooms.FOREIGN)
    assert school.room(code).joined == 0


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "http://school.example:1"])
def test_a_browser_that_tells_the_origin_alone_is_held_to_it(origin: str, school: School) -> None:
    code = school.open("diary_memory")
    headers = {"Content-Type": "application/json; charset=utf-8"}
    assert post(code, headers | {"Origin": origin}).status == 403
    assert school.room(code).joined == 0
    assert post(code, headers | {"Origin": "https://school.example"}).status == 200
    assert post(code, headers).status == 200
    assert ask(APP, f"/live-room?room={code}", "OPTIONS", {"Origin": origin}).status == 405


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ([b"{"], 400),
        ([b"[]"], 400),
        ([b"[" * 900], 400),
        ([b"\xff"], 400),
        ([b'{"number": "no"}'], 400),
        ([b" " * 600, b" " * 600], 413),
    ],
    ids=str,
)
def test_what_is_no_answer_is_refused(body: list[bytes], status: int, school: School) -> None:
    code = school.open("diary_memory")
    answer = send(code, body)
    assert (answer.status, answer.text) == (status, rooms.NO_ANSWER)


def test_where_no_room_can_be_the_address_says_so(school: School) -> None:
    assert get("ACDEF").text == post("ACDEF").text == "null"
    for answer in (get("B0B"), post("B0B")):
        assert (answer.status, answer.text) == (404, rooms.NO_CODE)


def test_codes_cannot_be_guessed_faster_than_a_person_types(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(rooms, "misses", watch.Misses(lambda: clock[0]))
    code, other = school.open("diary_memory"), school.open("diary_memory")
    assert get(code).status == 200
    most = Limits.read(EVIDENCE).misses_a_minute
    wrong = ["".join(letters) for letters in combinations("ACDEFHJK", LENGTH)]
    wrong = [each for each in wrong if each not in (code, other)]
    for tried in wrong[:most]:
        assert get(tried).text == get(tried).text == post(tried).text == "null"
        assert post(tried, {"Content-Type": "text/plain"}).status == 403
    for tried in (wrong[most], other):
        for answer in (get(tried), post(tried)):
            assert (answer.status, answer.text) == (429, rooms.TOO_MANY), "right or wrong"
    school.say(code, Command.OPEN)
    assert {get(code).status for _ in range(200)} == {200}
    assert {post(code, number=f"{each:032x}").status for each in range(60)} == {200}
    clock[0] += watch.MINUTE
    assert get(other).status == post(other).status == 200


def test_no_phone_of_a_class_counts_as_one_who_guesses(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with its class at another server, nor where the store is away, nor after the end."""
    monkeypatch.setattr(rooms, "misses", watch.Misses(lambda: 0.0))
    codes = [school.open("diary_memory") for _ in range(15)]
    with monkeypatch.context() as patch:
        patch.setattr(Rooms, "state", live.no_answer)
        assert {post(code).status for code in codes} == {503}
    for code in codes:
        assert {post(code, number=f"{each:032x}").status for each in range(3)} == {200}
        school.say(code, Command.OPEN, Command.END)
    assert {get(code).text for code in codes} == {"null"}


def test_a_store_that_does_not_answer_is_asked_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open("diary_memory")
    with monkeypatch.context() as patch:
        patch.setattr(Rooms, "join", live.no_answer)
        assert post(code).status == 503
    monkeypatch.setattr(Rooms, "state", live.no_answer)
    assert get("ACDEF").status == post("ACDEF").status == 503
    monkeypatch.setenv(watch.STORE, watch.OFF)
    assert get("ACDEF").status == post("ACDEF").status == 503


def test_what_was_read_just_now_is_neither_read_nor_made_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither for the address nor for the page of a phone that comes in, or comes back."""
    done: list[str] = []
    read, made = Rooms.state, sheet.of
    code = school.open("diary_memory")

    def counted(self: Rooms, code: str, now: int) -> Any:
        done.append("read")
        return read(self, code, now)

    def making(*given: Any) -> Any:
        done.append("made")
        return made(*given)

    monkeypatch.setattr(Rooms, "state", counted)
    monkeypatch.setattr(sheet, "of", making)
    monkeypatch.setattr(watch, "FRESH", 60.0)
    for _ in range(3):
        assert get(code).status == 200
        assert drawn(live.phone(code))
    assert done == ["read", "made"]
    school.say(code, Command.OPEN)
    school.say(code, Command.END)
    assert get(code).text == "null"
    assert code not in sheet._made, "what was deleted is not kept here either"
