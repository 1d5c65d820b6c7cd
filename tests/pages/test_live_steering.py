"""Who steers a live class, and hands that are counted without phones."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import live_hands, live_items, live_measured
from goodcry.live import Command, Limits
from goodcry.live_hands import Hands
from goodcry.rooms import Rooms
from goodcry.ui.live import ballot, commands, handing, phone, results, wall, watch
from goodcry.ui.live.commands import ABOUT
from tests.support import live
from tests.support.app import text_of
from tests.support.live import School
from tests.support.live_screens import assert_healthy, button, hands, seen, steering, touch
from tests.support.records import EVIDENCE

school = live.school
LIMITS = Limits.read(EVIDENCE)
OPEN, CLOSE, SHOW, NEXT = Command.OPEN, Command.CLOSE, Command.SHOW, Command.NEXT
AGAIN, END = Command.AGAIN, Command.END


def test_a_lesson_is_led_by_the_large_button(school: School) -> None:
    """Each says what it will do; PageDown, a clicker's forward key, touches it."""
    code = school.open("diary_memory")
    page = steering(school, code)
    steps = [(OPEN, "open"), (CLOSE, "closed"), (SHOW, "shown"), (NEXT, "open")]
    for command, phase in steps:
        about = ABOUT[command]
        assert about.does in text_of(page)
        found = button(page, about.label)
        assert found.proto.type == "primary"  # type: ignore[attr-defined]
        assert found.proto.shortcut.lower() == commands.FORWARD.lower()  # type: ignore[attr-defined]
        touch(page, about.label)
        assert school.room(code).phase == phase
    assert school.room(code).step == 1
    touch(touch(page, "Close the question"), "Show what")
    assert commands.LAST in text_of(page)
    measured = live_measured.measured(school.item(code), EVIDENCE)
    read = text_of(page)
    assert measured.why in read and "To discuss." in read
    assert read.index(ABOUT[END].does) < read.index("Beware:"), "one scrolls to the end"


def test_who_steers_gets_to_the_wall_and_looks_at_a_phone_without_taking_part(
    school: School,
) -> None:
    code = school.open("diary_memory")
    for command in (None, OPEN, CLOSE, SHOW):
        school.say(code, *([command] if command else []))
        ways = [each.proto.url for each in steering(school, code).get("link_button")]
        assert [f"/live?room={code}&wall=true&embed=true", f"/live?room={code}&look=true"] == ways
        page = steering(school, code, look="true")
        assert_healthy(page)
        shown = live.drawn(page)
        assert shown and shown["looks"], "what is touched is told to nobody"
        assert ballot.NOTHING not in live.words(page)
        assert school.room(code).joined == 0
    assert live_measured.measured(school.item(code), EVIDENCE).why in live.words(page)
    school.say(code, AGAIN)
    pupil = live.phone(code, look="true")  # where no key is kept
    assert school.room(code).joined == 0
    live.tell(touch(pupil, "Take part from here"), None)
    shown = live.drawn(pupil)
    assert school.room(code).joined == 1 and shown and not shown["looks"]


def test_who_steers_while_the_store_does_not_answer_goes_on_steering(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = school.open("diary_memory")
    with monkeypatch.context() as patch:
        patch.setattr(Rooms, "state", live.no_answer)
        patch.setattr(watch, "STALE", -1.0)  # what was read before is too old
        for page in (steering(school, code), steering(school, code, wall="true")):
            assert_healthy(page)
            assert commands.AWAY in text_of(page)
            assert live.drawn(page) is None, "a phone would come in"
        looks = steering(school, code, look="true")
        assert_healthy(looks)
        assert phone.AWAY in live.words(looks)
    touch(steering(school, code), "Open question 1 of 2")
    assert school.room(code).phase == "open"


def test_the_wall_with_the_key_goes_on_too(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code, wall="true")
    touch(page, "Open question 1 of 2")
    assert school.room(code).phase == "open"


def test_a_second_device_that_was_slower_sees_how_it_stands(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    page = steering(school, code)
    school.say(code, CLOSE)
    touch(page, "Close the question")
    assert school.room(code).phase == "closed", "nothing was skipped"
    assert live.said(page) == commands.STALE
    touch(page, "Show what was measured")
    assert live.said(page) == ""


def test_the_end_asks_once_and_leaves_nothing(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code)
    touch(page, "End and delete")
    assert school.room(code).phase == "lobby"
    touch(page, "Go on with the class")
    touch(touch(page, "End and delete"), "End and delete")
    assert school.store.state(code, school.now) is None
    assert commands.GONE in text_of(page)


def test_the_results_are_offered_before_they_are_deleted(school: School) -> None:
    code = school.open("diary_memory")
    page = touch(steering(school, code), "End and delete")
    assert not offered(page), "nothing was closed"
    school.say(code, OPEN)
    school.answers(code, *["30"] * 5)
    school.say(code, CLOSE)
    assert "Take the results (CSV)" in offered(page.run())


def offered(page: AppTest) -> list[str]:
    """What the page lets take along."""
    return [
        each["label"]
        for part in page.get("bidi_component")
        if part.proto.component_name == "goodcry_by_hand"
        for each in json.loads(part.proto.json)["buttons"]
    ]


def test_who_steers_is_told_of_the_end_as_one_who_steers(school: School) -> None:
    """Also on a page that was opened anew: a phone's, until the browser has told of the key."""
    code = school.open("diary_memory")
    page = live.phone(code)
    page.session_state["v_keys"] = {code: school.keys[code]}
    page.run()
    assert button(page, "Open question 1 of 2")
    school.say(code, OPEN, END)
    page.run()
    assert commands.GONE in text_of(page) and phone.OVER not in text_of(page)


def test_another_device_steers_too_by_a_number_once_and_soon(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code)
    page.session_state["v_more"] = True
    touch(page.run(), "Let another device steer, too")
    digits = next(each.value for each in page.markdown if each.value.strip("* ")[:3].isdigit())
    typed = digits.strip("*")
    other = live.phone(code, 2)
    taken = offer(other, typed)
    assert button(taken, "Open question 1 of 2")
    assert handing.WRONG in text_of(offer(live.phone(code, 3), typed)), "once"
    school.now += LIMITS.hand_over
    page.run()
    assert digits not in [each.value for each in page.markdown]


def offer(page: AppTest, digits: str) -> AppTest:
    """Type the number on the other device, in what opens over its page."""
    opens = "v_teach_note"
    page.button(key=opens).click().run()
    page.text_input(key="v_digits").set_value(digits)
    [there] = [each for each in page.button if each.label == "Steer from here, too"]
    there.click()
    page.button(key=opens).click().run()  # else this run would draw the page alone
    assert_healthy(page)
    return page


def test_a_key_that_fits_no_more_says_what_to_do(school: School) -> None:
    code = school.open("diary_memory")
    school.keys[code] += "x"
    page = steering(school, code)
    touch(page, "Open question")
    assert school.room(code).phase == "lobby"
    assert live.said(page) == commands.WRONG_KEY


def test_where_a_browser_keeps_nothing_the_key_can_be_copied(school: School) -> None:
    code = school.open("diary_memory")
    page = steering(school, code, kept=False)
    page.session_state["v_more"] = True
    page.run()
    copied = [
        each["text"]
        for part in page.get("bidi_component")
        if part.proto.component_name == "goodcry_by_hand"
        for each in json.loads(part.proto.json)["buttons"]
    ]
    assert school.keys[code] in copied
    other = offer(live.phone(code, 2), school.keys[code])
    touch(other, "Open question 1 of 2")
    assert school.room(code).phase == "open"


def test_the_results_are_totals_and_no_people(school: School) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    school.answers(code, *["30"] * 5, "50")
    found = live_items.live_set("diary_memory", EVIDENCE)
    assert not results.table(school.state(code), found, LIMITS), "while it is open"
    school.say(code, CLOSE)
    rows = results.table(school.state(code), found, LIMITS)
    assert [row["chosen"] for row in rows] == [0, 0, 0, 5, 0, 1, 0, 0, 0, 0]
    assert {row["people who answered"] for row in rows} == {6}


def test_hands_make_the_same_picture_and_the_same_reveal() -> None:
    page = hands()
    item = live_items.live_set("diary_memory", EVIDENCE).items[0]
    for label in ("20–29", *["30–39"] * 4, "60–69", "60–69"):
        touch(page, label.replace("–", wall.NO_BREAK))
    less = next(each for each in page.button if each.key == "v_less_6")
    less.click().run()
    assert "6 hands" in text_of(page)
    touch(page, "All counted")
    told = seen(page)
    assert "What 6 of you guessed" in told
    there = live_measured.measured(item, EVIDENCE)
    assert there.sentence not in told
    again = hands(tally="".join(page.query_params["tally"]))
    assert "What 6 of you guessed" in seen(again), "after a reload"
    touch(again, "Show what was measured")
    assert there.sentence in seen(again) and there.certainty in seen(again)
    touch(touch(again, "Ask this again"), "All counted")
    touch(touch(again, "Show what was measured"), "Next question")
    assert live_items.live_set("diary_memory", EVIDENCE).items[1].question in text_of(again)
    touch(again, "From the start")
    assert "tally" not in again.query_params


@pytest.mark.parametrize(
    "text", ["", "x", "9o1_", "1o1_9.9.9-", "2s3__-_.", "1c1_99999", "1o1_1.2.3.4.5.6.7.8.9.1.2"]
)
def test_a_tally_that_nobody_wrote_does_no_harm(text: str) -> None:
    hands(tally=text)
    found = live_items.live_set("diary_memory", EVIDENCE)
    read = live_hands.read(text, found)
    assert isinstance(read, Hands)
    assert live_hands.read(live_hands.write(read, found), found).at == read.at
