"""A live class on a phone: one touch is one answer, and nothing is known before it is shown."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import class_result, live_items, live_measured
from goodcry.live import Command, Limits
from goodcry.live_items import Item
from goodcry.rooms import Away, Rooms
from goodcry.ui.kit import query, wording
from goodcry.ui.live import ballot, door, phone, watch
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
    [answers] = page.button_group
    several = answers.proto.click_mode == answers.proto.MULTI_SELECT
    return answers.set_value(list(values) if several else values[0]).run()


def assert_whole(page: AppTest) -> None:
    """Nothing broke; a question alone needs no words besides."""
    assert not page.exception and not page.error


def labels(item: Item) -> list[str]:
    return [option.label for option in item.options]


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
    assert_healthy(page)
    assert page.query_params["room"] == code


@pytest.mark.parametrize("kind", KINDS)
def test_a_touch_is_the_answer_and_can_be_changed(kind: str, school: School) -> None:
    code = school.open(KINDS[kind])
    page = live.phone(code)
    assert "You are in" in text_of(page) and not page.button_group
    school.say(code, OPEN)
    page.run()
    assert_whole(page)
    item = school.item(code)
    assert page.button_group[0].options == labels(item)
    assert item.question in text_of(page)
    first, second = (option.value for option in item.options[:2])
    for value in (first, first, second, first):
        touch(page, value)
    assert school.totals(code) == {first: 1}
    assert live.said(
        page
    ) == f"Your {ballot.CALLED[item.kind]} **{item.label_of(first)}** is in. " + (
        "You can change it."
    )
    again = live.phone(code)
    assert again.button_group[0].value == ([first] if item.most > 1 else first), "after a reload"
    assert school.state(code).room.joined == 1
    school.say(code, CLOSE)
    page.run()
    assert not page.button_group
    assert item.label_of(first) in text_of(page)


def test_three_of_several_may_be_chosen_and_taken_back(school: School) -> None:
    code = school.open(KINDS["several"])
    school.say(code, OPEN)
    page = live.phone(code)
    values = [option.value for option in school.item(code).options]
    touch(page, *values[:3])
    assert school.totals(code) == dict.fromkeys(values[:3], 1)
    touch(page, *values[:4])
    assert "More than three" in live.said(page)
    assert school.totals(code) == dict.fromkeys(values[:3], 1)
    touch(page)
    assert school.totals(code) == {}


def test_nothing_is_said_to_be_in_before_the_store_says_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    page = live.phone(code)
    value = school.item(code).options[3].value
    with monkeypatch.context() as patch:

        def away(*_: Any) -> bool:
            raise Away("no answer")

        patch.setattr(Rooms, "vote", away)
        patch.setattr(Rooms, "state", away)
        touch(page, value)
        assert live.said(page) == ballot.NOT_YET
        assert page.button_group[0].value == value, "the touch is lost"
        assert live.phone("ACDEF").info[0].value == phone.AWAY
        assert_healthy(open_page("app.py"))
    page.run()  # as the next look for news has it
    assert "is in" in live.said(page)
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
    touch(page, value)
    assert ballot.LATE in text_of(page) and ballot.NOTHING in text_of(page)
    assert school.totals(code) == {}


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
    item, text = school.item(code), text_of(page)
    measured = live_measured.measured(item, EVIDENCE)
    assert wording.together(measured.sentence) in wording.together(text)
    assert measured.certainty in text
    for mark in measured.marks:
        assert mark.certainty in text
        assert kind != "number" or (mark.value_text in text and mark.who in text)
    own = f"Your {ballot.CALLED[item.kind]} **{item.label_of(value)}**"
    assert own in text
    found = class_result.result(item, school.totals(code), LIMITS, LIMITS.fewest_answers - 1 + many)
    assert class_result.sentence(item, found) in text
    assert found.shown == many


def test_a_closed_door_keeps_strangers_out_and_nobody_else(school: School) -> None:
    code = school.open("diary_memory")
    inside = live.phone(code, 1)
    school.say(code, Command.SHUT_DOOR)
    assert phone.SHUT in text_of(live.phone(code, 2))
    inside.run()
    assert "You are in" in text_of(inside)
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


def test_a_browser_without_storage_is_told(school: School) -> None:
    code = school.open("diary_memory")
    assert "keeps nothing" in text_of(live.phone(code, kept=False))
    assert "keeps nothing" not in text_of(live.phone(code))


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
    import hashlib

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
