"""A live class on a phone: one touch is one answer, and nothing is known before it is shown."""

from __future__ import annotations

import hashlib
import html
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import class_result, live_items, live_measured
from goodcry.live import Command, Limits
from goodcry.live_items import Item
from goodcry.rooms import Rooms
from goodcry.ui.kit import query, wording
from goodcry.ui.live import ballot, door, phone, sheet, watch
from tests.support import live
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.live import School
from tests.support.records import EVIDENCE

school = live.school
LIMITS = Limits.read(EVIDENCE)
OPEN, CLOSE, SHOW, END = Command.OPEN, Command.CLOSE, Command.SHOW, Command.END
# One set for each kind of question.
KINDS: dict[str, str] = {each.items[0].kind: each.id for each in live_items.sets(EVIDENCE)}


def touch(page: AppTest, *values: str) -> AppTest:
    """Let the answers hold these values."""
    return live.tell(page, list(values))


def offered(page: AppTest) -> list[tuple[str, str]]:
    """The answers to touch, each with its value."""
    shown = live.drawn(page)
    assert shown
    answers = re.findall(r'value="([^"]*)"><span>(.*?)</span>', shown["sheet"]["html"])
    return [(html.unescape(value), html.unescape(label)) for value, label in answers]


def is_in(item: Item, *values: str) -> str:
    """What is said once these are in."""
    return sheet.words(
        f"Your {ballot.CALLED[item.kind]} **{item.label_of(values[0])}** is in. You can change it."
    )


def assert_whole(page: AppTest) -> None:
    """Nothing broke; a question alone needs no words besides."""
    assert not page.exception and not page.error


def test_a_code_as_people_type_it_leads_into_its_room(school: School) -> None:
    code = school.open("diary_memory")
    page = open_page(live.SCRIPT)
    page.text_input(key="v_code").set_value("b1!")
    [join] = [button for button in page.button if button.label == "Join"]
    join.click().run()
    assert "No code has the letter B" in text_of(page)
    page.text_input(key="v_code").set_value(f" {code[:2].lower()}-{code[2:]} ")
    [join] = [button for button in page.button if button.label == "Join"]
    join.click().run()
    assert_whole(page)
    assert page.query_params["room"] == code and "You are in" in live.words(page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_touch_is_the_answer_and_can_be_changed(kind: str, school: School) -> None:
    code = school.open(KINDS[kind])
    page = live.phone(code)
    assert "You are in" in live.words(page) and not offered(page)
    school.say(code, OPEN)
    page.run()
    assert_whole(page)
    item = school.item(code)
    assert offered(page) == [(option.value, option.label) for option in item.options]
    assert item.question in live.words(page)
    first, second = (option.value for option in item.options[:2])
    for value in (first, first, second, first):
        touch(page, value)
    assert school.totals(code) == {first: 1}
    assert live.answer(page)["said"] == is_in(item, first)
    again = live.answer(live.phone(code))
    assert (again["values"], again["said"]) == ([first], is_in(item, first)), "after a reload"
    assert school.state(code).room.joined == 1
    school.say(code, CLOSE)
    page.run()
    assert not offered(page)
    assert item.label_of(first) in live.answer(page)["own"]


def test_three_of_several_may_be_chosen_and_taken_back(school: School) -> None:
    code = school.open(KINDS["several"])
    school.say(code, OPEN)
    page = live.phone(code)
    shown = live.drawn(page)
    assert shown and shown["sheet"]["most"] == 3 and "More than three" in shown["sheet"]["more"]
    values = [option.value for option in school.item(code).options]
    touch(page, *values[:3])
    assert school.totals(code) == dict.fromkeys(values[:3], 1)
    touch(page, *values[:4])
    assert school.totals(code) == dict.fromkeys(values[:3], 1), "more than may be chosen"
    touch(page)
    assert school.totals(code) == {}
    assert live.answer(page)["said"] == ballot.TOUCH


def test_nothing_is_said_to_be_in_before_the_store_says_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    page = live.phone(code)
    value = school.item(code).options[3].value
    with monkeypatch.context() as patch:
        patch.setattr(Rooms, "vote", live.no_answer)
        patch.setattr(Rooms, "state", live.no_answer)
        touch(page, value)
        assert live.answer(page).keys() == {"turn"}, "phone.js tells it again"
        assert phone.AWAY in live.words(live.phone("ACDEF"))
        assert_healthy(open_page("app.py"))
    touch(page, value)
    assert "is in" in live.answer(page)["said"]
    assert school.totals(code) == {value: 1}


def test_a_touch_that_comes_too_late_is_called_late(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    page = live.phone(code)
    monkeypatch.setattr(watch, "FRESH", 1e9)  # this page has not looked since
    room, value = school.room(code), school.item(code).options[3].value
    school.store.command(code, school.keys[code], room.version, CLOSE, 2, school.now)
    told = live.answer(touch(page, value))
    assert told["said"] == ballot.LATE
    assert told["own"] == f"{ballot.LATE} {ballot.NOTHING}"
    assert told["version"] == room.version + 1, "the phone looks for news at once"
    assert school.totals(code) == {}


def test_who_changes_his_mind_too_often_keeps_what_he_had(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    page = live.phone(code)
    first, second = (option.value for option in school.item(code).options[:2])
    voter = page.session_state[live.NUMBER]
    for _ in range(LIMITS.changes + 1):
        school.store.vote(code, voter, 0, 1, (first,), school.now)
    told = live.answer(touch(page, second))
    assert (told["values"], told["said"]) == ([first], sheet.words(ballot.TOO_OFTEN))
    assert school.totals(code) == {first: 1}


@pytest.mark.parametrize(
    "told",
    [
        {"number": "somebody"},
        {"number": 7},
        {"step": 2},
        {"step": -1},
        {"step": True},
        {"step": 0.0},
        {"round": 0},
        {"round": 10**30},
        {"values": "30"},
        {"values": ["30", "50"]},
        {"values": ["31"]},
        {"values": [30]},
        {"values": [["30"]]},
    ],
    ids=str,
)
def test_what_no_phone_of_ours_tells_is_refused(told: dict[str, Any], school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    live.phone(code)
    usual = {"number": f"{1 + 0xABC:032x}", "step": 0, "round": 1, "values": ["30"]}
    with pytest.raises(ValueError, match=r"^no "):
        ballot.answer(EVIDENCE, code, usual | told)
    assert school.totals(code) == {}
    assert ballot.answer(EVIDENCE, code, usual)["values"] == ["30"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("many", [False, True], ids=["few", "enough"])
def test_what_was_measured_is_looked_up_only_once_it_is_shown(
    kind: str, many: bool, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open(KINDS[kind])
    page = live.phone(code)
    with monkeypatch.context() as patch:

        def peeping(*_: Any) -> None:
            raise AssertionError("it was asked what was measured")

        patch.setattr(live_measured, "measured", peeping)
        for command in (OPEN, CLOSE):
            school.say(code, command)
            page.run()
            assert_whole(page)
            if command is OPEN:
                value = school.item(code).options[0].value
                touch(page, value)
                school.answers(code, *[value] * (LIMITS.fewest_answers - 2 + many))
    school.say(code, SHOW)
    page.run()
    assert_whole(page)
    item, text = school.item(code), live.words(page)
    measured = live_measured.measured(item, EVIDENCE)
    assert wording.together(measured.sentence) in wording.together(text)
    assert measured.certainty in text
    for mark in measured.marks:
        assert mark.certainty in text
        assert kind != "number" or (mark.value_text in text and mark.who in text)
    assert live.answer(page)["own"] == sheet.words(
        f"Your {ballot.CALLED[item.kind].removesuffix(' of')}: **{item.label_of(value)}**."
    )
    found = class_result.result(item, school.totals(code), LIMITS, LIMITS.fewest_answers - 1 + many)
    assert class_result.sentence(item, found) in text
    assert found.shown == many


def test_a_closed_door_keeps_strangers_out_and_nobody_else(school: School) -> None:
    code = school.open("diary_memory")
    inside = live.phone(code, 1)
    school.say(code, Command.SHUT_DOOR)
    assert live.answer(live.phone(code, 2)) == {"turn": 1, "refused": ballot.SHUT}
    live.tell(inside, None)
    assert live.answer(inside)["values"] == []
    assert school.room(code).joined == 1


def test_a_room_that_is_over_says_so_and_lets_go_of_the_number(school: School) -> None:
    code = school.open("diary_memory")
    page = live.phone(code)
    school.say(code, OPEN, END)
    page.run()
    assert_healthy(page)
    assert phone.OVER in text_of(page)
    assert live.told(data={"room": code, "key": "", "empty": True}) == {}
    assert [element.proto.label for element in page.get("page_link")]
    assert door.NO_ROOM.format(code) in text_of(live.phone(code))


def test_who_tries_too_many_codes_waits_a_minute(school: School) -> None:
    page = live.phone("ACDEF")
    for letter in "HJKMNPRTU":
        page.query_params["room"] = f"ACDE{letter}"
        page.run()
        assert door.NO_ROOM.format(f"ACDE{letter}") in text_of(page)
    page.query_params["room"] = code = school.open("diary_memory")
    page.run()
    assert door.WAIT in text_of(page)
    assert school.room(code).joined == 0


def test_a_word_can_stand_before_opening(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(watch.WORD, "teapot")
    page = open_page(live.SCRIPT, {"set": "diary_memory"})
    page.text_input(key="v_word").set_value("kettle")
    page.button(key="v_open").click().run()
    assert door.WRONG_WORD in text_of(page)
    page.text_input(key="v_word").set_value("teapot")
    page.button(key="v_open").click().run()
    assert school.room(page.query_params["room"]).set_id == "diary_memory"
    assert set(page.query_params) == {"room"}, "no key may stand in an address"


def test_the_word_may_be_given_as_its_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = "sha256:e37c8c9c2c0f0f5f"
    monkeypatch.setenv(watch.WORD, hashed)
    assert not watch.knows(hashed) and not watch.knows("teapot")
    monkeypatch.setenv(watch.WORD, f"sha256:{hashlib.sha256(b'teapot').hexdigest()}")
    assert watch.knows(" teapot ") and not watch.knows("kettle")


@pytest.mark.parametrize("address", [{}, {"room": "ACDEF"}, {"set": "diary_memory"}], ids=str)
def test_where_it_is_off_the_page_says_so(
    address: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(watch.STORE, "off")
    monkeypatch.setattr(watch, "made_ready", None)
    page = open_page(live.SCRIPT, address)
    assert_healthy(page)
    assert door.OFF in text_of(page)
    assert not page.text_input


def test_a_link_to_send_leads_into_the_room_and_to_nothing_else() -> None:
    asked = {"room": "acdef", "wall": "true", "set": "diary_memory", "hands": "true"}
    found = query.read("live", {k: [v] for k, v in asked.items()}, EVIDENCE)
    assert [each.parameter.name for each in found if each.parameter.shared] == ["room"]
    page = open_page(live.SCRIPT, {"set": "diary_memory"})
    page.button(key="share").click().run()
    assert page.code[0].value.endswith("/live")
